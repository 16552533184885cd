import type { Refusal } from '../commands/refusal.ts';
import type { Punishment } from '../criminal-case/criminal-case.events.ts';
import type { LegalDate } from '../event-log/event.ts';
import type { GrantedParole } from './granted-parole.ts';
import type { RunningDeferral } from './running-deferral.ts';
import { tooLate } from './supervision-interval.ts';
import type { ObligationCode, SupervisionBasis } from './supervision.events.ts';

/** What supervision of one basis rests on. */
type RestsOn =
  | {
      readonly what: 'case';
      /** The sentence that the case must contain, and how the officer calls it. */
      readonly sentence: { readonly punishment: Punishment; readonly suspended: boolean; readonly called: string };
    }
  | { readonly what: 'parole' }
  | { readonly what: 'deferral' }
  | { readonly what: 'nothing' };

interface BasisRules {
  readonly restsOn: RestsOn;
  /** Whether the last day must be planned at registration. */
  readonly ends: 'planned' | 'open';
  /** Calendar days after the first day within which the person must first appear; absent where the law names none. */
  readonly firstVisit?: { readonly withinDays: number; readonly provision: string };
  /** Fewest visits that can be set; absent where one a month will do. */
  readonly fewestVisits?: { readonly perMonth: number; readonly ruralPerMonth: number; readonly provision: string };
}

/** What the law asks of supervision of each basis. */
export const supervisionRules: Readonly<Record<SupervisionBasis, BasisRules>> = {
  RESTRICTION_OF_LIBERTY: {
    restsOn: { what: 'case', sentence: { punishment: 'RESTRICTION_OF_LIBERTY', suspended: false, called: 'restriction of liberty' } },
    ends: 'planned',
    firstVisit: { withinDays: 10, provision: 'PL 15(3)' },
  },
  SUSPENDED: {
    restsOn: { what: 'case', sentence: { punishment: 'DEPRIVATION_OF_LIBERTY', suspended: true, called: 'a suspended sentence' } },
    ends: 'planned',
    firstVisit: { withinDays: 10, provision: 'PL 15(3)' },
    fewestVisits: { perMonth: 2, ruralPerMonth: 1, provision: 'PEC 174(4)' },
  },
  PAROLE: {
    restsOn: { what: 'parole' },
    ends: 'planned',
    // The law counts 5 working days. Until there is a calendar of working days, 9 calendar days stand for them:
    // a weekend and two days off for holidays.
    firstVisit: { withinDays: 9, provision: 'PEC 169' },
  },
  DEFERRED: { restsOn: { what: 'deferral' }, ends: 'planned' },
  COMMUNITY_SERVICE: {
    restsOn: { what: 'case', sentence: { punishment: 'COMMUNITY_SERVICE', suspended: false, called: 'community service' } },
    ends: 'planned',
  },
  POST_PENITENTIARY: { restsOn: { what: 'nothing' }, ends: 'planned' },
  PRE_TRIAL: { restsOn: { what: 'nothing' }, ends: 'open' },
};

/** Obligations that the law knows for some bases only; every other one goes with any basis. */
export const obligationsOfSomeBases: Partial<
  Readonly<Record<ObligationCode, { readonly bases: readonly SupervisionBasis[]; readonly provision: string }>>
> = {
  FORCED_LABOUR_100_HOURS: { bases: ['RESTRICTION_OF_LIBERTY'], provision: 'CC 44' },
};

/** Refuses a planned last day beyond the one to which a court has granted parole or deferred the term. CC 72(2), 74(1). */
export function unlessWithinGrant(
  plannedTo: LegalDate,
  { parole, deferral }: { readonly parole?: GrantedParole; readonly deferral?: RunningDeferral },
): Refusal | undefined {
  const { until } = parole?.granted ?? {};
  const deferred = deferral?.running;
  return (
    (until && tooLate('/plannedTo', plannedTo, until, 'the last day of the control that the court granted', 'CC 72(2)')) ??
    (deferred && tooLate('/plannedTo', plannedTo, deferred.until, 'the last day to which the court deferred the term', 'CC 74(1)'))
  );
}
