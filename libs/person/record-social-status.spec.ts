import { describe, it } from '@jest/globals';
import { given } from '../commands/scenario.ts';
import type { LegalDate } from '../event-log/event.ts';
import type { PersonFact, SocialStatusKind } from './person.events.ts';
import { endSocialStatus } from './end-social-status.ts';
import { recordSocialStatus } from './record-social-status.ts';
import { asel, aselStream, died, recorded, registeredAsMan } from './sample-person.ts';

const child = { kind: 'CHILD_UNDER_3', from: '2023-05-02', to: '2026-05-01', evidence: 'birth certificate 0012' };
const on = { on: aselStream };

describe('recording a social status', () => {
  it('records from which day to which it holds, and what shows it as personal data', () => {
    given(recorded())
      .when(recordSocialStatus, child, on)
      .thenRecords({
        [aselStream]: [
          {
            type: 'SocialStatusRecorded',
            effectiveOn: '2023-05-02',
            data: { personId: asel, kind: 'CHILD_UNDER_3', from: '2023-05-02', to: '2026-05-01' },
            personal: { evidence: 'birth certificate 0012' },
          },
        ],
      });
  });

  it('may leave its end open', () => {
    given(recorded())
      .when(recordSocialStatus, { kind: 'DISABILITY_2', from: '2020-01-15', evidence: 'certificate 7' }, on)
      .thenRecordsAmong(aselStream, { data: { personId: asel, kind: 'DISABILITY_2', from: '2020-01-15' } });
  });

  it('holds from the day of birth at the earliest', () => {
    given(recorded())
      .when(recordSocialStatus, { kind: 'DISABILITY_1', from: '1985-03-15', evidence: 'certificate 7' }, on)
      .thenRecordsTypes(aselStream, 'SocialStatusRecorded');
    given(recorded())
      .when(recordSocialStatus, { kind: 'DISABILITY_1', from: '1985-03-14', evidence: 'certificate 7' }, on)
      .thenRefuses('too-early', { pointer: '/from' });
  });

  it('may hold on a single day, and does not end before it begins', () => {
    given(recorded())
      .when(recordSocialStatus, { ...child, to: '2023-05-02' }, on)
      .thenRecordsTypes(aselStream, 'SocialStatusRecorded');
    given(recorded())
      .when(recordSocialStatus, { ...child, to: '2023-05-01' }, on)
      .thenRefuses('too-early', { pointer: '/to' });
  });

  it('does not make a man pregnant', () => {
    const pregnant = { kind: 'PREGNANT', from: '2024-01-10', to: '2024-09-30', evidence: 'certificate 3' };
    given(recorded()).when(recordSocialStatus, pregnant, on).thenRecordsTypes(aselStream, 'SocialStatusRecorded');
    given({ [aselStream]: [registeredAsMan] })
      .when(recordSocialStatus, pregnant, on)
      .thenRefuses('status-and-sex', { pointer: '/kind' });
  });

  it('of one kind does not hold twice on one day', () => {
    const earlier = recorded(status('CHILD_UNDER_3', '2023-05-02', '2026-05-01'));
    given(earlier)
      .when(recordSocialStatus, { ...child, from: '2026-05-01', to: '2029-04-30' }, on)
      .thenRefuses('status-overlaps', { reason: 'CHILD_UNDER_3 is already recorded from 2023-05-02 to 2026-05-01.', pointer: '/from' });
    given(earlier)
      .when(recordSocialStatus, { ...child, from: '2026-05-02', to: '2029-05-01' }, on)
      .thenRecordsTypes(aselStream, 'SocialStatusRecorded');
    given(earlier)
      .when(recordSocialStatus, { ...child, from: '2020-05-02', to: '2023-05-02' }, on)
      .thenRefuses('status-overlaps');
    given(earlier)
      .when(recordSocialStatus, { ...child, from: '2020-05-02', to: '2023-05-01' }, on)
      .thenRecordsTypes(aselStream, 'SocialStatusRecorded');
    given(earlier)
      .when(recordSocialStatus, { ...child, kind: 'CHILD_UNDER_14' }, on)
      .thenRecordsTypes(aselStream, 'SocialStatusRecorded');
  });

  it('that goes on leaves no later day free for another of its kind, until it is ended', () => {
    const goesOn = status('DISABILITY_2', '2020-01-15');
    const again = { kind: 'DISABILITY_2', from: '2024-02-01', evidence: 'certificate 8' };
    given(recorded(goesOn)).when(recordSocialStatus, again, on).thenRefuses('status-overlaps', {
      reason: 'DISABILITY_2 is already recorded from 2020-01-15.',
    });
    given(recorded(goesOn, ended('DISABILITY_2', '2020-01-15', '2024-01-31')))
      .when(recordSocialStatus, again, on)
      .thenRecordsTypes(aselStream, 'SocialStatusRecorded');
  });

  it('is not possible about somebody who has died', () => {
    given(recorded(died)).when(recordSocialStatus, child, on).thenRefuses('person-dead');
  });

  it('needs the kind, the first day and what shows it', () => {
    given(recorded()).when(recordSocialStatus, {}, on).thenFindsFault('/kind', '/from', '/evidence');
    given(recorded())
      .when(recordSocialStatus, { ...child, kind: 'RICH', to: '2026-02-29' }, on)
      .thenFindsFault('/kind', '/to');
  });
});

