import { describe, expect, it } from '@jest/globals';
import { given } from '../commands/scenario.ts';
import { fold } from '../event-log/decider.ts';
import { correctPersonalData } from './correct-personal-data.ts';
import type { PersonFact } from './person.events.ts';
import { personState } from './person.state.ts';
import { asel, aselStream, died, recorded, registered } from './sample-person.ts';

const why = {
  on: '2024-03-01',
  corrects: 0,
  reason: 'CLERICAL_ERROR',
  legalBasis: 'PEC 91',
  documentRef: 'birth certificate 0012',
  approvedBy: 'supervisor-7',
};
const on = { on: aselStream, actor: 'officer-1' };
const status: PersonFact = {
  type: 'SocialStatusRecorded',
  effectiveOn: '2020-01-15',
  data: { personId: asel, kind: 'SINGLE_PARENT', from: '2020-01-15' },
};

describe('correcting what was recorded about a person', () => {
  it('adds a fact that names what it corrects, why, on what basis and with whom; names stay personal', () => {
    given(recorded())
      .when(correctPersonalData, { ...why, givenName: 'Асель', birthDate: '1985-03-16', sex: 'M', citizenship: 'RU' }, on)
      .thenRecords({
        [aselStream]: [
          {
            type: 'PersonalDataCorrected',
            effectiveOn: '2024-03-01',
            data: {
              personId: asel,
              corrects: 0,
              sex: 'M',
              birthDate: '1985-03-16',
              citizenship: 'RU',
              reason: 'CLERICAL_ERROR',
              legalBasis: 'PEC 91',
              approvedBy: 'supervisor-7',
            },
            personal: { givenName: 'Асель' },
          },
        ],
      });
  });

  it('of a date alone holds no personal field', () => {
    given(recorded())
      .when(correctPersonalData, { ...why, birthDate: '1985-03-16' }, on)
      .thenRecords({
        [aselStream]: [
          {
            type: 'PersonalDataCorrected',
            effectiveOn: '2024-03-01',
            data: {
              personId: asel,
              corrects: 0,
              birthDate: '1985-03-16',
              reason: 'CLERICAL_ERROR',
              legalBasis: 'PEC 91',
              approvedBy: 'supervisor-7',
            },
          },
        ],
      });
  });

  it('leaves what it does not name as it was', () => {
    const corrected: PersonFact = {
      type: 'PersonalDataCorrected',
      effectiveOn: '2024-03-01',
      data: {
        personId: asel,
        corrects: 0,
        birthDate: '1985-03-16',
        reason: 'CLERICAL_ERROR',
        legalBasis: 'PEC 91',
        approvedBy: 'supervisor-7',
      },
      personal: { givenName: 'Асель' },
    };
    expect(fold(personState, [registered, corrected])).toMatchObject({
      sex: 'F',
      birthDate: '1985-03-16',
      citizenship: 'KZ',
      name: { familyName: 'Ахметова', givenName: 'Асель', patronymic: 'Нұрланқызы' },
    });
  });

  it('corrects at least one field', () => {
    given(recorded()).when(correctPersonalData, why, on).thenRefuses('nothing-corrected');
  });

  it('needs somebody else who approves it', () => {
    const change = { ...why, givenName: 'Асель' };
    given(recorded())
      .when(correctPersonalData, change, { on: aselStream, actor: 'supervisor-7' })
      .thenRefuses('second-person', { pointer: '/approvedBy' });
    given(recorded())
      .when(correctPersonalData, change, { on: aselStream, actor: 'supervisor-8' })
      .thenRecordsTypes(aselStream, 'PersonalDataCorrected');
  });

  it('names an event that the person has and that holds such data', () => {
    const change = { ...why, givenName: 'Асель' };
    given(recorded(status))
      .when(correctPersonalData, { ...change, corrects: 1 }, on)
      .thenRefuses('not-correctable', { reason: 'Event 1 is SocialStatusRecorded, which holds no such data.', pointer: '/corrects' });
    given(recorded(status))
      .when(correctPersonalData, { ...change, corrects: 2 }, on)
      .thenRefuses('not-correctable', { reason: 'The person has no event 2.', pointer: '/corrects' });
  });

  it('may correct an earlier correction', () => {
    const earlier: PersonFact = {
      type: 'PersonalDataCorrected',
      effectiveOn: '2024-03-01',
      data: {
        personId: asel,
        corrects: 0,
        birthDate: '1985-03-16',
        reason: 'CLERICAL_ERROR',
        legalBasis: 'PEC 91',
        approvedBy: 'supervisor-7',
      },
    };
    given(recorded(earlier))
      .when(correctPersonalData, { ...why, corrects: 1, birthDate: '1985-03-15' }, on)
      .thenRecordsTypes(aselStream, 'PersonalDataCorrected');
  });

  it('does not make anybody born in the future', () => {
    given(recorded())
      .when(correctPersonalData, { ...why, birthDate: '2024-03-01' }, { ...on, today: '2024-03-01' })
      .thenRecordsTypes(aselStream, 'PersonalDataCorrected');
    given(recorded())
      .when(correctPersonalData, { ...why, birthDate: '2024-03-02' }, { ...on, today: '2024-03-01' })
      .thenRefuses('in-the-future', { pointer: '/birthDate' });
  });

  it('is possible about somebody who has died', () => {
    given(recorded(died))
      .when(correctPersonalData, { ...why, familyName: 'Ахметқызы' }, on)
      .thenRecordsTypes(aselStream, 'PersonalDataCorrected');
  });

  it('needs the day, the event, the reason, the basis, the document and the second person', () => {
    given(recorded())
      .when(correctPersonalData, {}, on)
      .thenFindsFault('/on', '/corrects', '/reason', '/legalBasis', '/documentRef', '/approvedBy');
    given(recorded())
      .when(correctPersonalData, { ...why, corrects: -1, reason: 'WHIM', birthDate: '1985-02-30' }, on)
      .thenFindsFault('/corrects', '/birthDate', '/reason');
  });
});
