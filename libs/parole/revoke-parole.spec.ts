import { describe, expect, it } from '@jest/globals';
import { given } from '../commands/scenario.ts';
import type { CustodyFact } from '../custody/custody.events.ts';
import type { Id } from '../event-log/event.ts';
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
import type { SupervisionFact } from '../supervision/supervision.events.ts';
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

  it.each([
    ['a missed visit, a move without notice and a duty evaded', ['MOVED_WITHOUT_NOTICE 2025-07-10', 'DUTY_NOT_DONE 2025-08-10'], 1, 'MAY'],
    ['a missed visit and a negligent crime', ['NEGLIGENT_CRIME 2025-07-10'], 2, 'MAY'],
    ['a missed visit and an intentional crime', ['INTENTIONAL_CRIME 2025-07-10'], 3, 'MUST'],
    ['a missed visit and crimes of both kinds', ['INTENTIONAL_CRIME 2025-07-10', 'NEGLIGENT_CRIME 2025-07-11'], 3, 'MUST'],
  ])('counts duties of every kind together, and takes the gravest point: %s', (_, otherBreaches, ground, mode) => {
    given(paroled)
      .when(revokeParole, { ...negligent, breach: 'ABSENCE', breachDays: ['2025-06-10'], otherBreaches }, on)
      .thenRecordsAmong(paroleStream, { data: expect.objectContaining({ ground, mode }) });
  });

  it('is refused for two duties of different kinds, and for other breaches on days that are none of parole', () => {
    const told = (...otherBreaches: readonly string[]): object => ({
      ...negligent,
      breach: 'ABSENCE',
      breachDays: ['2025-06-10'],
      otherBreaches,
    });
    given(paroled).when(revokeParole, told('DUTY_NOT_DONE 2025-07-10'), on).thenRefuses('nothing-to-revoke-for', { pointer: '/breach' });
    given(paroled).when(revokeParole, told('DUTY_NOT_DONE 2025-03-02'), on).thenRefuses('not-on-parole', { pointer: '/otherBreaches' });
    given(paroled).when(revokeParole, told('DUTY_NOT_DONE on a day', 'MOOD 2025-07-10'), on).thenFindsFault('/otherBreaches');
  });

  it.each([
    ['a minor crime of a minor', 'INTENTIONAL_MINOR_CRIME', 2, 'MAY'],
    ['a misdemeanour of a minor', 'MISDEMEANOUR', 2, 'MAY'],
    ['a crime of medium gravity of a minor', 'INTENTIONAL_MEDIUM_CRIME', 3, 'MUST'],
  ])('is the court’s to decide, or not, by CC 86: %s', (_, breach, ground, mode) => {
    given({ ...paroled, [personStream]: [registered({ birthDate: '2006-01-01' })] })
      .when(revokeParole, { ...negligent, breach }, on)
      .thenRecordsAmong(paroleStream, { data: expect.objectContaining({ ground, mode }) });
  });

  it.each([
    ['a woman with a child under 14', [registered(), status('CHILD_UNDER_14', '2018-05-02')], 2, 'MAY'],
    ['a woman whose child grew up', [registered(), status('CHILD_UNDER_14', '2018-05-02', '2025-09-30')], 3, 'MUST'],
    [
      'a man who raises a child alone',
      [registered({ sex: 'M' }), status('CHILD_UNDER_14', '2018-05-02'), status('SINGLE_PARENT', '2018-05-02')],
      2,
      'MAY',
    ],
    ['a man who does not raise it alone', [registered({ sex: 'M' }), status('CHILD_UNDER_14', '2018-05-02')], 3, 'MUST'],
  ] as const)('for an intentional minor crime of %s', (_, person, ground, mode) => {
    given({ ...paroled, [personStream]: person })
      .when(revokeParole, { ...negligent, breach: 'INTENTIONAL_MINOR_CRIME' }, on)
      .thenRecordsAmong(paroleStream, { data: expect.objectContaining({ ground, mode }) });
  });

  it('has no mode where no rule says what a breach leads to', () => {
    given(paroled)
      .when(revokeParole, { ...negligent, breach: 'MISDEMEANOUR' }, on)
      .thenRecordsAmong(paroleStream, { data: expect.not.objectContaining({ mode: expect.anything() }) });
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

  it.each([
    ['cut to 2026-05-01', '2026-05-01', '2026-05-01', undefined],
    ['cut to 2026-05-01', '2026-05-01', '2026-05-02', 'after-control'],
    ['moved to 2026-09-01', '2026-09-01', '2026-09-01', undefined],
    ['moved to 2026-09-01', '2026-09-01', '2026-09-02', 'after-control'],
  ] as const)('goes by the last day as it stands: %s, of a crime on %s %s: %s', (_, lastDay, day, code) => {
    const moved = [...term(), calculated({ verdict: 'COMPUTED', lastDay, creditedDays: 180 })];
    const body = { ...negligent, revokedOn: '2026-09-15', breachDays: [day], remainderFrom: '2026-09-15' };
    const then = given({ ...paroled, [termStream]: moved }).when(revokeParole, body, { ...on, today: '2026-09-15' });
    if (code === undefined) then.thenRecordsTypes(paroleStream, 'ParoleRevoked');
    else then.thenRefuses(code, { provision: 'CC 72(7)', pointer: '/breachDays' });
  });

  it.each([
    ['2025-07-31', undefined],
    ['2025-08-01', undefined],
    ['2025-08-02', 'served-again'],
  ])('of a crime on %s, where the rest is served again from 2025-08-01: %s', (day, code) => {
    const then = given(paroled).when(revokeParole, { ...negligent, breachDays: [day], remainderFrom: '2025-08-01' }, on);
    if (code === undefined) then.thenRecordsTypes(paroleStream, 'ParoleRevoked');
    else then.thenRefuses(code, { pointer: '/breachDays' });
  });

  // let go on Wednesday 2025-03-05; the fifth working day is Wednesday 2025-03-12
  it.each([
    ['2025-03-11', 'in-time-to-appear'],
    ['2025-03-12', 'in-time-to-appear'],
    ['2025-03-13', undefined],
  ])('of a failure to appear on %s, where there is time until 2025-03-12: %s', (day, code) => {
    const then = given(paroled).when(revokeParole, { ...negligent, breach: 'NO_SHOW', breachDays: [day] }, on);
    if (code === undefined) then.thenRecordsAmong(paroleStream, { data: expect.objectContaining({ ground: 1, mode: 'MAY' }) });
    else then.thenRefuses(code, { provision: 'PEC 169(8)', pointer: '/breachDays' });
  });

  it('is refused of a day that no calendar has', () => {
    given(paroled)
      .when(revokeParole, { ...negligent, breachDays: ['2025-06-31'] }, on)
      .thenRefuses('facts-contradict', { pointer: '/breachDays' });
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

  it.each([
    ['2025-03-04', 'too-early'],
    ['2025-03-05', undefined],
    ['2025-03-06', undefined],
  ])('on %s, the person being let go on 2025-03-05: %s', (revokedOn, code) => {
    const body = { ...negligent, revokedOn, breachDays: ['2025-03-03'], remainderFrom: '2025-03-06' };
    const then = given(paroled).when(revokeParole, body, on);
    if (code === undefined) then.thenRecordsTypes(paroleStream, 'ParoleRevoked');
    else then.thenRefuses(code, { pointer: '/revokedOn' });
  });

  it.each([
    ['2025-03-02', 'too-early'],
    ['2025-03-03', undefined],
    ['2025-03-04', undefined],
  ])('on %s, parole being granted on 2025-03-03 and nobody let go: %s', (revokedOn, code) => {
    const body = { ...negligent, revokedOn, breachDays: ['2025-03-03'], remainderFrom: '2025-03-04' };
    const then = given({ ...paroled, [custodyStream]: [admitted] }).when(revokeParole, body, on);
    if (code === undefined) then.thenRecordsTypes(paroleStream, 'ParoleRevoked');
    else then.thenRefuses(code, { pointer: '/revokedOn' });
  });

  it('ends no other probation file than that of the control on this parole', () => {
    const supervisionId = '0192e4a0-7b1c-7000-8000-0000000000b1' as Id<'supervision'>; // ids of an example
    const control = (of: Partial<Extract<SupervisionFact, { type: 'SupervisionRegistered' }>['data']>): SupervisionFact => ({
      type: 'SupervisionRegistered',
      effectiveOn: '2025-03-06',
      data: {
        ...{ personId: aselId, basis: 'PAROLE', office: 'P3501', region: '35', termId },
        ...{ from: '2025-03-06', plannedTo: '2026-08-04', firstVisitBy: '2025-03-12' },
        ...of,
      },
      personal: { residence: 'Abai 10' },
    });
    const naming = (...facts: readonly SupervisionFact[]) =>
      given({ ...paroled, [`supervision-${supervisionId}`]: facts }).when(revokeParole, { ...negligent, supervisionId }, on);
    const stranger = { personId: '0192e4a0-7b1c-7000-8000-000000000002' as typeof aselId }; // ids of an example
    const otherTerm = { termId: '0192e4a0-7b1c-7000-8000-0000000000f2' as typeof termId }; // ids of an example
    naming(control({})).thenRecordsTypes(paroleStream, 'ParoleRevoked');
    naming(control({ ...stranger, ...otherTerm })).thenRefuses('not-the-control', { pointer: '/supervisionId' });
    naming(control({ ...otherTerm, basis: 'DEFERRED' })).thenRefuses('not-the-control');
    naming().thenRefuses('not-the-control');
  });

  it('needs a parole that was granted', () => {
    given({ ...paroled, [paroleStream]: [opened('2025-02-10')] })
      .when(revokeParole, negligent, on)
      .thenRefuses('parole-not-granted');
  });
});

describe('the days on a parole that is revoked', () => {
  const atOnce = { ...negligent, breachDays: ['2025-03-06'] };

  it.each(['2025-03-04', '2025-03-05'])('do not end on %s, the release being on 2025-03-05', (remainderFrom) => {
    given(paroled)
      .when(revokeParole, { ...negligent, remainderFrom }, on)
      .thenRefuses('too-early', { pointer: '/remainderFrom' });
  });

  it('are none where the rest is served from the day after the release, and one from the next', () => {
    given(paroled)
      .when(revokeParole, { ...atOnce, remainderFrom: '2025-03-06' }, on)
      .thenRecordsAmong(paroleStream, { data: expect.not.objectContaining({ atLiberty: expect.anything() }) });
    given(paroled)
      .when(revokeParole, { ...atOnce, remainderFrom: '2025-03-07' }, on)
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

  it('are the same where the person was on remand meanwhile, and was let go from that', () => {
    const remand: CustodyFact = {
      type: 'PersonAdmitted',
      effectiveOn: '2025-06-10',
      data: {
        ...{ personId: aselId, stayId: '0192e4a0-7b1c-7000-8000-0000000000e2' as Id<'stay'>, facility: 'F3504', region: '35' },
        ...{ legalBasis: 'REMAND', regime: 'REMAND', admittedOn: '2025-06-10' },
      },
    };
    const lifted: CustodyFact = {
      type: 'PersonReleased',
      effectiveOn: '2025-07-01',
      data: { ...stayOf(remand), basis: 'REMAND_LIFTED', to: 'LIBERTY', releasedOn: '2025-07-01', releasedBy: 'facility-2' },
    };
    given({ ...paroled, [custodyStream]: [admitted, released, remand, lifted] })
      .when(revokeParole, negligent, on)
      .thenRecordsAmong(paroleStream, { data: expect.objectContaining({ atLiberty: { from: '2025-03-06', to: '2025-09-30' } }) });
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

  it.each([
    ['2025-09-30', 'too-early'],
    ['2025-10-01', 'parole-not-yet'],
    ['2025-10-02', 'parole-not-yet'],
  ])('is not before the revocation: on %s %s', (openedOn, code) => {
    given({ ...paroled, [termStream]: again, [paroleStream]: revokedOn(2) })
      .when(openApplication, { ...petition, openedOn }, on)
      .thenRefuses(code, { pointer: '/openedOn' });
  });

  it.each([
    ['2025-10-19', 'too-early'],
    ['2025-10-20', 'parole-not-yet'],
  ])('is not before she is back to serve, on 2025-10-20: on %s %s', (openedOn, code) => {
    const back = revokedOn(2).map((fact) =>
      fact.type === 'ParoleRevoked' ? { ...fact, data: { ...fact.data, remainderFrom: '2025-10-20' } as const } : fact,
    );
    given({ ...paroled, [termStream]: again, [paroleStream]: back })
      .when(openApplication, { ...petition, openedOn }, on)
      .thenRefuses(code, { pointer: '/openedOn' });
  });
});
