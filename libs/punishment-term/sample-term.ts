import type { CriminalCaseFact, Offence, CaseId, SentenceId } from '../criminal-case/criminal-case.events.ts';
import type { AnyFact, Id, LegalDate } from '../event-log/event.ts';
import type { PersonFact } from '../person/person.events.ts';
import type { Calculation, PunishmentTermFact } from './punishment-term.events.ts';

/** Facts that specs begin with: three years in a facility of medium security for Asel, from 1 February 2024, in force on the 17th. */
export const asel = '0192e4a0-7b1c-7000-8000-000000000001' as Id<'person'>; // an id as a sender chooses it
export const aselStream = `person-${asel}`;
export const fileId = '0192e4a0-7b1c-7000-8000-0000000000ca' as CaseId; // an id as a sender chooses it
export const fileStream = `case-${fileId}`;
export const threeYears = '0192e4a0-7b1c-7000-8000-0000000000d1' as SentenceId; // an id as a sender chooses it
export const termStream = 'term-0192e4a0-7b1c-7000-8000-0000000000f1';

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

export const sentenceImposed: Extract<CriminalCaseFact, { readonly type: 'SentenceImposed' }> = {
  type: 'SentenceImposed',
  effectiveOn: '2024-02-01',
  data: {
    personId: asel,
    sentenceId: threeYears,
    chargeIds: [],
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

export const verdictInForce: CriminalCaseFact = {
  type: 'VerdictInForce',
  effectiveOn: '2024-02-17',
  data: { personId: asel, inForceOn: '2024-02-17' },
};

export const termOpened: Extract<PunishmentTermFact, { readonly type: 'TermOpened' }> = {
  type: 'TermOpened',
  effectiveOn: '2024-02-01',
  data: { personId: asel, punishment: 'DEPRIVATION_OF_LIBERTY', start: '2024-02-01' },
};

export const sentenceIncluded: Extract<PunishmentTermFact, { readonly type: 'SentenceIncluded' }> = {
  type: 'SentenceIncluded',
  effectiveOn: '2024-02-17',
  data: {
    personId: asel,
    caseId: fileId,
    sentenceId: threeYears,
    punishment: 'DEPRIVATION_OF_LIBERTY',
    term: { years: 3 },
    facility: 'MEDIUM',
    suspended: false,
    imposedOn: '2024-02-01',
    offences: [theft],
    gravest: 'GRAVE',
    firstTime: true,
  },
};

export const termCompleted: PunishmentTermFact = {
  type: 'TermCompleted',
  effectiveOn: '2026-08-04',
  data: { personId: asel, reason: 'SERVED', completedOn: '2026-08-04' },
};

export function calculated(calculation: Calculation): PunishmentTermFact {
  return {
    type: 'TermCalculated',
    effectiveOn: '2024-02-17',
    data: {
      personId: asel,
      cause: 'SentenceIncluded',
      calculation,
      receipt: {
        ruleSet: 'kz',
        ruleSetHash: '00',
        question: 'term-end',
        asOf: '2024-02-01',
        facts: {},
        provisions: ['PEC 165(2)'],
        steps: [],
        rounding: 'none',
      },
      rights: {},
    },
  };
}

export function lastDayIs(lastDay: LegalDate, creditedDays = 0): PunishmentTermFact {
  return calculated({ verdict: 'COMPUTED', lastDay, creditedDays });
}

/** The term with its sentence of three years: it ends on 31 January 2027. */
export const withSentence: readonly PunishmentTermFact[] = [termOpened, sentenceIncluded, lastDayIs('2027-01-31')];

export function termOf(...facts: readonly PunishmentTermFact[]): Readonly<Record<string, readonly AnyFact[]>> {
  return { [termStream]: facts };
}
