import { describe, expect, it } from '@jest/globals';
import type { PersonFact, PersonId } from '../person/person.events.ts';
import { folded } from './folded.ts';
import { personRegister } from './person-register.ts';

const asel = 'asel' as PersonId; // an id of this spec
const stream = 'person-asel';
const registered: PersonFact = {
  type: 'PersonRegistered',
  effectiveOn: '2024-01-05',
  data: { personId: asel, sex: 'F', birthDate: '1990-04-17', citizenship: 'KZ' },
  personal: { familyName: 'Ахметова', givenName: 'Әсел' },
};
const childUnder3: PersonFact = {
  type: 'SocialStatusRecorded',
  effectiveOn: '2023-05-02',
  data: { personId: asel, kind: 'CHILD_UNDER_3', from: '2023-05-02' },
  personal: { evidence: 'birth certificate' },
};

describe('the person register', () => {
  it('shows who somebody is, and finds them as people type', () => {
    expect(folded(personRegister, [stream, registered])).toEqual([
      {
        personId: asel,
        sex: 'F',
        birthDate: '1990-04-17',
        citizenship: 'KZ',
        familyName: 'Ахметова',
        givenName: 'Әсел',
        patronymic: null,
        searchableName: 'ахметова асел',
        statuses: [],
        diedOn: null,
      },
    ]);
  });

  it('shows a situation until its last day is known, and then with it', () => {
    const ended: PersonFact = {
      type: 'SocialStatusEnded',
      effectiveOn: '2025-01-31',
      data: { personId: asel, kind: 'CHILD_UNDER_3', from: '2023-05-02', to: '2025-01-31' },
    };
    expect(folded(personRegister, [stream, registered], [stream, childUnder3])).toMatchObject([
      { statuses: [{ kind: 'CHILD_UNDER_3', from: '2023-05-02', to: null }] },
    ]);
    expect(folded(personRegister, [stream, registered], [stream, childUnder3], [stream, ended])).toMatchObject([
      { statuses: [{ kind: 'CHILD_UNDER_3', from: '2023-05-02', to: '2025-01-31' }] },
    ]);
  });

  const corrected: PersonFact = {
    type: 'PersonalDataCorrected',
    effectiveOn: '2024-02-01',
    data: {
      personId: asel,
      corrects: 0,
      birthDate: '1990-04-18',
      reason: 'CLERICAL_ERROR',
      legalBasis: 'PEC 91',
      approvedBy: 'supervisor-7',
    },
    personal: { givenName: 'Асель' },
  };

  it('shows what a correction says and keeps the rest', () => {
    expect(folded(personRegister, [stream, registered], [stream, corrected])).toMatchObject([
      { familyName: 'Ахметова', givenName: 'Асель', birthDate: '1990-04-18', searchableName: 'ахметова асель' },
    ]);
  });

  it('knows no name once the key is destroyed, whatever a correction said, and everything else', () => {
    const { personal: _name, ...withoutName } = registered;
    const { personal: _given, ...withoutGiven } = corrected;
    expect(folded(personRegister, [stream, withoutName], [stream, withoutGiven])).toMatchObject([
      { familyName: null, givenName: null, searchableName: null, birthDate: '1990-04-18', sex: 'F' },
    ]);
  });
});
