import { deferralEvents, type DeferralFact } from '../deferral/deferral.events.ts';
import type { AnyFact, Recorded } from '../event-log/event.ts';
import { processManager, type Ask } from '../process-managers/process-manager.ts';
import { completeTerm, type CompleteTerm } from '../punishment-term/complete-term.ts';
import { recordInterruption, type RecordInterruption } from '../punishment-term/record-interruption.ts';
import { replacePunishment, type ReplacePunishment } from '../punishment-term/replace-punishment.ts';
import { documentOf, eventOf } from './document-of.ts';
import { daysOfTerm, termAsRecorded } from './term-as-recorded.ts';

/** What a court decides at the end of a deferral takes effect on the term. CC 74(3)–(4). */
export const termAfterDeferral = processManager<DeferralFact>({
  name: 'term-after-deferral',
  consumes: [deferralEvents],
  begins: 'at-first-fact',
  looksAt: (fact) =>
    (fact.type === 'DeferralCancelled' || fact.type === 'DeferralEnded') && fact.data.deferred !== undefined
      ? fact.data.personId
      : undefined,
  react: (fact, recorded = []) => {
    switch (fact.type) {
      case 'DeferralCancelled':
        return notServed(fact, recorded);
      case 'DeferralEnded':
        return ended(fact, recorded);
      case 'DeferralOpened':
      case 'DeferralGranted':
      case 'DeferralRefused':
      case 'DeferralExtended':
        return [];
    }
  },
});

type Over = Recorded<Extract<DeferralFact, { readonly type: 'DeferralCancelled' | 'DeferralEnded' }>>;

function notServed(fact: Over, recorded: readonly Recorded<AnyFact>[]): readonly Ask[] {
  const { termId, deferred } = fact.data;
  if (deferred === undefined) return [];
  return daysOfTerm(deferred, termAsRecorded(recorded, termId)).map((days) => {
    const body: RecordInterruption = { kind: 'DEFERRAL', ...days, becauseOf: eventOf(fact), documentRef: documentOf(fact) };
    return { command: recordInterruption, id: termId, body };
  });
}

function ended(
  fact: Recorded<Extract<DeferralFact, { readonly type: 'DeferralEnded' }>>,
  recorded: readonly Recorded<AnyFact>[],
): readonly Ask[] {
  const { termId, outcome, endedOn, to, servedFrom, term, amountMci, unservedDays } = fact.data;
  switch (outcome) {
    case 'SENT_TO_SERVE':
      return notServed(fact, recorded);
    case 'RELEASED': {
      const body: CompleteTerm = { reason: 'DEFERRAL', completedOn: endedOn, documentRef: documentOf(fact) };
      return [{ command: completeTerm, id: termId, body, needless: ['term-completed'] }];
    }
    case 'REPLACED': {
      if (to === undefined || servedFrom === undefined || unservedDays === undefined)
        throw new Error(`${eventOf(fact)} replaces a punishment and does not say by what`);
      const body: ReplacePunishment = {
        ...{ to, from: servedFrom, unservedDays },
        ...(term && { term }),
        ...(amountMci !== undefined && { amountMci }),
        ...{ decidedBy: eventOf(fact), documentRef: documentOf(fact) },
      };
      return [{ command: replacePunishment, id: termId, body }];
    }
  }
}
