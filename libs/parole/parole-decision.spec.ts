import { describe, expect, it } from '@jest/globals';
import type { Command } from '../commands/command.ts';
import { given } from '../commands/scenario.ts';
import type { Offence } from '../criminal-case/criminal-case.events.ts';
import { evaluate } from '../law/evaluate.ts';
import type { PersonFact } from '../person/person.events.ts';
import { grantParole } from './grant-parole.ts';
import {
  admitted,
  aselId,
  custodyStream,
  escaped,
  calculated,
  cancelledDeferral,
  completed,
  deferralStream,
  deferred,
  granted,
  lawFacts,
  opened,
  paroleStream,
  personStream,
  refused,
  registered,
  term,
  termId,
  termOf,
  termStream,
  theft,
  withdrawn,
} from './history-of-a-term.ts';
import { paroleRefusalReasons, type ParoleFact } from './parole.events.ts';
import { refuseParole } from './refuse-parole.ts';
import { withdrawApplication } from './withdraw-application.ts';

const serving = { [personStream]: [registered()], [termStream]: term() };
const asked = { ...serving, [paroleStream]: [opened('2025-02-10')] };
const court = 'Karaganda district court';
const grant = { court, grantedOn: '2025-03-03', obligations: ['REPORT_MONTHLY', 'CURFEW'], documentRef: 'ruling 5-77/2025' };
const refusal = { court, refusedOn: '2025-03-03', reason: 'DAMAGE_UNPAID', documentRef: 'ruling 5-78/2025' };
const withdrawal = { withdrawnOn: '2025-02-20', documentRef: 'statement 32' };

