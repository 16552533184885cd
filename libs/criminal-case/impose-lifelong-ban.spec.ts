import { describe, expect, it } from '@jest/globals';
import { given } from '../commands/scenario.ts';
import type { AnyFact, LegalDate } from '../event-log/event.ts';
import type { PersonFact } from '../person/person.events.ts';
import type { CriminalCaseFact, Offence } from './criminal-case.events.ts';
import { imposeLifelongBan } from './impose-lifelong-ban.ts';
import {
  aselIsRegistered,
  aselStream,
  charged,
  file,
  fileOpened,
  fileStream,
  found,
  theftCharge,
  theftSentenced,
  verdictInForce,
} from './sample-file.ts';

const on = { on: fileStream };
const about = { personId: theftSentenced.data.personId };
const ban = { chargeId: theftCharge, closes: 'PUBLIC_SERVICE', imposedOn: '2024-02-01', documentRef: 'verdict 1-23/2024' };
/** A bribe taken, CC 366(2). */
const bribe: Offence = {
  article: '366',
  part: '2',
  committedOn: '2023-09-12',
  intent: 'INTENTIONAL',
  maxTermYears: 7,
  lifeSanction: false,
  flags: ['CORRUPTION'],
};

function sentencedFor(offence: Offence): readonly CriminalCaseFact[] {
  return [
    charged(theftCharge, offence, 'GRAVE'),
    found('GUILTY', theftCharge),
    { ...theftSentenced, data: { ...theftSentenced.data, offences: [offence] } },
  ];
}

describe('a ban for life', () => {
  it.each([
    ['PUBLIC_SERVICE', bribe],
    ['CHILDREN', { ...bribe, article: '133', part: '2', maxTermYears: 6, flags: [] }],
    ['DRIVING', { ...bribe, article: '346', part: '2', maxTermYears: 5, flags: [] }],
    ['FINANCE', { ...bribe, article: '239', part: '2', maxTermYears: 6, flags: [] }],
  ] as const)('of %s follows from an offence that the law names', (closes, offence) => {
    given(file(...sentencedFor(offence)))
      .when(imposeLifelongBan, { ...ban, closes }, on)
      .thenRecordsAmong(fileStream, { data: expect.objectContaining({ closes, provision: 'CC 50(2)' }) });
  });

  it('has effect from the entry into force, where that was before it was recorded', () => {
    given(file(...sentencedFor(bribe), verdictInForce))
      .when(imposeLifelongBan, ban, on)
      .thenRecordsAmong(fileStream, { effectiveOn: '2024-02-01', data: expect.objectContaining({ from: '2024-02-17' }) });
  });

  it('is not imposed for a charge on which the prosecution was terminated', () => {
    const terminated: CriminalCaseFact = {
      type: 'ProsecutionTerminated',
      effectiveOn: '2024-01-31',
      data: { ...about, chargeIds: [theftCharge], court: 'Almaty district court 2', terminatedOn: '2024-01-31', provision: 'CC 68' },
    };
    given(file(...sentencedFor(bribe), terminated))
      .when(imposeLifelongBan, ban, on)
      .thenRefuses('charge-terminated', { pointer: '/chargeId' });
  });

  it('is not imposed on somebody who was under 18 at the act', () => {
    const born = (birthDate: LegalDate): Readonly<Record<string, readonly AnyFact[]>> => {
      const { personId } = aselIsRegistered.data;
      const registered: PersonFact = {
        type: 'PersonRegistered',
        effectiveOn: '2023-10-04',
        data: { personId, sex: 'F', birthDate, citizenship: 'KZ' },
      };
      return { ...file(...sentencedFor(bribe)), [aselStream]: [registered] };
    };
    given(born('2005-09-12')).when(imposeLifelongBan, ban, on).thenRecordsTypes(fileStream, 'LifelongBanImposed');
    given(born('2005-09-13')).when(imposeLifelongBan, ban, on).thenRefuses('no-such-ban', { provision: 'CC 50(2)', pointer: '/closes' });
  });

  it('is of the day of the verdict at the earliest, and of today at the latest', () => {
    given(file(...sentencedFor(bribe)))
      .when(imposeLifelongBan, { ...ban, imposedOn: '2024-01-31' }, on)
      .thenRefuses('too-early', { pointer: '/imposedOn' });
    given(file(...sentencedFor(bribe)))
      .when(imposeLifelongBan, ban, { ...on, today: '2024-01-31' })
      .thenRefuses('in-the-future', { pointer: '/imposedOn' });
  });

  it('needs a guilty finding, and a person who is registered', () => {
    given(file(charged(theftCharge, bribe, 'GRAVE'), found('ACQUITTED', theftCharge)))
      .when(imposeLifelongBan, ban, on)
      .thenRefuses('no-guilty-finding', { pointer: '/chargeId' });
    given({ [fileStream]: [fileOpened, ...sentencedFor(bribe)] })
      .when(imposeLifelongBan, ban, on)
      .thenRefuses('person-unknown');
  });
});
