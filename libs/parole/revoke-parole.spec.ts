import { describe, expect, it } from '@jest/globals';
import { given } from '../commands/scenario.ts';
import type { CustodyFact } from '../custody/custody.events.ts';
import { evaluate } from '../law/evaluate.ts';
import type { PunishmentTermFact } from '../punishment-term/punishment-term.events.ts';
import {
  admitted,
  aselId,
  calculated,
  custodyStream,
  granted,
  lawFacts,
  opened,
  paroleStream,
  personStream,
  registered,
  status,
  term,
  termId,
  termOf,
  termStream,
  theft,
} from './history-of-a-term.ts';
import { openApplication } from './open-application.ts';
import type { ParoleFact } from './parole.events.ts';
import { revokeParole } from './revoke-parole.ts';

const released: CustodyFact = {
  type: 'PersonReleased',
  effectiveOn: '2025-03-05',
  data: { ...stayOf(admitted), basis: 'PAROLE', to: 'PROBATION', releasedOn: '2025-03-05', releasedBy: 'facility-2' },
};
const paroled = {
  [personStream]: [registered()],
  [termStream]: term(),
  [custodyStream]: [admitted, released],
  [paroleStream]: [opened('2025-02-10'), granted('2025-03-03')],
};
const court = 'Karaganda district court';
const negligent = {
  court,
  revokedOn: '2025-10-01',
  breach: 'NEGLIGENT_CRIME',
  breachDays: ['2025-06-10'],
  remainderFrom: '2025-10-01',
  documentRef: 'verdict 1-12/2025',
};
const on = { on: paroleStream };

function stayOf({ data }: CustodyFact): Pick<CustodyFact['data'], 'personId' | 'stayId'> {
  return { personId: data.personId, stayId: data.stayId };
}

