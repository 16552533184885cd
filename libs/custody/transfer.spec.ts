import { describe, it } from '@jest/globals';
import type { Command } from '../commands/command.ts';
import { given } from '../commands/scenario.ts';
import { authoriseRelease } from './authorise-release.ts';
import { changeRegime } from './change-regime.ts';
import { gradeBehaviour } from './grade-behaviour.ts';
import { aselId, arrived, authorised, custodyStream, onRemand, released, sent, serving, stayId } from './history-of-a-stay.ts';
import { release } from './release.ts';
import { transferIn } from './transfer-in.ts';
import { transferOut } from './transfer-out.ts';

const held = { [custodyStream]: [serving] };
const left = [serving, sent('F7501', '2024-09-02')];
const onTheWay = { [custodyStream]: left };
const toAlmaty = { on: '2024-09-02', to: 'F7501', reason: 'TREATMENT', documentRef: 'order 118' };
const atAlmaty = { on: '2024-09-04', facility: 'F7501' };

describe('transfer-out', () => {
  it('records from where to where and why', () => {
    given(held)
      .when(transferOut, toAlmaty, { on: custodyStream })
      .thenRecords({ [custodyStream]: [sent('F7501', '2024-09-02')] });
  });

  it('moves people on remand too', () => {
    given({ [custodyStream]: [onRemand] })
      .when(transferOut, toAlmaty, { on: custodyStream })
      .thenRecordsTypes(custodyStream, 'TransferredOut');
  });

  it('leaves from the facility that the person was last brought to', () => {
    given({ [custodyStream]: [...left, arrived('F7501', '2024-09-04')] })
      .when(transferOut, { ...toAlmaty, on: '2024-09-20', to: 'F3504' }, { on: custodyStream })
      .thenRecordsAmong(custodyStream, { data: { personId: aselId, stayId, from: 'F7501', to: 'F3504', reason: 'TREATMENT' } });
  });

  it('goes to another facility than the present one', () => {
    given(held)
      .when(transferOut, { ...toAlmaty, to: 'F3504' }, { on: custodyStream })
      .thenRefuses('same-facility', { pointer: '/to' });
  });

  it.each([
    ['2024-02-19', false],
    ['2024-02-20', true],
    ['2024-02-21', true],
  ] as const)('leaves on %s a facility that received the person on 2024-02-20: %s', (on, possible) => {
    const then = given(held).when(transferOut, { ...toAlmaty, on }, { on: custodyStream });
    if (possible) then.thenRecordsTypes(custodyStream, 'TransferredOut');
    else then.thenRefuses('too-early', { pointer: '/on' });
  });

  it.each([
    ['2024-09-01', false],
    ['2024-09-02', true],
    ['2024-09-03', true],
  ] as const)('received on %s for 2024-09-02: %s', (today, possible) => {
    const then = given(held).when(transferOut, toAlmaty, { on: custodyStream, today });
    if (possible) then.thenRecordsTypes(custodyStream, 'TransferredOut');
    else then.thenRefuses('in-the-future', { pointer: '/on' });
  });

  it('moves nobody who was released, and nobody who was never admitted', () => {
    given({ [custodyStream]: [serving, released('2024-09-01')] })
      .when(transferOut, toAlmaty, { on: custodyStream })
      .thenRefuses('no-open-stay');
    given({}).when(transferOut, toAlmaty, { on: custodyStream }).thenIsMisplaced('not-found');
  });

  it('tells every fault of the request', () => {
    given(held)
      .when(transferOut, { on: 'today', to: 'Almaty', reason: 'OTHER', documentRef: ' order' }, { on: custodyStream })
      .thenFindsFault('/on', '/to', '/reason', '/documentRef');
  });
});

describe('transfer-in', () => {
  it('records the arrival, in the region of the facility', () => {
    given(onTheWay)
      .when(transferIn, atAlmaty, { on: custodyStream })
      .thenRecords({ [custodyStream]: [arrived('F7501', '2024-09-04')] });
  });

  it('is for the facility that the person was sent to', () => {
    given(onTheWay)
      .when(transferIn, { ...atAlmaty, facility: 'F7502' }, { on: custodyStream })
      .thenRefuses('sent-elsewhere', { pointer: '/facility' });
  });

  it('is not for the facility that sent the person', () => {
    given(onTheWay)
      .when(transferIn, { ...atAlmaty, facility: 'F3504' }, { on: custodyStream })
      .thenRefuses('sent-elsewhere');
  });

  it.each([
    ['2024-09-01', false],
    ['2024-09-02', true],
    ['2024-09-03', true],
  ] as const)('arrives on %s after a departure on 2024-09-02: %s', (on, possible) => {
    const then = given(onTheWay).when(transferIn, { ...atAlmaty, on }, { on: custodyStream });
    if (possible) then.thenRecordsTypes(custodyStream, 'TransferredIn');
    else then.thenRefuses('too-early', { pointer: '/on' });
  });

  it('does not arrive tomorrow', () => {
    given(onTheWay).when(transferIn, atAlmaty, { on: custodyStream, today: '2024-09-03' }).thenRefuses('in-the-future', { pointer: '/on' });
  });

  it('needs a departure', () => {
    given(held).when(transferIn, atAlmaty, { on: custodyStream }).thenRefuses('not-in-transit');
  });

  it('happens once', () => {
    given({ [custodyStream]: [...left, arrived('F7501', '2024-09-04')] })
      .when(transferIn, atAlmaty, { on: custodyStream })
      .thenRefuses('not-in-transit');
  });

  it('tells every fault of the request', () => {
    given(onTheWay)
      .when(transferIn, { facility: 'F75', day: '2024-09-04' }, { on: custodyStream })
      .thenFindsFault('/day', '/on', '/facility');
  });
});

describe('on the way between two facilities', () => {
  const grade = { on: '2024-09-03', degree: 'POSITIVE_1', documentRef: 'decision 12' };
  const regime = { on: '2024-09-03', regime: 'MINIMUM', conditions: 'RELAXED', documentRef: 'ruling 3-118/2024' };
  const authorise = { on: '2024-09-03', basis: 'PARDON', releaseOn: '2024-09-03', documentRef: 'decree 4' };
  const letGo = { releasedOn: '2024-09-03', to: 'LIBERTY' };

  it.each<[string, Command, object]>([
    ['another departure', transferOut, { ...toAlmaty, on: '2024-09-03', to: 'F7502' }],
    ['a change of regime', changeRegime, regime],
    ['a grading', gradeBehaviour, grade],
    ['the authorisation of a release', authoriseRelease, authorise],
    ['a release', release, letGo],
  ])('%s waits for the arrival', (_, command, body) => {
    given({ [custodyStream]: [serving, authorised('PARDON', '2024-09-01'), sent('F7501', '2024-09-02')] })
      .when(command, body, { on: custodyStream })
      .thenRefuses('in-transit', { next: 'Record the arrival at F7501 first.' });
  });
});
