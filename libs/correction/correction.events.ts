import type { EventCatalogue } from '../event-log/codec.ts';
import type { Fact, Id, StreamName } from '../event-log/event.ts';
import type { Said } from '../event-log/standing-facts.ts';

export type CorrectionId = Id<'correction'>;

/**
 * What is wrong with a recorded fact.
 * - `VOID`: it should never have been recorded. A refusal of parole was entered on another person's term: it is left out from the
 *   beginning, as if it had not been entered.
 * - `CORRECT`: it happened, but not as recorded. Custody from 4 October to 31 January was credited as from 4 September: the right days
 *   stand in its place, then as now.
 * - `SUPERSEDE`: it was right, and a newer document takes its place from a day on. A court credited 120 days of custody, and a ruling of
 *   20 February 2025 credits 60: what was decided before that day rested on what was true.
 */
export const correctionKinds = ['VOID', 'CORRECT', 'SUPERSEDE'] as const;
export const correctionReasons = [
  'CLERICAL_ERROR',
  'WRONG_PERSON',
  'RECORDED_TWICE',
  'DOCUMENT_MISREAD',
  'DOCUMENT_INVALID',
  'NEW_DOCUMENT',
  'COURT_ORDER',
] as const;
export const reviewOutcomes = ['KEPT', 'DECIDED_ANEW', 'WITHDRAWN'] as const;

export type CorrectionKind = (typeof correctionKinds)[number];
export type CorrectionReason = (typeof correctionReasons)[number];
/** What became of a decision whose basis was corrected: it stands as it is, there is a newer one, or it was taken back. */
export type ReviewOutcome = (typeof reviewOutcomes)[number];

/** One event of a stream, by its revision. */
export interface EventPlace {
  readonly stream: StreamName;
  readonly revision: number;
  readonly type: string;
}

/** What of a person's data the law asks about. A name is not among it. */
export const personalFields = ['sex', 'birthDate', 'citizenship'] as const;
export type PersonalField = (typeof personalFields)[number];

/** A request to correct one recorded fact, and what became of it: `correction-<id>`. */
export type CorrectionFact =
  | Fact<
      'CorrectionProposed',
      {
        personId: Id<'person'>;
        target: EventPlace;
        kind: CorrectionKind;
        /** What the target says now; a decision on the proposal is about nothing else. */
        was: Said;
        /** What it should say; absent where it should not be there. */
        now?: Said;
        reasonCode: CorrectionReason;
        legalBasis: string;
        proposedBy: string;
        /** Streams with decisions that would rest on something else, each with the last revision that was looked at: `parole-…@1`. */
        consequences: readonly string[];
      }
    >
  | Fact<'CorrectionApproved', { personId: Id<'person'>; approvedBy: string; consequences: readonly string[] }>
  | Fact<'CorrectionRejected', { personId: Id<'person'>; rejectedBy: string; because: string }>
  /**
   * What the law is told of a person was corrected on the spot (`PersonalDataCorrected`), by whoever registers people: what had rested on it
   * is put before somebody under this id. Only which data it was, and nothing that they say: that stays with the person.
   */
  | Fact<
      'PersonalCorrectionNoted',
      { personId: Id<'person'>; target: EventPlace; correctedBy: EventPlace; changed: readonly PersonalField[]; approvedBy: string }
    >
  | Fact<'DecisionReviewed', { personId: Id<'person'>; decision: EventPlace; outcome: ReviewOutcome; because: string; reviewedBy: string }>;

interface Correction {
  readonly personId: Id<'person'>;
  readonly correctionId: CorrectionId;
  /** Revision of the fact in the same stream. */
  readonly target: number;
  readonly targetType: string;
  readonly was: Said;
  readonly reasonCode: CorrectionReason;
  readonly legalBasis: string;
  readonly proposedBy: string;
  readonly approvedBy: string;
}

