import type { EventCatalogue } from '../event-log/codec.ts';
import type { Fact, Id, LegalDate } from '../event-log/event.ts';
import type { Receipt } from '../law/receipt.ts';

export type CaseId = Id<'case'>;
export type ChargeId = Id<'charge'>;
export type SentenceId = Id<'sentence'>;

export const intents = ['INTENTIONAL', 'NEGLIGENT'] as const;
export const categories = ['MISDEMEANOUR', 'MINOR', 'MEDIUM', 'GRAVE', 'ESPECIALLY_GRAVE'] as const;
export const findings = ['GUILTY', 'ACQUITTED', 'TERMINATED'] as const;
export const punishments = [
  'FINE',
  'CORRECTIVE_LABOUR',
  'COMMUNITY_SERVICE',
  'ARREST',
  'RESTRICTION_OF_LIBERTY',
  'DEPRIVATION_OF_LIBERTY',
  'LIFE',
] as const;
export const facilityTypes = ['MINIMUM', 'MEDIUM', 'MEDIUM_JUVENILE', 'MAXIMUM', 'EMERGENCY', 'FULL'] as const;
export const offenceFlags = [
  'AGAINST_LIFE',
  'SEXUAL_VS_MINOR',
  'VIOLENT',
  'VIOLENCE_VS_MINOR',
  'CORRUPTION',
  'TERRORIST',
  'EXTREMIST',
  'TORTURE',
  'CRIMINAL_GROUP',
  'CAUSED_DEATH',
  'GRAVE_HARM',
] as const;

export const cumulationBases = ['CRIMES', 'VERDICTS'] as const;
export const cumulationMethods = ['ABSORB', 'ADD_PART', 'ADD_FULL'] as const;
export const quashedOutcomes = ['ACQUITTED', 'TERMINATED', 'NEW_TRIAL'] as const;
export const claimKinds = ['MATERIAL', 'MORAL'] as const;
export const lifelongBanKinds = ['CHILDREN', 'PUBLIC_SERVICE', 'DRIVING', 'FINANCE'] as const;

export type Intent = (typeof intents)[number];
export type OffenceCategory = (typeof categories)[number];
export type Finding = (typeof findings)[number];
export type Punishment = (typeof punishments)[number];
/** Punishments that are served in a facility. */
export const servedInFacility: readonly Punishment[] = ['DEPRIVATION_OF_LIBERTY', 'LIFE', 'ARREST'];
export type FacilityType = (typeof facilityTypes)[number];
export type OffenceFlag = (typeof offenceFlags)[number];
/** One verdict for several crimes (CC 58), or a new verdict and what is left of an earlier one (CC 60). */
export type CumulationBasis = (typeof cumulationBases)[number];
export type CumulationMethod = (typeof cumulationMethods)[number];
export type QuashedOutcome = (typeof quashedOutcomes)[number];
export type ClaimKind = (typeof claimKinds)[number];
export type LifelongBanKind = (typeof lifelongBanKinds)[number];

/** Length of a punishment in calendar units; absent is 0. */
export interface TermLength {
  readonly years?: number;
  readonly months?: number;
  readonly days?: number;
}

/** An act under an article part of the Criminal Code. */
export interface Offence {
  readonly article: string;
  readonly part?: string;
  readonly committedOn: LegalDate;
  readonly intent: Intent;
  /** Ceiling of the article part's sanction, years of deprivation of liberty; it decides the category. */
  readonly maxTermYears: number;
  readonly lifeSanction: boolean;
  readonly flags: readonly OffenceFlag[];
}

/** A punishment as a court states it. */
export interface PunishmentStated {
  readonly punishment: Punishment;
  /** Of punishments counted in time; absent for a fine, hours of service and life. */
  readonly term?: TermLength;
  readonly hours?: number;
  /** In monthly calculation indices (МРП). */
  readonly amountMci?: number;
  readonly facility?: FacilityType;
  readonly suspended: boolean;
}

