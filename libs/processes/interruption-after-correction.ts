import { idOf, type AnyFact, type Recorded } from '../event-log/event.ts';
import { standingFacts } from '../event-log/standing-facts.ts';
import { processManager, typesOf, type Ask } from '../process-managers/process-manager.ts';
import { punishmentTermEvents, type PunishmentTermFact, type TermId } from '../punishment-term/punishment-term.events.ts';
import { recordInterruption, type RecordInterruption } from '../punishment-term/record-interruption.ts';
import { interruptionAfterEscape } from './interruption-after-escape.ts';
import { factsOf } from './open-terms.ts';
import { termAfterDeferral } from './term-after-deferral.ts';
import { termAfterParole } from './term-after-parole.ts';

/**
 * Who was away after the last day of a term was away from no term; where that day is found to be wrong, and the term went on, the days away
 * were not served after all.
 *
 * Days away that were recorded once are left to whoever corrects those. PEC 165(2).
 */
export const interruptionAfterCorrection = processManager<PunishmentTermFact>({
  name: 'interruption-after-correction',
  consumes: [{ TermCalculated: punishmentTermEvents.TermCalculated }],
  begins: 'at-first-fact',
  looksAt: (fact) => (fact.type === 'TermCalculated' && fact.data.cause === 'CORRECTION' ? fact.data.personId : undefined),
  react: (fact, recorded = []) => {
    if (fact.type !== 'TermCalculated' || fact.data.cause !== 'CORRECTION') return [];
    const termId = idOf(fact.stream, 'term') as TermId; // named by the id of the term
    const known = factsOf<PunishmentTermFact>(recorded, fact.stream);
    return [`custody-${fact.data.personId}`, `parole-${termId}`, `deferral-${termId}`]
      .flatMap((stream) => standingFacts(factsOf(recorded, stream)))
      .flatMap((away) => interruptionsAsked(away, recorded, termId))
      .filter(({ body }) => !known.some((one) => isRecordOf(body, one)))
      .map((ask) => ({ ...ask, needless: ['outside-term'] }));
  },
});

type InterruptionAsk = Ask & { readonly body: RecordInterruption };

/** What was asked of a term when somebody was back, on the term as it stands now. */
function interruptionsAsked(away: Recorded<AnyFact>, recorded: readonly Recorded<AnyFact>[], termId: TermId): readonly InterruptionAsk[] {
  return [interruptionAfterEscape, termAfterParole, termAfterDeferral]
    .filter((process) => typesOf(process).has(away.type))
    .flatMap((process) => process.react(away, recorded))
    .filter(({ command, id }) => command === recordInterruption && id === termId)
    .map((ask) => ({ ...ask, causationId: away.eventId })) as readonly InterruptionAsk[]; // the body is of the command
}

function isRecordOf({ kind, from, to }: RecordInterruption, { type, data }: PunishmentTermFact): boolean {
  return type === 'InterruptionRecorded' && data.kind === kind && data.from <= to && from <= data.to;
}
