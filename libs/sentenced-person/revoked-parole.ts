import type { StreamState } from '../event-log/decider.ts';
import type { LegalDate } from '../event-log/event.ts';
import { dayAfter } from '../law/calendar/legal-date.ts';
import type { ParoleFact, RevocationGround } from '../parole/parole.events.ts';

/** A parole that was revoked: the point of CC 72(7), and the first day of what was left of the term. */
export interface RevokedParole {
  readonly ground: RevocationGround;
  readonly remainderFrom: LegalDate;
}

/**
 * What the law is told of a revoked parole: the rest is served from the first day on which the person serves the punishment of now. It began
 * later where it took the place of another one, and who was away on the day of the revocation serves from the return on.
 */
export function revokedBefore(
  { ground, remainderFrom }: RevokedParole,
  start: LegalDate,
  notServed: readonly { readonly from: LegalDate; readonly to: LegalDate }[],
): RevokedParole {
  let served = remainderFrom < start ? start : remainderFrom;
  for (;;) {
    const away = notServed.find(({ from, to }) => from <= served && served <= to);
    if (away === undefined) return { ground, remainderFrom: served };
    served = dayAfter(away.to);
  }
}

/** What the paroles from one term mean for the next question of law about it. */
export interface PriorParole {
  /** The last one that was revoked. */
  readonly revoked?: RevokedParole;
  /** The day on which the one that runs now was granted. */
  readonly grantedOn?: LegalDate;
}

export const priorParole: StreamState<PriorParole, ParoleFact> = {
  category: 'parole',
  evolve: (prior = {}, fact) => {
    switch (fact.type) {
      case 'ParoleGranted':
        return { ...prior, grantedOn: fact.data.grantedOn };
      case 'ParoleRevoked':
        return { revoked: { ground: fact.data.ground, remainderFrom: fact.data.remainderFrom } };
      case 'ParoleOpened':
      case 'ParoleReportAttached':
      case 'ParoleSubmitted':
      case 'ParoleRefused':
      case 'ParoleWithdrawn':
        return prior;
    }
  },
};