/**
 * How another fact of the same stream stands, and the note beside a decision that rested on one. They may be on any stream, and no state
 * hears of them: the fold tells it the facts that stand (`standingFacts`).
 */
export type StandingFact =
  | Fact<'Voided', Correction>
  | Fact<'Corrected', Correction & { now: Said }>
  | Fact<'Superseded', Correction & { now: Said }>
  | Fact<
      'BasisChanged',
      {
        personId: Id<'person'>;
        correctionId: CorrectionId;
        /** Which decision of this stream rested on something that was corrected. It is not changed by that. */
        decision: EventPlace;
        /** What it had read: the corrected fact, or another decision that rested on it. */
        because: EventPlace;
      }
    >;

const asel = '"personId":"0192e4a0-7b1c-7000-8000-000000000001"';
const person = 'person-0192e4a0-7b1c-7000-8000-000000000001';
const term = 'term-0192e4a0-7b1c-7000-8000-0000000000f1';
const parole = 'parole-0192e4a0-7b1c-7000-8000-0000000000f1';
const credit = `{"stream":"${term}","revision":3,"type":"TimeCredited"}`;
const grant = `{"stream":"${parole}","revision":1,"type":"ParoleGranted"}`;
const was = `{"effectiveOn":"2023-09-04","data":{${asel},"kind":"CUSTODY","from":"2023-09-04","to":"2024-01-31"}}`;
const now = `{"effectiveOn":"2023-10-04","data":{${asel},"kind":"CUSTODY","from":"2023-10-04","to":"2024-01-31"}}`;
const why = '"reasonCode":"DOCUMENT_MISREAD","legalBasis":"CC 62(3)","proposedBy":"facility-3"';
const about = `${asel},"correctionId":"0192e4a0-7b1c-7000-8000-00000000c001"`;
const correction = `${about},"target":3,"targetType":"TimeCredited","was":${was}`;
const approved = `${why},"approvedBy":"supervisor-7","targetVersion":1`;

export const correctionEvents: EventCatalogue<CorrectionFact> = {
  CorrectionProposed: {
    version: 1,
    samples: {
      1: { data: `{${asel},"target":${credit},"kind":"CORRECT","was":${was},"now":${now},${why},"consequences":["${parole}@1"]}` },
    },
  },
  CorrectionApproved: {
    version: 1,
    samples: { 1: { data: `{${asel},"approvedBy":"supervisor-7","consequences":["${parole}@1"]}` } },
  },
  PersonalCorrectionNoted: {
    version: 1,
    samples: {
      1: {
        data: `{${asel},"target":{"stream":"${person}","revision":0,"type":"PersonRegistered"},"correctedBy":{"stream":"${person}","revision":4,"type":"PersonalDataCorrected"},"changed":["birthDate"],"approvedBy":"supervisor-7"}`,
      },
    },
  },
  CorrectionRejected: {
    version: 1,
    samples: { 1: { data: `{${asel},"rejectedBy":"supervisor-7","because":"The document shows the days as they are recorded."}` } },
  },
  DecisionReviewed: {
    version: 1,
    samples: {
      1: {
        data: `{${asel},"decision":${grant},"outcome":"KEPT","because":"Half of the term was served in any case.","reviewedBy":"registrar-2"}`,
      },
    },
  },
};

export const standingEvents: EventCatalogue<StandingFact> = {
  Voided: { version: 1, samples: { 1: { data: `{${correction},${approved}}` } } },
  Corrected: { version: 1, samples: { 1: { data: `{${correction},${why},"approvedBy":"supervisor-7","now":${now},"targetVersion":1}` } } },
  Superseded: { version: 1, samples: { 1: { data: `{${correction},${why},"approvedBy":"supervisor-7","now":${now},"targetVersion":1}` } } },
  BasisChanged: { version: 1, samples: { 1: { data: `{${about},"decision":${grant},"because":${credit}}` } } },
};
