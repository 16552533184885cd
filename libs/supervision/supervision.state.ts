import { begun, type StreamState } from '../event-log/decider.ts';
import type { LegalDate } from '../event-log/event.ts';
import type { TermId } from '../punishment-term/punishment-term.events.ts';
import type {
  AppointmentFact,
  AppointmentId,
  ObligationCode,
  SupervisionBasis,
  SupervisionEnding,
  SupervisionFact,
  SupervisionId,
} from './supervision.events.ts';

export interface Obligation {
  readonly obligation: ObligationCode;
  readonly from: LegalDate;
  /** Last day, inclusive; absent while it goes on. */
  readonly to?: LegalDate;
}

export interface ReportingRegime {
  readonly visitsPerMonth: number;
  /** First day, inclusive; it holds until the next one begins. */
  readonly from: LegalDate;
}

/** What decisions about one supervision need of it. */
export interface Supervision {
  readonly personId: SupervisionFact['data']['personId'];
  readonly basis: SupervisionBasis;
  readonly office: string;
  /** On PAROLE and DEFERRED: the term that the person was let go from. */
  readonly termId?: TermId;
  readonly from: LegalDate;
  /** Last day planned, inclusive; absent where the order names none. */
  readonly plannedTo?: LegalDate;
  /** None until somebody is assigned, and after a transfer until the new office assigns somebody. */
  readonly officer: { readonly officer: string; readonly from: LegalDate } | undefined;
  readonly transferredOn?: LegalDate;
  readonly obligations: readonly Obligation[];
  /** In order of their first days. */
  readonly regimes: readonly ReportingRegime[];
  /** Absences that a warning was issued for. */
  readonly warnedOf: readonly AppointmentId[];
  readonly ended?: { readonly ending: SupervisionEnding; readonly endedOn: LegalDate };
}

export const supervisionState: StreamState<Supervision, SupervisionFact> = {
  category: 'supervision',
  evolve: (state, fact) => {
    if (fact.type === 'SupervisionRegistered') {
      const { personId, basis, office, termId, from, plannedTo } = fact.data;
      return {
        personId,
        basis,
        office,
        ...(termId && { termId }),
        from,
        ...(plannedTo && { plannedTo }),
        officer: undefined,
        obligations: [],
        regimes: [],
        warnedOf: [],
      };
    }
    const supervision = begun('supervision', state, fact);
    switch (fact.type) {
      case 'OfficerAssigned': {
        const { officer, from } = fact.data;
        return { ...supervision, officer: { officer, from } };
      }
      case 'ObligationSet': {
        const { obligation, from, to } = fact.data;
        return { ...supervision, obligations: [...supervision.obligations, { obligation, from, ...(to && { to }) }] };
      }
      case 'ObligationLifted':
        return { ...supervision, obligations: lifted(supervision.obligations, fact.data) };
      case 'ReportingRegimeSet': {
        const { visitsPerMonth, from } = fact.data;
        return { ...supervision, regimes: [...supervision.regimes, { visitsPerMonth, from }] };
      }
      case 'WarningIssued':
        return { ...supervision, warnedOf: [...supervision.warnedOf, ...fact.data.absences] };
      case 'SupervisionTransferred': {
        const { toOffice, transferredOn } = fact.data;
        return { ...supervision, office: toOffice, transferredOn, officer: undefined };
      }
      case 'PlannedEndMoved':
        return { ...supervision, plannedTo: fact.data.plannedTo };
      case 'SupervisionEnded': {
        const { ending, endedOn } = fact.data;
        return { ...supervision, ended: { ending, endedOn } };
      }
    }
  },
};

/** The obligation that holds on a day, where there is one. */
export function obligationOn(supervision: Supervision, obligation: ObligationCode, day: LegalDate): Obligation | undefined {
  return supervision.obligations.find((set) => set.obligation === obligation && holdsOn(set, day));
}

function lifted(
  obligations: readonly Obligation[],
  { obligation, liftedOn }: { readonly obligation: ObligationCode; readonly liftedOn: LegalDate },
): readonly Obligation[] {
  return obligations.map((set) => (set.obligation === obligation && holdsOn(set, liftedOn) ? { ...set, to: liftedOn } : set));
}

function holdsOn({ from, to }: Obligation, day: LegalDate): boolean {
  return from <= day && (to === undefined || day <= to);
}

/** What became of one appointment. */
export interface Appointment {
  readonly supervisionId: SupervisionId;
  /** Absent where the person came. */
  readonly absence?: { readonly dueOn: LegalDate; readonly excused: boolean };
}

export const appointmentState: StreamState<Appointment, AppointmentFact> = {
  category: 'appointment',
  evolve: (_, fact) => {
    const { supervisionId } = fact.data;
    switch (fact.type) {
      case 'VisitRecorded':
        return { supervisionId };
      case 'AbsenceRecorded': {
        const { dueOn, excused } = fact.data;
        return { supervisionId, absence: { dueOn, excused } };
      }
    }
  },
};
