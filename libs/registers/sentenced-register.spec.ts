import { describe, expect, it } from '@jest/globals';
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
      },
    ]);
  });

  it('has no behaviour of one who was never in custody', () => {
    expect(folded(sentencedRegister, ['person-asel', registered])).toMatchObject([{ behaviour: null, custodyRevision: null }]);
  });
});
