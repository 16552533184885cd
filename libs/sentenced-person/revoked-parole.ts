import type { StreamState } from '../event-log/decider.ts';
import type { LegalDate } from '../event-log/event.ts';
import type { ParoleFact, RevocationGround } from '../parole/parole.events.ts';

/** A parole that was revoked: the point of CC 72(7), and the first day of what was left of the term. */
export interface RevokedParole {
  readonly ground: RevocationGround;
  readonly remainderFrom: LegalDate;
}

/** What the paroles from one term mean for the next question of law about it. */
export interface PriorParole {
  /** The last one that was revoked. */
  readonly revoked?: RevokedParole;
}

export const priorParole: StreamState<PriorParole, ParoleFact> = {
  category: 'parole',
  evolve: (prior = {}, fact) =>
    fact.type === 'ParoleRevoked' ? { revoked: { ground: fact.data.ground, remainderFrom: fact.data.remainderFrom } } : prior,
};
