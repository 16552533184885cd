import { fold } from '../event-log/decider.ts';
import { idOf, type AnyFact, type LegalDate, type Recorded } from '../event-log/event.ts';
import { laterOf } from '../law/calendar/legal-date.ts';
import type { Ask } from '../process-managers/process-manager.ts';
import type { PunishmentTermFact } from '../punishment-term/punishment-term.events.ts';
import { endSupervision, type EndSupervision } from '../supervision/end-supervision.ts';
import { movePlannedEnd, type MovePlannedEnd } from '../supervision/move-planned-end.ts';
import type { SupervisionBasis, SupervisionEnding, SupervisionFact } from '../supervision/supervision.events.ts';
import { supervisionState } from '../supervision/supervision.state.ts';
import { factsOf } from './open-terms.ts';

/** A supervision that goes on. */
export interface OpenSupervision {
  readonly supervisionId: string;
  readonly basis: SupervisionBasis;
  readonly from: LegalDate;
  readonly plannedTo?: LegalDate;
}

/**
 * The supervisions of a person that rest on a term: on parole from it, on its deferral, or on a verdict that it carries out.
 *
 * @param recorded whatever was recorded of the person up to a position, in any order
 */
export function openSupervisions(recorded: readonly Recorded<AnyFact>[], termId: string): readonly OpenSupervision[] {
  const caseIds = casesOf(recorded, termId);
  return recorded.filter(isRegistration).flatMap(({ stream, data }) => {
    if (data.termId !== termId && (data.caseId === undefined || !caseIds.has(data.caseId))) return [];
    const supervision = fold(supervisionState, factsOf<SupervisionFact>(recorded, stream));
    if (supervision === undefined || supervision.ended !== undefined) return [];
    const { basis, from, plannedTo } = supervision;
    return [{ supervisionId: idOf(stream, 'supervision'), basis, from, ...(plannedTo && { plannedTo }) }];
  });
}

/** Ends a supervision on a day, but not before it began; one that was ended meanwhile needs nothing. */
export function endedOn({ supervisionId: id, from }: OpenSupervision, ending: SupervisionEnding, day: LegalDate, documentRef: string): Ask {
  const body: EndSupervision = { ending, endedOn: laterOf(day, from), documentRef };
  return { command: endSupervision, id, body, needless: ['supervision-ended'] };
}

/** Plans another last day, from a day on, but not from before it began; one that ends then or earlier by now needs nothing. */
export function plannedAnew({ supervisionId: id, from }: OpenSupervision, { on, ...planned }: MovePlannedEnd): Ask {
  const body: MovePlannedEnd = { ...planned, on: laterOf(on, from) };
  return { command: movePlannedEnd, id, body, needless: ['supervision-ended', 'already-planned', 'not-shorter'] };
}

type Registration = Recorded<Extract<SupervisionFact, { readonly type: 'SupervisionRegistered' }>>;

function isRegistration(fact: Recorded<AnyFact>): fact is Registration {
  return fact.type === 'SupervisionRegistered';
}

/** Verdict files that the term has carried out, one after the other. */
function casesOf(recorded: readonly Recorded<AnyFact>[], termId: string): ReadonlySet<string> {
  const carriedOut = factsOf<PunishmentTermFact>(recorded, `term-${termId}`);
  return new Set(
    carriedOut.flatMap((fact) => (fact.type === 'SentenceIncluded' || fact.type === 'SentenceRenewed' ? [fact.data.caseId] : [])),
  );
}
