import type { CaseId, FacilityType } from '../criminal-case/criminal-case.events.ts';
import type { EventCatalogue } from '../event-log/codec.ts';
import type { Fact, Id, LegalDate } from '../event-log/event.ts';
import type { TermId } from '../punishment-term/punishment-term.events.ts';

/** On what a person is held: remand before a verdict is in force, or the sentence that is served. */
export const legalBases = ['REMAND', 'SENTENCE'] as const;
export const conditions = ['ORDINARY', 'RELAXED', 'PRIVILEGED', 'STRICT'] as const;
export const behaviourDegrees = ['NONE', 'POSITIVE_1', 'POSITIVE_2', 'POSITIVE_3', 'NEGATIVE_1', 'NEGATIVE_2', 'NEGATIVE_3'] as const;
export const releaseBases = [
  'TERM_END',
  'PAROLE',
  'AMNESTY',
  'SUBSTITUTION',
  'DEFERRAL',
  'ILLNESS',
  'PARDON',
  'QUASHED',
  'REMAND_LIFTED',
] as const;
export const violationKinds = [
  'UNDER_ITEM_1',
  'UNDER_ITEM_2',
  'UNDER_ITEM_3',
  'EVASION_OF_TREATMENT',
  'REFUSAL_OF_WORK',
  'LEAVING_WITHOUT_PERMISSION',
  'NOT_RETURNING_FROM_LEAVE',
  'INTOXICANTS',
  'GAMBLING',
  'SEXUAL_ACTS',
  'PETTY_HOOLIGANISM',
  'GROUP_OF_VIOLATORS',
  'DAILY_ROUTINE',
  'DRESS',
  'SANITATION',
  'PROHIBITED_CONTACT',
  'PROPERTY',
  'OTHER',
] as const;
export const penalties = ['WARNING', 'REPRIMAND', 'DISCIPLINARY_ISOLATOR', 'SOLITARY_CELL'] as const;
export const incentives = ['GRATITUDE', 'AWARD', 'EXTRA_VISIT', 'EXTRA_PARCEL'] as const;
export const liftingReasons = ['LAPSED', 'AS_INCENTIVE', 'ANNULLED'] as const;
export const escapedFrom = ['FACILITY', 'TRANSIT', 'LEAVE'] as const;
export const transferReasons = ['REGIME', 'TREATMENT', 'SAFETY', 'COURT', 'RESIDENCE', 'CAPACITY'] as const;

export type LegalBasis = (typeof legalBases)[number];
export type Conditions = (typeof conditions)[number];
export type BehaviourDegree = (typeof behaviourDegrees)[number];
export type ReleaseBasis = (typeof releaseBases)[number];
export type ViolationId = Id<'violation'>;
export type ViolationKind = (typeof violationKinds)[number];
export type Penalty = (typeof penalties)[number];
export type Incentive = (typeof incentives)[number];
export type LiftingReason = (typeof liftingReasons)[number];
export type EscapedFrom = (typeof escapedFrom)[number];
export type TransferReason = (typeof transferReasons)[number];

/** Facts of every stay of one person; `stayId` tells the stays apart. */
export type CustodyFact =
  | Fact<
      'PersonAdmitted',
      {
        personId: Id<'person'>;
        stayId: Id<'stay'>;
        facility: string;
        region: string;
        legalBasis: LegalBasis;
        /** The term that is served; absent on remand. */
        termId?: TermId;
        /** The case of a person on remand, where it is known. */
        caseId?: CaseId;
        regime: FacilityType | 'REMAND';
        admittedOn: LegalDate;
      }
    >
  | Fact<'TransferredOut', { personId: Id<'person'>; stayId: Id<'stay'>; from: string; to: string; reason: TransferReason }>
  | Fact<'TransferredIn', { personId: Id<'person'>; stayId: Id<'stay'>; facility: string; region: string }>
  | Fact<
      'RegimeChanged',
      { personId: Id<'person'>; stayId: Id<'stay'>; regime: FacilityType; conditions: Conditions; legalBasis: LegalBasis; termId?: TermId }
    >
  | Fact<'BehaviourGraded', { personId: Id<'person'>; stayId: Id<'stay'>; degree: BehaviourDegree }>
  | Fact<
      'ViolationRecorded',
      {
        personId: Id<'person'>;
        stayId: Id<'stay'>;
        violationId: ViolationId;
        kind: ViolationKind;
        /** Whether the law calls a violation of this kind malicious, whoever committed it. PEC 130(2). */
        malicious: boolean;
        committedOn: LegalDate;
        /** Absent where none was imposed. */
        penalty?: { readonly kind: Penalty; readonly imposedOn: LegalDate };
      }
    >
  | Fact<
      'MaliciousViolatorFound',
      {
        personId: Id<'person'>;
        stayId: Id<'stay'>;
        foundOn: LegalDate;
        /** The violations that the finding rests on. */
        violationIds: readonly ViolationId[];
        provision: string;
      }
    >
  | Fact<
      'DisciplineLifted',
      {
        personId: Id<'person'>;
        stayId: Id<'stay'>;
        what: 'FINDING' | 'PENALTY';
        /** The violation whose penalty is lifted; absent of a finding. */
        violationId?: ViolationId;
        reason: LiftingReason;
        /** First day on which it no longer holds. */
        liftedOn: LegalDate;
      }
    >
  | Fact<'IncentiveGranted', { personId: Id<'person'>; stayId: Id<'stay'>; incentive: Incentive; grantedOn: LegalDate }>
  | Fact<
      'EscapeRecorded',
      {
        personId: Id<'person'>;
        stayId: Id<'stay'>;
        /** Where the person was held, or left from. */
        facility: string;
        from: EscapedFrom;
        escapedOn: LegalDate;
        /** The term that was served; absent on remand. */
        termId?: TermId;
      }
    >
  | Fact<
      'ReturnedToCustody',
      {
        personId: Id<'person'>;
        stayId: Id<'stay'>;
        facility: string;
        region: string;
        escapedOn: LegalDate;
        returnedOn: LegalDate;
        /** The term that was being served; absent on remand. */
        termId?: TermId;
        /** Whole days outside, both included: from the day after the escape to the day before the return; absent where there is none. */
        notServed?: { readonly from: LegalDate; readonly to: LegalDate };
      }
    >
  | Fact<
      'ReleaseAuthorised',
      {
        personId: Id<'person'>;
        stayId: Id<'stay'>;
        basis: ReleaseBasis;
        releaseOn: LegalDate;
        authorisedBy: string;
        /** Number of the act of amnesty; on AMNESTY only. */
        lawNo?: string;
      }
    >
  | Fact<
      'PersonReleased',
      {
        personId: Id<'person'>;
        stayId: Id<'stay'>;
        basis: ReleaseBasis;
        to: 'LIBERTY' | 'PROBATION';
        releasedOn: LegalDate;
        releasedBy: string;
      }
    >;

