import type { CaseId, Punishment } from '../criminal-case/criminal-case.events.ts';
import type { Id, LegalDate } from '../event-log/event.ts';
import type { ParoleFact } from '../parole/parole.events.ts';
import type { PersonFact, PersonId } from '../person/person.events.ts';
import type { Calculation, PunishmentTermFact, TermId } from '../punishment-term/punishment-term.events.ts';
import type { BehaviourDegree, CustodyFact, ReleaseBasis } from './custody.events.ts';

/** Facts of one example person for the specs of this capability: 3 years from 1 February 2024, last day 4 August 2026. */
export const aselId = '0192e4a0-7b1c-7000-8000-000000000001' as PersonId; // ids of an example
export const stayId = '0192e4a0-7b1c-7000-8000-0000000000e1' as Id<'stay'>; // ids of an example
export const termId = '0192e4a0-7b1c-7000-8000-0000000000f1' as TermId; // ids of an example
export const caseId = '0192e4a0-7b1c-7000-8000-0000000000ca' as CaseId; // ids of an example

export const aselStream = `person-${aselId}`;
export const custodyStream = `custody-${aselId}`;
export const termStream = `term-${termId}`;
export const paroleStream = `parole-${termId}`;

const stay = { personId: aselId, stayId };
const lawReceipt = {
  ruleSet: 'kz',
  ruleSetHash: '00',
  question: 'term-end',
  asOf: '2024-02-17',
  facts: {},
  provisions: [],
  steps: [],
  rounding: 'none',
} as const;

export const registered: PersonFact = {
  type: 'PersonRegistered',
  effectiveOn: '2024-02-01',
  data: { personId: aselId, sex: 'F', birthDate: '1990-04-17', citizenship: 'KZ' },
};

export const died: PersonFact = { type: 'DeathRecorded', effectiveOn: '2024-01-11', data: { personId: aselId, diedOn: '2024-01-11' } };

export function termOf(
  punishment: Punishment,
  {
    suspended = false,
    of = aselId,
    to = threeYears,
    start = '2024-02-01',
  }: { suspended?: boolean; of?: PersonId; to?: Calculation; start?: LegalDate } = {},
): readonly PunishmentTermFact[] {
  return [
    { type: 'TermOpened', effectiveOn: start, data: { personId: of, punishment, start } },
    {
      type: 'SentenceIncluded',
      effectiveOn: '2024-02-17',
      data: {
        personId: of,
        caseId,
        sentenceId: '0192e4a0-7b1c-7000-8000-0000000000d1' as Id<'sentence'>, // id of an example
        punishment,
        suspended,
        imposedOn: '2024-02-01',
        offences: [],
        gravest: 'GRAVE',
        firstTime: true,
      },
    },
    calculated(to, of),
  ];
}

const threeYears: Calculation = { verdict: 'COMPUTED', lastDay: '2026-08-04', creditedDays: 180 };

export function calculated(calculation: Calculation, of: PersonId = aselId): PunishmentTermFact {
  return {
    type: 'TermCalculated',
    effectiveOn: '2024-02-17',
    data: { personId: of, cause: 'SentenceIncluded', calculation, receipt: lawReceipt, rights: {} },
  };
}

/** Two people have compared the calculation with the papers. */
export function checked(calculation: number): readonly PunishmentTermFact[] {
  const confirmed = { personId: aselId, calculation, confirmedBy: 'facility-3' };
  return [
    { type: 'CalculationConfirmed', effectiveOn: '2024-02-20', data: confirmed },
    { type: 'CalculationSecondChecked', effectiveOn: '2024-02-21', data: { ...confirmed, checkedBy: 'facility-9' } },
  ];
}

export function completed(completedOn: LegalDate): PunishmentTermFact {
  return { type: 'TermCompleted', effectiveOn: completedOn, data: { personId: aselId, reason: 'SERVED', completedOn } };
}

export const onRemand: CustodyFact = {
  type: 'PersonAdmitted',
  effectiveOn: '2023-10-04',
  data: { ...stay, facility: 'F3504', region: '35', legalBasis: 'REMAND', caseId, regime: 'REMAND', admittedOn: '2023-10-04' },
};

export const serving: CustodyFact = {
  type: 'PersonAdmitted',
  effectiveOn: '2024-02-20',
  data: { ...stay, facility: 'F3504', region: '35', legalBasis: 'SENTENCE', termId, regime: 'MEDIUM', admittedOn: '2024-02-20' },
};

export function sent(to: string, on: LegalDate): CustodyFact {
  return { type: 'TransferredOut', effectiveOn: on, data: { ...stay, from: 'F3504', to, reason: 'TREATMENT' } };
}

export function arrived(facility: string, on: LegalDate): CustodyFact {
  return { type: 'TransferredIn', effectiveOn: on, data: { ...stay, facility, region: facility.slice(1, 3) } };
}

export function graded(degree: BehaviourDegree, on: LegalDate): CustodyFact {
  return { type: 'BehaviourGraded', effectiveOn: on, data: { ...stay, degree } };
}

export function authorised(basis: ReleaseBasis, releaseOn: LegalDate): CustodyFact {
  return { type: 'ReleaseAuthorised', effectiveOn: releaseOn, data: { ...stay, basis, releaseOn, authorisedBy: 'facility-3' } };
}

export function released(on: LegalDate): CustodyFact {
  return {
    type: 'PersonReleased',
    effectiveOn: on,
    data: { ...stay, basis: 'REMAND_LIFTED', to: 'LIBERTY', releasedOn: on, releasedBy: 'facility-9' },
  };
}

export const paroleOpened: ParoleFact = {
  type: 'ParoleOpened',
  effectiveOn: '2025-05-10',
  data: {
    personId: aselId,
    termId,
    initiator: 'PERSON',
    openedOn: '2025-05-10',
    eligibility: { verdict: 'ELIGIBLE' },
    receipt: lawReceipt,
  },
};

export const paroleGranted: ParoleFact = {
  type: 'ParoleGranted',
  effectiveOn: '2025-08-01',
  data: {
    personId: aselId,
    termId,
    court: 'Karaganda district court',
    grantedOn: '2025-08-01',
    until: '2026-08-04',
    obligations: ['REPORT_MONTHLY'],
    eligibility: { verdict: 'ELIGIBLE' },
    receipt: lawReceipt,
  },
};
