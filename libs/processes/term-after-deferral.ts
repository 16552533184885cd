import { deferralEvents, type DeferralFact } from '../deferral/deferral.events.ts';
import type { Recorded } from '../event-log/event.ts';
import { processManager, type Ask } from '../process-managers/process-manager.ts';
import { completeTerm, type CompleteTerm } from '../punishment-term/complete-term.ts';
import { recordInterruption, type RecordInterruption } from '../punishment-term/record-interruption.ts';
import { replacePunishment, type ReplacePunishment } from '../punishment-term/replace-punishment.ts';
import { documentOf, eventOf } from './document-of.ts';

/** What a court decides at the end of a deferral takes effect on the term. CC 74(3)–(4). */
export const termAfterDeferral = processManager<DeferralFact>({
  name: 'term-after-deferral',
  consumes: [deferralEvents],
  begins: 'at-first-fact',
  react: (fact) => {
    switch (fact.type) {
      case 'DeferralCancelled':
        return [...notServed(fact)];
      case 'DeferralEnded':
        return ended(fact);
      case 'DeferralOpened':
      case 'DeferralGranted':
      case 'DeferralRefused':
      case 'DeferralExtended':
        return [];
    }
  },
});

type Over = Recorded<Extract<DeferralFact, { readonly type: 'DeferralCancelled' | 'DeferralEnded' }>>;

function notServed(fact: Over): readonly Ask[] {
  const { termId, deferred } = fact.data;
  if (deferred === undefined) return [];
  const body: RecordInterruption = { kind: 'DEFERRAL', ...deferred, documentRef: documentOf(fact) };
  return [{ command: recordInterruption, id: termId, body }];
}

function ended(fact: Recorded<Extract<DeferralFact, { readonly type: 'DeferralEnded' }>>): readonly Ask[] {
  const { termId, outcome, endedOn, to, servedFrom, term, amountMci, unservedDays } = fact.data;
  switch (outcome) {
    case 'SENT_TO_SERVE':
      return notServed(fact);
    case 'RELEASED': {
      const body: CompleteTerm = { reason: 'DEFERRAL', completedOn: endedOn, documentRef: documentOf(fact) };
      return [{ command: completeTerm, id: termId, body }];
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