const term = '"0192e4a0-7b1c-7000-8000-0000000000f1"';
const violation = '"0192e4a0-7b1c-7000-8000-0000000000b1"';
const stay = '"personId":"0192e4a0-7b1c-7000-8000-000000000001","stayId":"0192e4a0-7b1c-7000-8000-0000000000e1"';

export const custodyEvents: EventCatalogue<CustodyFact> = {
  PersonAdmitted: {
    version: 1,
    samples: {
      1: {
        data: `{${stay},"facility":"F3504","region":"35","legalBasis":"SENTENCE","termId":"0192e4a0-7b1c-7000-8000-0000000000f1","regime":"MEDIUM","admittedOn":"2024-02-20"}`,
      },
    },
  },
  TransferredOut: { version: 1, samples: { 1: { data: `{${stay},"from":"F3504","to":"F7501","reason":"TREATMENT"}` } } },
  TransferredIn: { version: 1, samples: { 1: { data: `{${stay},"facility":"F7501","region":"75"}` } } },
  RegimeChanged: {
    version: 1,
    samples: { 1: { data: `{${stay},"regime":"MINIMUM","conditions":"RELAXED","legalBasis":"SENTENCE"}` } },
  },
  BehaviourGraded: { version: 1, samples: { 1: { data: `{${stay},"degree":"POSITIVE_1"}` } } },
  ViolationRecorded: {
    version: 1,
    samples: {
      1: {
        data: `{${stay},"violationId":${violation},"kind":"INTOXICANTS","malicious":true,"committedOn":"2024-05-02","penalty":{"kind":"DISCIPLINARY_ISOLATOR","imposedOn":"2024-05-03"}}`,
      },
    },
  },
  MaliciousViolatorFound: {
    version: 1,
    samples: { 1: { data: `{${stay},"foundOn":"2024-05-06","violationIds":[${violation}],"provision":"PEC 130(2)(8)"}` } },
  },
  DisciplineLifted: {
    version: 1,
    samples: { 1: { data: `{${stay},"what":"PENALTY","violationId":${violation},"reason":"LAPSED","liftedOn":"2024-11-18"}` } },
  },
  IncentiveGranted: { version: 1, samples: { 1: { data: `{${stay},"incentive":"GRATITUDE","grantedOn":"2025-03-08"}` } } },
  EscapeRecorded: {
    version: 1,
    samples: { 1: { data: `{${stay},"facility":"F7501","from":"FACILITY","escapedOn":"2024-05-31","termId":${term}}` } },
  },
  ReturnedToCustody: {
    version: 1,
    samples: {
      1: {
        data: `{${stay},"facility":"F7501","region":"75","escapedOn":"2024-05-31","returnedOn":"2024-06-04","termId":${term},"notServed":{"from":"2024-06-01","to":"2024-06-03"}}`,
      },
    },
  },
  ReleaseAuthorised: {
    version: 2,
    upcasts: { 1: (data) => data },
    samples: {
      1: { data: `{${stay},"basis":"PAROLE","releaseOn":"2025-08-05","authorisedBy":"facility-3"}` },
      2: { data: `{${stay},"basis":"AMNESTY","releaseOn":"2025-12-20","authorisedBy":"facility-3","lawNo":"213"}` },
    },
  },
  PersonReleased: {
    version: 1,
    samples: { 1: { data: `{${stay},"basis":"PAROLE","to":"PROBATION","releasedOn":"2025-08-05","releasedBy":"facility-9"}` } },
  },
};
