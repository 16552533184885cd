import type { CaseId, FacilityType } from '../criminal-case/criminal-case.events.ts';
import type { EventCatalogue } from '../event-log/codec.ts';
import type { Fact, Id, LegalDate } from '../event-log/event.ts';
import type { TermId } from '../punishment-term/punishment-term.events.ts';

/** On what a person is held: remand before a verdict is in force, or the sentence that is served. */
export const legalBases = ['REMAND', 'SENTENCE'] as const;
export const conditions = ['ORDINARY', 'RELAXED', 'PRIVILEGED', 'STRICT'] as const;
export const behaviourDegrees = ['NONE', 'POSITIVE_1', 'POSITIVE_2', 'POSITIVE_3', 'NEGATIVE_1', 'NEGATIVE_2', 'NEGATIVE_3'] as const;
export const releaseBases = ['TERM_END', 'PAROLE', 'AMNESTY', 'SUBSTITUTION', 'ILLNESS', 'PARDON', 'QUASHED', 'REMAND_LIFTED'] as const;
export const transferReasons = ['REGIME', 'TREATMENT', 'SAFETY', 'COURT', 'RESIDENCE', 'CAPACITY'] as const;

export type LegalBasis = (typeof legalBases)[number];
export type Conditions = (typeof conditions)[number];
export type BehaviourDegree = (typeof behaviourDegrees)[number];
export type ReleaseBasis = (typeof releaseBases)[number];
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
      'ReleaseAuthorised',
      { personId: Id<'person'>; stayId: Id<'stay'>; basis: ReleaseBasis; releaseOn: LegalDate; authorisedBy: string }
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
  ReleaseAuthorised: {
    version: 1,
    samples: { 1: { data: `{${stay},"basis":"PAROLE","releaseOn":"2025-08-05","authorisedBy":"facility-3"}` } },
  },
  PersonReleased: {
    version: 1,
    samples: { 1: { data: `{${stay},"basis":"PAROLE","to":"PROBATION","releasedOn":"2025-08-05","releasedBy":"facility-9"}` } },
  },
};