/** Whether the law allows a punishment for each of the offences; one receipt for each offence. `NOT_ASKED`: recorded before it was. */
export type SentenceValidity =
  | { readonly verdict: 'LAWFUL'; readonly receipts: readonly Receipt[] }
  | { readonly verdict: 'UNLAWFUL'; readonly violations: readonly string[]; readonly receipts: readonly Receipt[] }
  | { readonly verdict: 'NEEDS_MANUAL'; readonly because: readonly string[]; readonly receipts: readonly Receipt[] }
  | { readonly verdict: 'NOT_ASKED' };

/** Whether the law allows that several punishments become this one in that way. */
export type CumulationValidity =
  | { readonly verdict: 'LAWFUL'; readonly receipt: Receipt }
  | { readonly verdict: 'UNLAWFUL'; readonly violations: readonly string[]; readonly receipt: Receipt }
  | { readonly verdict: 'NEEDS_MANUAL'; readonly because: readonly string[]; readonly receipt: Receipt };

/** A sentence and the verdict file that it is of. */
export interface SentenceOfFile {
  readonly caseId: CaseId;
  readonly sentenceId: SentenceId;
}

/** What the registrar shows where a court decided otherwise than the law allows: the court wins, and the warning stays. */
export interface CourtsOwn {
  readonly reason: string;
  readonly document: string;
}

export type CriminalCaseFact =
  | Fact<'CaseOpened', { personId: Id<'person'>; registrationNumber: string; court: string }>
  | Fact<
      'ChargeAdded',
      {
        personId: Id<'person'>;
        chargeId: ChargeId;
        kind: 'CRIME' | 'MISDEMEANOUR';
        offence: Offence;
        category: OffenceCategory;
        receipt: Receipt;
      }
    >
  | Fact<'VerdictDelivered', { personId: Id<'person'>; chargeId: ChargeId; finding: Finding; deliveredOn: LegalDate }>
  | Fact<
      'SentenceImposed',
      PunishmentStated & {
        personId: Id<'person'>;
        sentenceId: SentenceId;
        chargeIds: readonly ChargeId[];
        imposedOn: LegalDate;
        /** What the sentence is for, copied for those who serve it: the offences of its charges and the gravest category. */
        offences: readonly Offence[];
        gravest: OffenceCategory;
        /** No earlier sentence to deprivation of liberty is known. */
        firstTime: boolean;
        validity: SentenceValidity;
        courtsOwn?: CourtsOwn;
      }
    >
  /** Several punishments became one; it is a sentence of its own, which a term can carry out. CC 58, 60. */
  | Fact<
      'FinalPunishmentDetermined',
      PunishmentStated & {
        personId: Id<'person'>;
        sentenceId: SentenceId;
        basis: CumulationBasis;
        method: CumulationMethod;
        /** The sentences that it takes the place of, of this file and of an earlier one. */
        covers: readonly SentenceOfFile[];
        imposedOn: LegalDate;
        offences: readonly Offence[];
        gravest: OffenceCategory;
        firstTime: boolean;
        validity: CumulationValidity;
        courtsOwn?: CourtsOwn;
      }
    >
  /** A higher court changed the punishment of a sentence; everything else of it stays as it was imposed. */
  | Fact<
      'SentenceVaried',
      {
        personId: Id<'person'>;
        sentenceId: SentenceId;
        court: string;
        decidedOn: LegalDate;
        was: PunishmentStated;
        now: PunishmentStated;
        /** The term that carries the sentence out, where there is one. */
        termId?: Id<'term'>;
        validity: SentenceValidity;
        courtsOwn?: CourtsOwn;
      }
    >
  /** A higher court set a sentence aside. */
  | Fact<
      'SentenceQuashed',
      {
        personId: Id<'person'>;
        sentenceId: SentenceId;
        court: string;
        decidedOn: LegalDate;
        outcome: QuashedOutcome;
        termId?: Id<'term'>;
      }
    >
  /** A higher court left a sentence as it is. */
  | Fact<'SentenceUpheld', { personId: Id<'person'>; sentenceId: SentenceId; court: string; decidedOn: LegalDate }>
  /** An earlier sentence is served within the final punishment of a later verdict since that is in force. CC 60. */
  | Fact<'SentenceJoined', { personId: Id<'person'>; sentenceId: SentenceId; within: SentenceOfFile; joinedOn: LegalDate }>
  /** That final punishment was set aside: the earlier sentence stands by itself again. */
  | Fact<'SentenceSeparated', { personId: Id<'person'>; sentenceId: SentenceId; from: SentenceOfFile; separatedOn: LegalDate }>
  /** A court ended the prosecution of charges: no verdict on them follows. */
  | Fact<
      'ProsecutionTerminated',
      { personId: Id<'person'>; chargeIds: readonly ChargeId[]; court: string; terminatedOn: LegalDate; provision: string }
    >
  /** In whole tenge. */
  | Fact<'CivilClaimRecorded', { personId: Id<'person'>; amount: number; kind: ClaimKind }>
  /** In whole tenge; `full` where everything that is claimed in the file is paid with it. */
  | Fact<'DamageCompensated', { personId: Id<'person'>; amount: number; paidOn: LegalDate; full: boolean }>
  /** It is never lifted by the end of the punishment, by amnesty or by the end of the record. CC 50(2). */
  | Fact<
      'LifelongBanImposed',
      { personId: Id<'person'>; chargeId: ChargeId; closes: LifelongBanKind; from: LegalDate; provision: string; receipt: Receipt }
    >
  | Fact<'VerdictInForce', { personId: Id<'person'>; inForceOn: LegalDate }>;

