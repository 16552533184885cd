import type { AnyFact, Id } from '../event-log/event.ts';
import type { PersonFact } from '../person/person.events.ts';
import type { ChargeId, CriminalCaseFact, Finding, Offence, OffenceCategory, SentenceId } from './criminal-case.events.ts';

/** Facts that specs begin with: a file about Asel, born on 17 April 1990, with a grave theft and a minor fraud. */
export const asel = '0192e4a0-7b1c-7000-8000-000000000001' as Id<'person'>; // an id as a sender chooses it
export const aselStream = `person-${asel}`;
export const fileId = '0192e4a0-7b1c-7000-8000-0000000000ca';
export const fileStream = `case-${fileId}`;
export const theftCharge = '0192e4a0-7b1c-7000-8000-0000000000c1' as ChargeId; // an id as a sender chooses it
export const fraudCharge = '0192e4a0-7b1c-7000-8000-0000000000c2' as ChargeId; // an id as a sender chooses it
export const threeYears = '0192e4a0-7b1c-7000-8000-0000000000d1' as SentenceId; // an id as a sender chooses it

export const aselIsRegistered: PersonFact = {
  type: 'PersonRegistered',
  effectiveOn: '2023-10-04',
  data: { personId: asel, sex: 'F', birthDate: '1990-04-17', citizenship: 'KZ' },
};

export const aselDied: PersonFact = { type: 'DeathRecorded', effectiveOn: '2025-11-03', data: { personId: asel, diedOn: '2025-11-03' } };

export const fileOpened: CriminalCaseFact = {
  type: 'CaseOpened',
  effectiveOn: '2023-10-04',
  data: { personId: asel, registrationNumber: '247500031000123', court: 'Almaty district court 2' },
};

export const theft: Offence = {
  article: '188',
  part: '3',
  committedOn: '2023-09-12',
  intent: 'INTENTIONAL',
  maxTermYears: 7,
  lifeSanction: false,
  flags: [],
};

export const fraud: Offence = {
  article: '190',
  part: '1',
  committedOn: '2023-09-20',
  intent: 'INTENTIONAL',
  maxTermYears: 2,
  lifeSanction: false,
  flags: [],
};

export const chargedWithTheft = charged(theftCharge, theft, 'GRAVE');
export const chargedWithFraud = charged(fraudCharge, fraud, 'MINOR');

export const verdictInForce: CriminalCaseFact = {
  type: 'VerdictInForce',
  effectiveOn: '2024-02-17',
  data: { personId: asel, inForceOn: '2024-02-17' },
};

/** A verdict of 1 February 2024. */
export function found(finding: Finding, chargeId: ChargeId): CriminalCaseFact {
  const deliveredOn = '2024-02-01';
  return { type: 'VerdictDelivered', effectiveOn: deliveredOn, data: { personId: asel, chargeId, finding, deliveredOn } };
}

export function charged(chargeId: ChargeId, offence: Offence, category: OffenceCategory): CriminalCaseFact {
  return {
    type: 'ChargeAdded',
    effectiveOn: '2023-10-06',
    data: {
      personId: asel,
      chargeId,
      kind: 'CRIME',
      offence,
      category,
      receipt: {
        ruleSet: 'kz',
        ruleSetHash: '00',
        question: 'classification',
        asOf: '2023-10-06',
        facts: {},
        provisions: ['CC 11'],
        steps: [],
        rounding: 'none',
      },
    },
  };
}

/** Three years for the theft, imposed with the verdict. */
export const theftSentenced: Extract<CriminalCaseFact, { readonly type: 'SentenceImposed' }> = {
  type: 'SentenceImposed',
  effectiveOn: '2024-02-01',
  data: {
    personId: asel,
    sentenceId: threeYears,
    chargeIds: [theftCharge],
    punishment: 'DEPRIVATION_OF_LIBERTY',
    term: { years: 3 },
    facility: 'MEDIUM',
    suspended: false,
    imposedOn: '2024-02-01',
    offences: [theft],
    gravest: 'GRAVE',
    firstTime: true,
    validity: { verdict: 'NOT_ASKED' },
  },
};

/** The file and its person, as far as it had come. */
export function file(...facts: readonly CriminalCaseFact[]): Readonly<Record<string, readonly AnyFact[]>> {
  return { [aselStream]: [aselIsRegistered], [fileStream]: [fileOpened, ...facts] };
}