describe('grant', () => {
  it('records the court, the obligations, the last day of control and the answer of the law on the day of the decision', () => {
    given(asked)
      .when(grantParole, grant, { on: paroleStream })
      .thenRecords({
        [paroleStream]: [
          {
            type: 'ParoleGranted',
            effectiveOn: '2025-03-03',
            data: {
              personId: aselId,
              termId,
              court,
              grantedOn: '2025-03-03',
              until: '2026-08-04',
              obligations: ['REPORT_MONTHLY', 'CURFEW'],
              eligibility: { verdict: 'ELIGIBLE', mode: 'MAY', from: '2025-02-02', fraction: '1/2' },
              receipt: evaluate('parole', lawFacts, '2025-03-03').receipt,
            },
          },
        ],
      });
  });

  it('takes what the court finds, not what the papers of the petition showed', () => {
    given(asked)
      .when(grantParole, { ...grant, damageRepaid: true }, { on: paroleStream })
      .thenRecordsAmong(paroleStream, {
        data: expect.objectContaining({
          eligibility: { verdict: 'ELIGIBLE', mode: 'MUST', from: '2025-02-02', fraction: '1/2' },
          receipt: evaluate('parole', { ...lawFacts, damageRepaid: true }, '2025-03-03').receipt,
        }),
      });
  });

  it('imposes nothing besides the duties of the law where the court imposes nothing', () => {
    given(asked)
      .when(grantParole, { ...grant, obligations: [] }, { on: paroleStream })
      .thenRecordsAmong(paroleStream, { data: expect.objectContaining({ obligations: [] }) });
  });

  it.each([
    ['2025-02-01', 'parole-not-yet'],
    ['2025-02-02', undefined],
    ['2025-02-03', undefined],
  ] as const)('on %s, where half of the term is served on 2025-02-01: %s', (grantedOn, code) => {
    const then = given({ ...serving, [paroleStream]: [opened('2025-01-10')] }).when(
      grantParole,
      { ...grant, grantedOn },
      { on: paroleStream },
    );
    if (code === undefined) then.thenRecordsTypes(paroleStream, 'ParoleGranted');
    else then.thenRefuses(code, { provision: 'CC 72(1), CC 72(4), CC 72(3), CC 72(5)', pointer: '/grantedOn' });
  });

  it('is refused with the bar where an offence that bars it has come to light', () => {
    const offence: Offence = { ...theft, flags: ['SEXUAL_VS_MINOR'] };
    given({ ...asked, [termStream]: term({ offences: [offence] }) })
      .when(grantParole, grant, { on: paroleStream })
      .thenRefuses('parole-barred', { provision: 'CC 72(8)', pointer: '/grantedOn' });
  });

  it('is the court’s where the library cannot answer', () => {
    const atSeventeen: Offence = { ...theft, committedOn: '2023-09-11' };
    given({ ...asked, [personStream]: [registered({ birthDate: '2005-09-12' })], [termStream]: term({ offences: [atSeventeen, theft] }) })
      .when(grantParole, grant, { on: paroleStream })
      .thenRecordsAmong(paroleStream, {
        data: expect.objectContaining({ eligibility: { verdict: 'NEEDS_MANUAL', because: ['OFFENCES_BEFORE_AND_AFTER_18'] } }),
      });
  });

  it('controls somebody released from life without a last day', () => {
    given({ ...asked, [termStream]: termOf('LIFE', [{ ...theft, article: '99', lifeSanction: true }]) })
      .when(grantParole, { ...grant, grantedOn: '2049-02-01' }, { on: paroleStream, today: '2049-02-01' })
      .thenRecordsAmong(paroleStream, { data: expect.not.objectContaining({ until: expect.anything() }) });
  });

  it('controls until the last day as it was calculated last', () => {
    const moved = [...term(), calculated({ verdict: 'COMPUTED', lastDay: '2026-08-01', creditedDays: 183 })];
    given({ ...asked, [termStream]: moved })
      .when(grantParole, grant, { on: paroleStream })
      .thenRecordsAmong(paroleStream, { data: expect.objectContaining({ until: '2026-08-01' }) });
  });

  it.each([
    ['2026-08-03', undefined],
    ['2026-08-04', undefined],
    ['2026-08-05', 'parole-barred'],
  ] as const)('on %s, the last day of the term being 2026-08-04: %s', (grantedOn, code) => {
    const then = given(asked).when(grantParole, { ...grant, grantedOn }, { on: paroleStream });
    if (code === undefined) then.thenRecordsTypes(paroleStream, 'ParoleGranted');
    else then.thenRefuses(code, { provision: 'PEC 165(2)', pointer: '/grantedOn' });
  });

  it('frees nobody whose term is deferred', () => {
    given({ ...asked, [deferralStream]: [deferred('2026-02-28')] })
      .when(grantParole, grant, { on: paroleStream })
      .thenRefuses('term-deferred', { provision: 'CC 74(1)' });
    given({ ...asked, [deferralStream]: [deferred('2026-02-28'), cancelledDeferral] })
      .when(grantParole, grant, { on: paroleStream })
      .thenRecordsTypes(paroleStream, 'ParoleGranted');
  });

  it('frees nobody who is away', () => {
    given({ ...asked, [custodyStream]: [admitted, escaped('2025-02-20')] })
      .when(grantParole, grant, { on: paroleStream })
      .thenRefuses('escaped');
  });

  it('frees nobody whose term is completed, and nobody who has died', () => {
    const died: PersonFact = { type: 'DeathRecorded', effectiveOn: '2025-02-28', data: { personId: aselId, diedOn: '2025-02-28' } };
    given({ ...asked, [termStream]: [...term(), completed] })
      .when(grantParole, grant, { on: paroleStream })
      .thenRefuses('term-completed');
    given({ ...asked, [personStream]: [registered(), died] })
      .when(grantParole, grant, { on: paroleStream })
      .thenRefuses('person-dead');
  });

  it('tells every fault of the request', () => {
    given(asked)
      .when(
        grantParole,
        { court: '', grantedOn: '03.03.2025', obligations: ['CURFEW', 'CURFEW'], despite: 'mercy', documentRef: null },
        { on: paroleStream },
      )
      .thenFindsFault('/despite', '/court', '/grantedOn', '/obligations', '/documentRef');
  });
});

describe('refuse', () => {
  it('records the court, the reason and from when it may be asked for again', () => {
    given(asked)
      .when(refuseParole, refusal, { on: paroleStream })
      .thenRecords({ [paroleStream]: [refused('2025-03-03', '2025-09-03')] });
  });

  it.each([
    ['2025-02-28', '2025-08-28'],
    ['2025-03-01', '2025-09-01'],
    ['2025-08-31', '2026-03-01'],
  ] as const)('on %s leaves the way open from %s', (refusedOn, reapplyNotBefore) => {
    given(asked)
      .when(refuseParole, { ...refusal, refusedOn }, { on: paroleStream })
      .thenRecordsAmong(paroleStream, { data: expect.objectContaining({ refusedOn, reapplyNotBefore }) });
  });

  it.each(paroleRefusalReasons)('takes %s for a reason', (reason) => {
    given(asked)
      .when(refuseParole, { ...refusal, reason }, { on: paroleStream })
      .thenRecordsAmong(paroleStream, { data: expect.objectContaining({ reason }) });
  });

  it('knows no rule of the time before the present code', () => {
    given({ ...asked, [paroleStream]: [opened('2014-12-01', '2024-12-01')] })
      .when(refuseParole, { ...refusal, refusedOn: '2014-12-31' }, { on: paroleStream })
      .thenRefuses('renewal-unknown', { provision: 'PEC 162', pointer: '/refusedOn' });
  });

  it('tells every fault of the request', () => {
    given(asked)
      .when(refuseParole, { court: 7, refusedOn: '2025-3-3', reason: 'MOOD', reapplyNotBefore: '2025-04-01' }, { on: paroleStream })
      .thenFindsFault('/reapplyNotBefore', '/court', '/refusedOn', '/reason', '/documentRef');
  });
});

