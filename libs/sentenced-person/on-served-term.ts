import type { Readings } from '../commands/command.ts';
import type { Refusal } from '../commands/refusal.ts';
import { streamName, type Id, type LegalDate } from '../event-log/event.ts';
import { notServedReadings, unlessOnParole, unlessServedUntil, type NotServedNow } from './not-served-now.ts';
import { basisOnTerm, termReadings, type TermFacts } from './on-term.ts';
import type { OnTerm } from './parole-facts.ts';
import { priorParole, type PriorParole } from './revoked-parole.ts';

/** What is recorded elsewhere about a term, who serves it, and whether it is being served. */
export interface ServedTermFacts extends TermFacts, NotServedNow {
  readonly prior?: PriorParole;
}

export function servedTermReadings(termId: string, personId: Id<'person'>): Readings<ServedTermFacts> {
  return {
    ...termReadings(termId, personId),
    prior: { stream: streamName('parole', termId), as: priorParole },
    ...notServedReadings(termId, personId),
  };
}

/**
 * The basis of a decision about the rest of a term that is being served, with the last parole from it that was revoked, or why there can be
 * none: what is deferred or controlled on parole is not served, nor is a term from which the person is away.
 *
 * @param asked of which term, by whom it is served, and the day up to which its days count
 * @param provision what gives somebody who serves a term the right that is asked about
 */
export function basisOnServedTerm(
  facts: ServedTermFacts,
  asked: { readonly termId: string; readonly personId: Id<'person'>; readonly on: LegalDate },
  provision: string,
): OnTerm | { readonly refused: Refusal } {
  const basis = basisOnTerm(facts, asked.personId, provision);
  if ('refused' in basis) return basis;
  const refused = unlessServedUntil(asked.on, asked.termId, facts) ?? unlessOnParole(facts.prior);
  if (refused) return { refused };
  const revoked = facts.prior?.revoked;
  return { ...basis, ...(revoked && { revoked }) };
}
