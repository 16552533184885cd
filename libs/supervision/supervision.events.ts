import type { CaseId } from '../criminal-case/criminal-case.events.ts';
import type { EventCatalogue } from '../event-log/codec.ts';
import type { Fact, Id, LegalDate, PersonalFact } from '../event-log/event.ts';
import type { TermId } from '../punishment-term/punishment-term.events.ts';

export type SupervisionId = Id<'supervision'>;
export type AppointmentId = Id<'appointment'>;

/** Why somebody is under supervision; the last two do not start with a sentence. */
export const supervisionBases = [
  'RESTRICTION_OF_LIBERTY',
  'SUSPENDED',
  'PAROLE',
  'DEFERRED',
  'COMMUNITY_SERVICE',
  'POST_PENITENTIARY',
  'PRE_TRIAL',
] as const;
export const obligationCodes = [
  'REPORT',
  'NO_CHANGE_OF_RESIDENCE',
  'NO_CHANGE_OF_WORK',
  'CURFEW',
  'BANNED_PLACES',
  'NO_TRAVEL',
  'REPAIR_DAMAGE',
  'TREATMENT',
  'FORCED_LABOUR_100_HOURS',
  'SUPPORT_FAMILY',
  'ELECTRONIC_MONITORING',
] as const;
export const visitKinds = ['OFFICE', 'HOME', 'WORKPLACE', 'ONLINE'] as const;
export const warningGrounds = ['ABSENCE', 'DUTY_NOT_DONE', 'ADMINISTRATIVE_OFFENCE', 'DEVICE_DAMAGED', 'MOVED_WITHOUT_NOTICE'] as const;
export const supervisionEndings = ['TERM', 'EARLY', 'REVOKED', 'AMNESTY', 'DEATH', 'QUASHED'] as const;

/** Why the planned last day is another one. */
export const plannedEndReasons = ['AMNESTY', 'DEFERRAL_EXTENDED', 'COURT'] as const;

export type SupervisionBasis = (typeof supervisionBases)[number];
export type ObligationCode = (typeof obligationCodes)[number];
export type VisitKind = (typeof visitKinds)[number];
export type WarningGround = (typeof warningGrounds)[number];
export type SupervisionEnding = (typeof supervisionEndings)[number];
export type PlannedEndReason = (typeof plannedEndReasons)[number];

export type SupervisionFact =
  | PersonalFact<
      'SupervisionRegistered',
      {
        personId: Id<'person'>;
        basis: SupervisionBasis;
        office: string;
        region: string;
        caseId?: CaseId;
        termId?: TermId;
        from: LegalDate;
        /** Last day planned, inclusive; absent where the order names none. */
        plannedTo?: LegalDate;
        /** Last day for the first appearance. */
        firstVisitBy: LegalDate;
      },
      { residence: string; phone?: string }
    >
  | Fact<'OfficerAssigned', { personId: Id<'person'>; officer: string; from: LegalDate }>
  | Fact<'ObligationSet', { personId: Id<'person'>; obligation: ObligationCode; from: LegalDate; to?: LegalDate }>
  | Fact<'ObligationLifted', { personId: Id<'person'>; obligation: ObligationCode; liftedOn: LegalDate }>
  | Fact<'ReportingRegimeSet', { personId: Id<'person'>; visitsPerMonth: number; from: LegalDate }>
  | Fact<'WarningIssued', { personId: Id<'person'>; ground: WarningGround; issuedOn: LegalDate; absences: readonly AppointmentId[] }>
  | Fact<
      'SupervisionTransferred',
      { personId: Id<'person'>; fromOffice: string; toOffice: string; region: string; transferredOn: LegalDate }
    >
  /** Another last day is planned than at registration. */
  | Fact<
      'PlannedEndMoved',
      {
        personId: Id<'person'>;
        plannedTo: LegalDate;
        /** Last day planned before; absent where there was none. */
        was?: LegalDate;
        because: PlannedEndReason;
        /** The decision that it follows from, as `stream@revision`, where it is recorded. */
        decidedBy?: string;
      }
    >
  | Fact<'SupervisionEnded', { personId: Id<'person'>; ending: SupervisionEnding; endedOn: LegalDate }>;

/** What became of one appointment; each has a stream of its own, so that a long supervision stays short. */
export type AppointmentFact =
  | Fact<
      'VisitRecorded',
      {
        personId: Id<'person'>;
        supervisionId: SupervisionId;
        kind: VisitKind;
        visitedOn: LegalDate;
        /** Last day for the next visit. */ nextVisitBy: LegalDate;
      }
    >
  | Fact<
      'AbsenceRecorded',
      { personId: Id<'person'>; supervisionId: SupervisionId; dueOn: LegalDate; excused: boolean; nextVisitBy: LegalDate }
    >;

const asel = '"personId":"0192e4a0-7b1c-7000-8000-000000000001"';
const file = '"supervisionId":"0192e4a0-7b1c-7000-8000-0000000000a1"';

export const supervisionEvents: EventCatalogue<SupervisionFact> = {
  SupervisionRegistered: {
    version: 1,
    samples: {
      1: {
        data: `{${asel},"basis":"PAROLE","office":"P7501","region":"75","termId":"0192e4a0-7b1c-7000-8000-0000000000f1","from":"2025-08-06","plannedTo":"2026-08-04","firstVisitBy":"2025-08-12"}`,
        personal: '{"residence":"Алматы, Абай даңғылы 10","phone":"+77010000000"}',
      },
    },
  },
  OfficerAssigned: { version: 1, samples: { 1: { data: `{${asel},"officer":"officer-12","from":"2025-08-06"}` } } },
  ObligationSet: { version: 1, samples: { 1: { data: `{${asel},"obligation":"CURFEW","from":"2025-08-06","to":"2025-12-31"}` } } },
  ObligationLifted: { version: 1, samples: { 1: { data: `{${asel},"obligation":"CURFEW","liftedOn":"2025-10-01"}` } } },
  ReportingRegimeSet: { version: 1, samples: { 1: { data: `{${asel},"visitsPerMonth":2,"from":"2025-08-06"}` } } },
  WarningIssued: {
    version: 1,
    samples: { 1: { data: `{${asel},"ground":"ABSENCE","issuedOn":"2025-10-03","absences":["0192e4a0-7b1c-7000-8000-0000000000b2"]}` } },
  },
  SupervisionTransferred: {
    version: 1,
    samples: { 1: { data: `{${asel},"fromOffice":"P7501","toOffice":"P7102","region":"71","transferredOn":"2026-01-15"}` } },
  },
  PlannedEndMoved: {
    version: 1,
    samples: {
      1: {
        data: `{${asel},"plannedTo":"2026-03-25","was":"2026-08-04","because":"AMNESTY","decidedBy":"amnesty-decision-195-viii-0192e4a0-7b1c-7000-8000-0000000000f1@1"}`,
      },
    },
  },
  SupervisionEnded: { version: 1, samples: { 1: { data: `{${asel},"ending":"TERM","endedOn":"2026-08-04"}` } } },
};

export const appointmentEvents: EventCatalogue<AppointmentFact> = {
  VisitRecorded: {
    version: 1,
    samples: { 1: { data: `{${asel},${file},"kind":"OFFICE","visitedOn":"2025-08-11","nextVisitBy":"2025-08-26"}` } },
  },
  AbsenceRecorded: {
    version: 1,
    samples: { 1: { data: `{${asel},${file},"dueOn":"2025-09-10","excused":false,"nextVisitBy":"2025-09-25"}` } },
  },
};