const asel = '"personId":"0192e4a0-7b1c-7000-8000-000000000001"';
const charge = '"0192e4a0-7b1c-7000-8000-0000000000c1"';
const theft =
  '{"article":"188","part":"3","committedOn":"2023-09-12","intent":"INTENTIONAL","maxTermYears":7,"lifeSanction":false,"flags":[]}';
const receipt =
  '{"ruleSet":"kz","ruleSetHash":"00","question":"classification","asOf":"2024-02-01","facts":{"kind":"CRIME","intent":"INTENTIONAL","maxTermYears":7},"provisions":["CC 11(4)"],"steps":[],"rounding":"none"}';

export const criminalCaseEvents: EventCatalogue<CriminalCaseFact> = {
  CaseOpened: {
    version: 1,
    samples: { 1: { data: `{${asel},"registrationNumber":"247500031000123","court":"Almaty district court 2"}` } },
  },
  ChargeAdded: {
    version: 1,
    samples: { 1: { data: `{${asel},"chargeId":${charge},"kind":"CRIME","offence":${theft},"category":"GRAVE","receipt":${receipt}}` } },
  },
  VerdictDelivered: {
    version: 1,
    samples: { 1: { data: `{${asel},"chargeId":${charge},"finding":"GUILTY","deliveredOn":"2024-02-01"}` } },
  },
  SentenceImposed: {
    version: 2,
    // whether the law allows a sentence was not asked of those that were recorded first
    upcasts: { 1: (data) => ({ ...data, validity: { verdict: 'NOT_ASKED' } }) },
    samples: {
      1: {
        data: `{${asel},"sentenceId":"0192e4a0-7b1c-7000-8000-0000000000d1","chargeIds":[${charge}],"punishment":"DEPRIVATION_OF_LIBERTY","term":{"years":3},"facility":"MEDIUM","suspended":false,"imposedOn":"2024-02-01","offences":[${theft}],"gravest":"GRAVE","firstTime":true}`,
      },
      2: {
        data: `{${asel},"sentenceId":"0192e4a0-7b1c-7000-8000-0000000000d1","chargeIds":[${charge}],"punishment":"DEPRIVATION_OF_LIBERTY","term":{"years":3},"facility":"MEDIUM","suspended":false,"imposedOn":"2024-02-01","offences":[${theft}],"gravest":"GRAVE","firstTime":true,"validity":{"verdict":"UNLAWFUL","violations":["ABOVE_MAXIMUM"],"receipts":[${receipt}]},"courtsOwn":{"reason":"the court counted a second episode","document":"verdict 1-23/2024"}}`,
      },
    },
  },
  FinalPunishmentDetermined: {
    version: 1,
    samples: {
      1: {
        data: `{${asel},"sentenceId":"0192e4a0-7b1c-7000-8000-0000000000d3","basis":"VERDICTS","method":"ADD_PART","covers":[{"caseId":"0192e4a0-7b1c-7000-8000-0000000000ca","sentenceId":"0192e4a0-7b1c-7000-8000-0000000000d1"},{"caseId":"0192e4a0-7b1c-7000-8000-0000000000cb","sentenceId":"0192e4a0-7b1c-7000-8000-0000000000d2"}],"punishment":"DEPRIVATION_OF_LIBERTY","term":{"years":4},"facility":"MEDIUM","suspended":false,"imposedOn":"2025-03-03","offences":[${theft}],"gravest":"GRAVE","firstTime":false,"validity":{"verdict":"LAWFUL","receipt":${receipt}}}`,
      },
    },
  },
  SentenceVaried: {
    version: 1,
    samples: {
      1: {
        data: `{${asel},"sentenceId":"0192e4a0-7b1c-7000-8000-0000000000d1","court":"Almaty city court","decidedOn":"2024-03-20","was":{"punishment":"DEPRIVATION_OF_LIBERTY","term":{"years":3},"facility":"MEDIUM","suspended":false},"now":{"punishment":"DEPRIVATION_OF_LIBERTY","term":{"years":2},"facility":"MEDIUM","suspended":false},"termId":"0192e4a0-7b1c-7000-8000-0000000000f1","validity":{"verdict":"LAWFUL","receipts":[${receipt}]}}`,
      },
    },
  },
  SentenceQuashed: {
    version: 1,
    samples: {
      1: {
        data: `{${asel},"sentenceId":"0192e4a0-7b1c-7000-8000-0000000000d1","court":"Supreme Court","decidedOn":"2024-09-12","outcome":"TERMINATED","termId":"0192e4a0-7b1c-7000-8000-0000000000f1"}`,
      },
    },
  },
  SentenceUpheld: {
    version: 1,
    samples: {
      1: {
        data: `{${asel},"sentenceId":"0192e4a0-7b1c-7000-8000-0000000000d1","court":"Almaty city court","decidedOn":"2024-03-20"}`,
      },
    },
  },
  SentenceJoined: {
    version: 1,
    samples: {
      1: {
        data: `{${asel},"sentenceId":"0192e4a0-7b1c-7000-8000-0000000000d1","within":{"caseId":"0192e4a0-7b1c-7000-8000-0000000000cb","sentenceId":"0192e4a0-7b1c-7000-8000-0000000000d3"},"joinedOn":"2025-03-19"}`,
      },
    },
  },
  SentenceSeparated: {
    version: 1,
    samples: {
      1: {
        data: `{${asel},"sentenceId":"0192e4a0-7b1c-7000-8000-0000000000d1","from":{"caseId":"0192e4a0-7b1c-7000-8000-0000000000cb","sentenceId":"0192e4a0-7b1c-7000-8000-0000000000d3"},"separatedOn":"2025-09-12"}`,
      },
    },
  },
  ProsecutionTerminated: {
    version: 1,
    samples: {
      1: {
        data: `{${asel},"chargeIds":[${charge}],"court":"Almaty district court 2","terminatedOn":"2024-07-08","provision":"CC 68"}`,
      },
    },
  },
  CivilClaimRecorded: { version: 1, samples: { 1: { data: `{${asel},"amount":450000,"kind":"MATERIAL"}` } } },
  DamageCompensated: { version: 1, samples: { 1: { data: `{${asel},"amount":450000,"paidOn":"2024-08-01","full":true}` } } },
  LifelongBanImposed: {
    version: 1,
    samples: {
      1: { data: `{${asel},"chargeId":${charge},"closes":"CHILDREN","from":"2024-02-17","provision":"CC 50(2)","receipt":${receipt}}` },
    },
  },
  VerdictInForce: { version: 1, samples: { 1: { data: `{${asel},"inForceOn":"2024-02-17"}` } } },
};