describe('revoke', () => {
  it('records for what, whether the court may or must, and the days at liberty from the day after the release', () => {
    given(paroled)
      .when(revokeParole, negligent, on)
      .thenRecords({
        [paroleStream]: [
          {
            type: 'ParoleRevoked',
            effectiveOn: '2025-10-01',
            data: {
              ...{ personId: aselId, termId, court, revokedOn: '2025-10-01', ground: 2, mode: 'MAY', remainderFrom: '2025-10-01' },
              atLiberty: { from: '2025-03-06', to: '2025-09-30' },
              receipt: expect.objectContaining({ question: 'supervision-breach', asOf: '2025-10-01' }),
            },
          },
        ],
      });
  });

  it.each([
    ['a negligent crime', 'NEGLIGENT_CRIME', ['2025-06-10'], 2, 'MAY'],
    ['an intentional crime of medium gravity', 'INTENTIONAL_MEDIUM_CRIME', ['2025-06-10'], 3, 'MUST'],
    ['an intentional crime of minor gravity', 'INTENTIONAL_MINOR_CRIME', ['2025-06-10'], 3, 'MUST'],
    ['three duties evaded', 'DUTY_NOT_DONE', ['2025-06-10', '2025-07-10', '2025-08-10'], 1, 'MAY'],
    ['two administrative offences', 'ADMINISTRATIVE_OFFENCE', ['2025-06-10', '2025-07-10'], 1, 'MAY'],
  ])('for %s names the point of CC 72(7)', (_, breach, breachDays, ground, mode) => {
    given(paroled)
      .when(revokeParole, { ...negligent, breach, breachDays }, on)
      .thenRecordsAmong(paroleStream, { data: expect.objectContaining({ ground, mode }) });
  });

  it('leaves it to the court where a woman with a disability of group II commits an intentional minor crime', () => {
    given({ ...paroled, [personStream]: [registered(), status('DISABILITY_2', '2024-05-01')] })
      .when(revokeParole, { ...negligent, breach: 'INTENTIONAL_MINOR_CRIME' }, on)
      .thenRecordsAmong(paroleStream, { data: expect.objectContaining({ ground: 2, mode: 'MAY' }) });
  });

  it.each([
    ['two duties evaded, which is not more than two times', 'DUTY_NOT_DONE', ['2025-06-10', '2025-07-10']],
    ['one administrative offence', 'ADMINISTRATIVE_OFFENCE', ['2025-06-10']],
  ])('is refused for %s', (_, breach, breachDays) => {
    given(paroled)
      .when(revokeParole, { ...negligent, breach, breachDays }, on)
      .thenRefuses('nothing-to-revoke-for', { provision: expect.stringContaining('CC 72(7)') as unknown as string, pointer: '/breach' }); // a matcher stands for the text
  });

  it('says nothing of days at liberty where nobody was let go', () => {
    given({ ...paroled, [custodyStream]: [admitted] })
      .when(revokeParole, negligent, on)
      .thenRecordsAmong(paroleStream, { data: expect.not.objectContaining({ atLiberty: expect.anything() }) });
  });

  it.each([
    ['no day', [], 'no-breach'],
    ['the day before the grant', ['2025-03-02'], 'not-on-parole'],
    ['the day of the grant', ['2025-03-03'], undefined],
    ['the day of the decision', ['2025-10-01'], undefined],
    ['the day after the decision', ['2025-10-02'], 'not-on-parole'],
  ])('of what was done on %s: %s', (_, breachDays, code) => {
    const then = given(paroled).when(revokeParole, { ...negligent, breachDays }, on);
    if (code === undefined) then.thenRecordsTypes(paroleStream, 'ParoleRevoked');
    else then.thenRefuses(code, { pointer: '/breachDays' });
  });

  it.each([
    ['2026-08-04', undefined],
    ['2026-08-05', 'after-control'],
  ])('of a crime on %s, where control ends on 2026-08-04: %s', (day, code) => {
    const body = { ...negligent, revokedOn: '2026-09-15', breachDays: [day], remainderFrom: '2026-09-15' };
    const then = given(paroled).when(revokeParole, body, { ...on, today: '2026-09-15' });
    if (code === undefined) then.thenRecordsTypes(paroleStream, 'ParoleRevoked');
    else then.thenRefuses(code, { provision: 'CC 72(7)', pointer: '/breachDays' });
  });

  it('is not before the grant, and not tomorrow', () => {
    given(paroled)
      .when(revokeParole, { ...negligent, revokedOn: '2025-03-02' }, on)
      .thenRefuses('too-early', { pointer: '/revokedOn' });
    given(paroled)
      .when(revokeParole, { ...negligent, remainderFrom: '2025-03-02' }, on)
      .thenRefuses('too-early', { pointer: '/remainderFrom' });
    given(paroled)
      .when(revokeParole, negligent, { ...on, today: '2025-09-30' })
      .thenRefuses('in-the-future', { pointer: '/revokedOn' });
  });

  it('needs a parole that was granted', () => {
    given({ ...paroled, [paroleStream]: [opened('2025-02-10')] })
      .when(revokeParole, negligent, on)
      .thenRefuses('parole-not-granted');
  });
});