describe('ending a social status', () => {
  const open = recorded(status('SINGLE_PARENT', '2020-01-15'));

  it('records the last day on which it held', () => {
    given(open)
      .when(endSocialStatus, { kind: 'SINGLE_PARENT', to: '2024-01-31' }, on)
      .thenRecords({ [aselStream]: [ended('SINGLE_PARENT', '2020-01-15', '2024-01-31')] });
  });

  it('may be on its first day and not on the day before it', () => {
    given(open).when(endSocialStatus, { kind: 'SINGLE_PARENT', to: '2020-01-15' }, on).thenRecordsTypes(aselStream, 'SocialStatusEnded');
    given(open).when(endSocialStatus, { kind: 'SINGLE_PARENT', to: '2020-01-14' }, on).thenRefuses('too-early', { pointer: '/to' });
  });

  it('may be earlier than was recorded, and neither on the same day again nor later', () => {
    const known = recorded(status('CHILD_UNDER_3', '2023-05-02', '2026-05-01'));
    given(known).when(endSocialStatus, { kind: 'CHILD_UNDER_3', to: '2026-04-30' }, on).thenRecordsTypes(aselStream, 'SocialStatusEnded');
    for (const to of ['2026-05-01', '2026-05-02']) {
      given(known)
        .when(endSocialStatus, { kind: 'CHILD_UNDER_3', to }, on)
        .thenRefuses('status-not-open', { reason: 'CHILD_UNDER_3 is recorded as ended on 2026-05-01 already.' });
    }
  });

  it('needs one that is recorded', () => {
    given(open)
      .when(endSocialStatus, { kind: 'VETERAN', to: '2024-01-31' }, on)
      .thenRefuses('status-not-open', { reason: 'VETERAN is not recorded.', pointer: '/kind' });
  });

  it('ends the latest of its kind', () => {
    given(recorded(status('PREGNANT', '2019-01-01', '2019-09-01'), status('PREGNANT', '2024-01-10')))
      .when(endSocialStatus, { kind: 'PREGNANT', to: '2024-08-20' }, on)
      .thenRecords({ [aselStream]: [ended('PREGNANT', '2024-01-10', '2024-08-20')] });
  });

  it('is not possible about somebody who has died', () => {
    given(recorded(status('SINGLE_PARENT', '2020-01-15'), died))
      .when(endSocialStatus, { kind: 'SINGLE_PARENT', to: '2024-01-31' }, on)
      .thenRefuses('person-dead');
  });

  it('needs the kind and the day', () => {
    given(open).when(endSocialStatus, {}, on).thenFindsFault('/kind', '/to');
  });
});

function status(kind: SocialStatusKind, from: LegalDate, to?: LegalDate): PersonFact {
  return { type: 'SocialStatusRecorded', effectiveOn: from, data: { personId: asel, kind, from, ...(to && { to }) } };
}

function ended(kind: SocialStatusKind, from: LegalDate, to: LegalDate): PersonFact {
  return { type: 'SocialStatusEnded', effectiveOn: to, data: { personId: asel, kind, from, to } };
}
