import { describe, expect, it } from '@jest/globals';
import type { CriminalCaseFact } from '../criminal-case/criminal-case.events.ts';
import type { CustodyFact } from '../custody/custody.events.ts';
import type { Id } from '../event-log/event.ts';
import type { PersonFact } from '../person/person.events.ts';
import { folded } from './folded.ts';
import { sentencedRegister } from './sentenced-register.ts';

const personId = 'asel' as Id<'person'>; // ids of this spec
const stayId = 'stay' as Id<'stay'>;
const registered: PersonFact = {
  type: 'PersonRegistered',
  effectiveOn: '2024-01-05',
  data: { personId, sex: 'F', birthDate: '1990-04-17', citizenship: 'KZ' },
};
const pregnant: PersonFact = {
  type: 'SocialStatusRecorded',
  effectiveOn: '2024-03-01',
  data: { personId, kind: 'PREGNANT', from: '2024-03-01' },
};
const admitted: CustodyFact = {
  type: 'PersonAdmitted',
  effectiveOn: '2024-02-20',
  data: { personId, stayId, facility: 'F3504', region: '35', legalBasis: 'SENTENCE', regime: 'MEDIUM', admittedOn: '2024-02-20' },
};
const graded: CustodyFact = { type: 'BehaviourGraded', effectiveOn: '2025-02-20', data: { personId, stayId, degree: 'NEGATIVE_3' } };

const file: CriminalCaseFact = {
  type: 'CaseOpened',
  effectiveOn: '2023-10-04',
  data: { personId, registrationNumber: '247500031000123', court: 'Almaty district court 2' },
};
const paid: CriminalCaseFact = {
  type: 'DamageCompensated',
  effectiveOn: '2024-08-01',
  data: { personId, amount: 150_000, paidOn: '2024-08-01', full: false },
};

function claimed(amount: number): CriminalCaseFact {
  return { type: 'CivilClaimRecorded', effectiveOn: '2024-02-01', data: { personId, amount, kind: 'MATERIAL' } };
}

describe('the register of the sentenced', () => {
  it('keeps person and behaviour as decisions read them, with the revision of each stream', () => {
    expect(
      folded(
        sentencedRegister,
        ['person-asel', registered],
        ['custody-asel', admitted],
        ['person-asel', pregnant],
        ['custody-asel', graded],
      ),
    ).toEqual([
      {
        personId: 'asel',
        person: { sex: 'F', birthDate: '1990-04-17', citizenship: 'KZ', statuses: [{ kind: 'PREGNANT', from: '2024-03-01' }] },
        behaviour: { degrees: [{ degree: 'NEGATIVE_3', from: '2025-02-20' }], findings: [] },
        personRevision: 1,
        custodyRevision: 1,
        cases: {},
      },
    ]);
  });

  it('has no behaviour of one who was never in custody', () => {
    expect(folded(sentencedRegister, ['person-asel', registered])).toMatchObject([{ behaviour: null, custodyRevision: null }]);
  });

  it('keeps what is claimed and paid in each verdict file as decisions read it, with the revision of the last event in it', () => {
    const rows = folded(
      sentencedRegister,
      ['person-asel', registered],
      ['case-one', file],
      ['case-one', claimed(450_000)],
      ['case-two', file],
      ['case-one', paid],
    );
    const claims = [{ on: '2024-02-01', amount: 450_000 }];
    const payments = [{ on: '2024-08-01', amount: 150_000 }];
    expect(rows).toMatchObject([
      {
        cases: {
          'case-one': { damage: { claims, payments }, revision: 2 },
          'case-two': { damage: { claims: [], payments: [] }, revision: 0 },
        },
      },
    ]);
  });

  it('forgets a claim that is voided, and nothing of the person or of another file', () => {
    const voided = { type: 'Voided', effectiveOn: '2024-09-02', data: { personId, target: 1, targetType: 'CivilClaimRecorded' } } as const;
    const rows = folded(
      sentencedRegister,
      ['person-asel', registered],
      ['case-one', file],
      ['case-one', claimed(450_000)],
      ['case-two', file],
      ['case-two', claimed(100_000)],
      ['case-one', voided],
    );
    expect(rows).toMatchObject([
      {
        person: { sex: 'F' },
        cases: {
          'case-one': { damage: { claims: [] }, revision: 2 },
          'case-two': { damage: { claims: [{ amount: 100_000 }] }, revision: 1 },
        },
      },
    ]);
  });
});