describe('the days on a parole that is revoked', () => {
  it.each(['2025-03-04', '2025-03-05'])('do not end on %s, the release being on 2025-03-05', (remainderFrom) => {
    given(paroled)
      .when(revokeParole, { ...negligent, remainderFrom }, on)
      .thenRefuses('too-early', { pointer: '/remainderFrom' });
  });

  it('are none where the rest is served from the day after the release, and one from the next', () => {
    given(paroled)
      .when(revokeParole, { ...negligent, remainderFrom: '2025-03-06' }, on)
      .thenRecordsAmong(paroleStream, { data: expect.not.objectContaining({ atLiberty: expect.anything() }) });
    given(paroled)
      .when(revokeParole, { ...negligent, remainderFrom: '2025-03-07' }, on)
      .thenRecordsAmong(paroleStream, { data: expect.objectContaining({ atLiberty: { from: '2025-03-06', to: '2025-03-06' } }) });
  });

  it('are not recorded before the person is back: nobody knows yet how many they are', () => {
    given(paroled)
      .when(revokeParole, { ...negligent, remainderFrom: '2025-10-02' }, { ...on, today: '2025-10-01' })
      .thenRefuses('in-the-future', { pointer: '/remainderFrom' });
    given(paroled)
      .when(revokeParole, { ...negligent, remainderFrom: '2025-10-02' }, { ...on, today: '2025-10-02' })
      .thenRecordsTypes(paroleStream, 'ParoleRevoked');
  });

  it('are counted from the day after the decision where restriction of liberty was served, which nobody is let go from', () => {
    const restricted = {
      ...paroled,
      [custodyStream]: [],
      [termStream]: termOf('RESTRICTION_OF_LIBERTY', [theft]),
    };
    given(restricted)
      .when(revokeParole, negligent, on)
      .thenRecordsAmong(paroleStream, { data: expect.objectContaining({ atLiberty: { from: '2025-03-04', to: '2025-09-30' } }) });
  });

  it('are none where the person was never let go', () => {
    given({ ...paroled, [custodyStream]: [admitted] })
      .when(revokeParole, negligent, on)
      .thenRecordsAmong(paroleStream, { data: expect.not.objectContaining({ atLiberty: expect.anything() }) });
  });
});

/** 517 days are left on 5 March 2025; served again from 1 October 2025 they end on 1 March 2027. */
describe('the next parole after one that was revoked', () => {
  const again: readonly PunishmentTermFact[] = [
    ...term(),
    {
      type: 'InterruptionRecorded',
      effectiveOn: '2025-03-06',
      data: { personId: aselId, kind: 'PAROLE', from: '2025-03-06', to: '2025-09-30' },
    },
    calculated({ verdict: 'COMPUTED', lastDay: '2027-03-01', creditedDays: 180 }),
  ];
  const petition = { personId: aselId, initiator: 'PERSON', documentRef: 'petition 41' };

  function revokedOn(ground: 1 | 2 | 3): readonly ParoleFact[] {
    const { receipt } = evaluate('parole', lawFacts, '2025-10-01');
    const data = {
      personId: aselId,
      termId,
      court,
      revokedOn: '2025-10-01',
      ground,
      mode: 'MAY',
      remainderFrom: '2025-10-01',
      receipt,
    } as const;
    return [opened('2025-02-10'), granted('2025-03-03'), { type: 'ParoleRevoked', effectiveOn: '2025-10-01', data }];
  }

  it.each([
    ['2026-09-10', 'parole-not-yet'],
    ['2026-09-11', undefined],
    ['2026-09-12', undefined],
  ])('after a negligent crime is asked for on %s, two thirds of the 517 days being 345: %s', (openedOn, code) => {
    const then = given({ ...paroled, [custodyStream]: [], [termStream]: again, [paroleStream]: revokedOn(2) }).when(
      openApplication,
      { ...petition, openedOn },
      { ...on, today: '2026-12-01' },
    );
    if (code === undefined)
      then.thenRecordsAmong(paroleStream, {
        data: expect.objectContaining({ eligibility: expect.objectContaining({ from: '2026-09-11', fraction: '2/3' }) }),
      });
    else then.thenRefuses(code, { pointer: '/openedOn' });
  });

  it('after an intentional crime is three quarters of the term', () => {
    given({ ...paroled, [custodyStream]: [], [termStream]: again, [paroleStream]: revokedOn(3) })
      .when(openApplication, { ...petition, openedOn: '2026-12-01' }, { ...on, today: '2026-12-01' })
      .thenRecordsAmong(paroleStream, { data: expect.objectContaining({ eligibility: expect.objectContaining({ fraction: '3/4' }) }) });
  });

  it('is not before the revocation', () => {
    given({ ...paroled, [termStream]: again, [paroleStream]: revokedOn(2) })
      .when(openApplication, { ...petition, openedOn: '2025-09-30' }, on)
      .thenRefuses('too-early', { pointer: '/openedOn' });
  });
});
