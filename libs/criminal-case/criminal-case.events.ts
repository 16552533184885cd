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

export type Intent = (typeof intents)[number];
export type OffenceCategory = (typeof categories)[number];
export type Finding = (typeof findings)[number];
export type Punishment = (typeof punishments)[number];
export type FacilityType = (typeof facilityTypes)[number];
export type OffenceFlag = (typeof offenceFlags)[number];

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
      {
        personId: Id<'person'>;
        sentenceId: SentenceId;
        chargeIds: readonly ChargeId[];
        punishment: Punishment;
        /** Of punishments counted in time; absent for a fine, hours of service and life. */
        term?: TermLength;
        hours?: number;
        /** In monthly calculation indices (МРП). */
        amountMci?: number;
        facility?: FacilityType;
        suspended: boolean;
        imposedOn: LegalDate;
        /** What the sentence is for, copied for those who serve it: the offences of its charges and the gravest category. */
        offences: readonly Offence[];
        gravest: OffenceCategory;
        /** No earlier sentence to deprivation of liberty is known. */
        firstTime: boolean;
      }
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
    version: 1,
    samples: {
      1: {
        data: `{${asel},"sentenceId":"0192e4a0-7b1c-7000-8000-0000000000d1","chargeIds":[${charge}],"punishment":"DEPRIVATION_OF_LIBERTY","term":{"years":3},"facility":"MEDIUM","suspended":false,"imposedOn":"2024-02-01","offences":[${theft}],"gravest":"GRAVE","firstTime":true}`,
      },
    },
  },
  VerdictInForce: { version: 1, samples: { 1: { data: `{${asel},"inForceOn":"2024-02-17"}` } } },
};
