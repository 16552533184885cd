import type { EventCatalogue } from '../event-log/codec.ts';
import type { Fact, Id, LegalDate, PersonalFact } from '../event-log/event.ts';

export type PersonId = Id<'person'>;

export const sexes = ['M', 'F'] as const;
export type Sex = (typeof sexes)[number];

/** Schemes of identifiers: the individual identification number (ИИН/ЖСН), a passport, a number of an older register. */
export const identifierSchemes = ['IIN', 'PASSPORT', 'LEGACY'] as const;
export type IdentifierScheme = (typeof identifierSchemes)[number];

/** What the law asks about a person's situation; each holds from a day to a day. */
export const socialStatusKinds = [
  'PREGNANT',
  'CHILD_UNDER_3',
  'CHILD_UNDER_14',
  'MANY_CHILDREN',
  'SINGLE_PARENT',
  'DISABILITY_1',
  'DISABILITY_2',
  'DISABILITY_3',
  'VETERAN',
  'PENSIONER',
] as const;
export type SocialStatusKind = (typeof socialStatusKinds)[number];

/** A name as the identity document spells it; many people have no patronymic. */
export interface PersonName {
  readonly familyName: string;
  readonly givenName: string;
  readonly patronymic?: string;
}

export type PersonFact =
  | PersonalFact<'PersonRegistered', { personId: PersonId; sex: Sex; birthDate: LegalDate; citizenship: string }, PersonName>
  | PersonalFact<
      'IdentifierRecorded',
      { personId: PersonId; scheme: IdentifierScheme; token: string; verified: boolean },
      { value: string }
    >
  | PersonalFact<
      'SocialStatusRecorded',
      { personId: PersonId; kind: SocialStatusKind; from: LegalDate; to?: LegalDate },
      { evidence: string }
    >
  | Fact<'SocialStatusEnded', { personId: PersonId; kind: SocialStatusKind; from: LegalDate; to: LegalDate }>
  | PersonalFact<
      'PersonalDataCorrected',
      {
        personId: PersonId;
        /** Revision, in this stream, of the event that is corrected. */
        corrects: number;
        sex?: Sex;
        birthDate?: LegalDate;
        citizenship?: string;
        reason: string;
        legalBasis: string;
        approvedBy: string;
      },
      Partial<PersonName>
    >
  | Fact<'DeathRecorded', { personId: PersonId; diedOn: LegalDate }>;

/** Says that an identifier is taken, on the stream that its keyed hash names. */
export type IdentifierFact = Fact<'IdentifierReserved', { personId: PersonId; scheme: IdentifierScheme; token: string }>;

const asel = '"personId":"0192e4a0-7b1c-7000-8000-000000000001"';

export const personEvents: EventCatalogue<PersonFact> = {
  PersonRegistered: {
    version: 1,
    samples: {
      1: {
        data: `{${asel},"sex":"F","birthDate":"1990-04-17","citizenship":"KZ"}`,
        personal: '{"familyName":"Ахметова","givenName":"Әсел","patronymic":"Нұрланқызы"}',
      },
    },
  },
  IdentifierRecorded: {
    version: 1,
    samples: { 1: { data: `{${asel},"scheme":"IIN","token":"9f2c61d0a4","verified":true}`, personal: '{"value":"900417400000"}' } },
  },
  SocialStatusRecorded: {
    version: 1,
    samples: {
      1: {
        data: `{${asel},"kind":"CHILD_UNDER_3","from":"2023-05-02","to":"2026-05-01"}`,
        personal: '{"evidence":"birth certificate 0012"}',
      },
    },
  },
  SocialStatusEnded: {
    version: 1,
    samples: { 1: { data: `{${asel},"kind":"CHILD_UNDER_3","from":"2023-05-02","to":"2025-01-31"}` } },
  },
  PersonalDataCorrected: {
    version: 1,
    samples: {
      1: {
        data: `{${asel},"corrects":0,"birthDate":"1990-04-18","reason":"CLERICAL_ERROR","legalBasis":"PEC 91","approvedBy":"sv-7"}`,
        personal: '{"givenName":"Асель"}',
      },
    },
  },
  DeathRecorded: { version: 1, samples: { 1: { data: `{${asel},"diedOn":"2025-11-03"}` } } },
};

export const identifierEvents: EventCatalogue<IdentifierFact> = {
  IdentifierReserved: { version: 1, samples: { 1: { data: `{${asel},"scheme":"IIN","token":"9f2c61d0a4"}` } } },
};