describe('withdraw', () => {
  it('records the day', () => {
    given(asked)
      .when(withdrawApplication, withdrawal, { on: paroleStream })
      .thenRecords({ [paroleStream]: [withdrawn('2025-02-20')] });
  });

  it('tells every fault of the request', () => {
    given(asked)
      .when(withdrawApplication, { withdrawnOn: '', reason: 'none' }, { on: paroleStream })
      .thenFindsFault('/reason', '/withdrawnOn', '/documentRef');
  });
});

describe.each<[string, Command, object, string]>([
  ['grant', grantParole, grant, '/grantedOn'],
  ['refuse', refuseParole, refusal, '/refusedOn'],
  ['withdraw', withdrawApplication, withdrawal, '/withdrawnOn'],
])('%s', (_, command, body, pointer) => {
  const on = { on: paroleStream };
  const dated = (day: string): object => ({ ...body, [pointer.slice(1)]: day });

  it('needs an application', () => {
    given(serving).when(command, body, on).thenIsMisplaced('not-found');
  });

  it.each([
    ['granted', granted('2025-03-03')],
    ['refused', refused('2025-03-03', '2025-09-03')],
    ['withdrawn', withdrawn('2025-02-20')],
  ])('comes too late after the application was %s', (_decision, fact) => {
    given({ ...serving, [paroleStream]: [opened('2025-02-10'), fact] })
      .when(command, body, on)
      .thenRefuses('no-open-application');
  });

  it('is possible once an application is open again', () => {
    given({ ...serving, [paroleStream]: [opened('2025-02-03'), withdrawn('2025-02-10'), opened('2025-02-10')] })
      .when(command, body, on)
      .thenRecordsAmong(paroleStream, { data: expect.objectContaining({ personId: aselId, termId }) });
  });

  it('is not before the petition', () => {
    given(asked).when(command, dated('2025-02-09'), on).thenRefuses('too-early', { pointer });
    given(asked).when(command, dated('2025-02-10'), on).thenRecordsAmong(paroleStream, { effectiveOn: '2025-02-10' });
    given(asked).when(command, dated('2025-02-11'), on).thenRecordsAmong(paroleStream, { effectiveOn: '2025-02-11' });
  });

  it('is not before a report in the file, nor before the file was with the court', () => {
    const about = { personId: aselId, termId };
    const report: ParoleFact = {
      type: 'ParoleReportAttached',
      effectiveOn: '2025-02-14',
      data: { ...about, kind: 'RISK', attachedOn: '2025-02-14' },
    };
    const submitted: ParoleFact = {
      type: 'ParoleSubmitted',
      effectiveOn: '2025-02-18',
      data: { ...about, court, submittedOn: '2025-02-18', reports: ['RISK'], late: false },
    };
    const withReport = { ...serving, [paroleStream]: [opened('2025-02-10'), report] };
    given(withReport).when(command, dated('2025-02-13'), on).thenRefuses('too-early', { pointer });
    given(withReport).when(command, dated('2025-02-14'), on).thenRecordsAmong(paroleStream, { effectiveOn: '2025-02-14' });
    const withCourt = { ...serving, [paroleStream]: [opened('2025-02-10'), report, submitted] };
    given(withCourt).when(command, dated('2025-02-17'), on).thenRefuses('too-early', { pointer });
    given(withCourt).when(command, dated('2025-02-18'), on).thenRecordsAmong(paroleStream, { effectiveOn: '2025-02-18' });
  });

  it('is not tomorrow', () => {
    given(asked)
      .when(command, dated('2025-04-02'), { ...on, today: '2025-04-01' })
      .thenRefuses('in-the-future', { pointer });
    given(asked)
      .when(command, dated('2025-04-02'), { ...on, today: '2025-04-02' })
      .thenRecordsAmong(paroleStream, { effectiveOn: '2025-04-02' });
  });
});
