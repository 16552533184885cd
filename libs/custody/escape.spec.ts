import { describe, it } from '@jest/globals';
import { given } from '../commands/scenario.ts';
import type { LegalDate } from '../event-log/event.ts';
import { authoriseRelease } from './authorise-release.ts';
import { changeRegime } from './change-regime.ts';
import type { CustodyFact } from './custody.events.ts';
import { gradeBehaviour } from './grade-behaviour.ts';
import { aselId, authorised, custodyStream, onRemand, sent, serving, stayId, termId } from './history-of-a-stay.ts';
import { recordEscape } from './record-escape.ts';
import { recordReturn } from './record-return.ts';
import { release } from './release.ts';
import { transferOut } from './transfer-out.ts';

const on = { on: custodyStream };
const escapes = { escapedOn: '2024-05-31', from: 'FACILITY', documentRef: 'report 7' };
const returns = { returnedOn: '2024-06-04', facility: 'F7501', documentRef: 'report 9' };
const escaped: CustodyFact = {
  type: 'EscapeRecorded',
  effectiveOn: '2024-05-31',
  data: { personId: aselId, stayId, facility: 'F3504', from: 'FACILITY', escapedOn: '2024-05-31', termId },
};
const gone = { [custodyStream]: [serving, escaped] };

function returned(returnedOn: LegalDate, notServed?: { from: LegalDate; to: LegalDate }): CustodyFact {
  return {
    type: 'ReturnedToCustody',
    effectiveOn: returnedOn,
    data: {
      personId: aselId,
      stayId,
      facility: 'F7501',
      region: '75',
      escapedOn: '2024-05-31',
      returnedOn,
      termId,
      ...(notServed && { notServed }),
    },
  };
}

describe('record-escape', () => {
  it('says from where, when, and which term was served', () => {
    given({ [custodyStream]: [serving] })
      .when(recordEscape, escapes, on)
      .thenRecords({ [custodyStream]: [escaped] });
  });

  it('is from TRANSIT only on the way, and from LEAVE only while a sentence is served', () => {
    const onTheWay = { [custodyStream]: [serving, sent('F7501', '2024-05-30')] };
    given(onTheWay)
      .when(recordEscape, { ...escapes, from: 'TRANSIT' }, on)
      .thenRecordsTypes(custodyStream, 'EscapeRecorded');
    given(onTheWay).when(recordEscape, escapes, on).thenRefuses('not-there', { pointer: '/from' });
    given({ [custodyStream]: [serving] })
      .when(recordEscape, { ...escapes, from: 'TRANSIT' }, on)
      .thenRefuses('not-there', { pointer: '/from' });
    given({ [custodyStream]: [onRemand] })
      .when(recordEscape, { ...escapes, from: 'LEAVE' }, on)
      .thenRefuses('no-leave-on-remand', { pointer: '/from' });
  });

  it.each([
    ['2024-02-19', 'too-early'],
    ['2024-02-20', undefined],
  ] as const)('on %s of somebody admitted on 2024-02-20: %s', (escapedOn, code) => {
    const then = given({ [custodyStream]: [serving] }).when(recordEscape, { ...escapes, escapedOn }, on);
    if (code === undefined) then.thenRecordsTypes(custodyStream, 'EscapeRecorded');
    else then.thenRefuses(code, { pointer: '/escapedOn' });
  });

  it('happens once until the return', () => {
    given(gone).when(recordEscape, escapes, on).thenRefuses('escaped');
  });

  it('leaves no transfer, regime, grade or release', () => {
    for (const [command, body] of [
      [transferOut, { on: '2024-06-01', to: 'F7501', reason: 'SAFETY', documentRef: 'order 1' }],
      [changeRegime, { on: '2024-06-01', regime: 'MEDIUM', conditions: 'STRICT', documentRef: 'order 1' }],
      [gradeBehaviour, { on: '2024-06-01', degree: 'NEGATIVE_1', documentRef: 'order 1' }],
      [authoriseRelease, { on: '2024-06-01', basis: 'PARDON', releaseOn: '2024-06-01', documentRef: 'decree 1' }],
      [release, { releasedOn: '2024-06-01', to: 'LIBERTY' }],
    ] as const) {
      given(gone).when(command, body, on).thenRefuses('escaped');
    }
  });

  it('takes away a release that was authorised before it', () => {
    given({ [custodyStream]: [serving, authorised('PARDON', '2024-06-10'), escaped, returned('2024-06-01')] })
      .when(release, { releasedOn: '2024-06-10', to: 'LIBERTY' }, { ...on, actor: 'facility-9' })
      .thenRefuses('release-not-authorised');
  });
});

describe('record-return', () => {
  it.each<[LegalDate, { from: LegalDate; to: LegalDate } | undefined]>([
    ['2024-05-31', undefined],
    ['2024-06-01', undefined],
    ['2024-06-02', { from: '2024-06-01', to: '2024-06-01' }],
    ['2024-06-04', { from: '2024-06-01', to: '2024-06-03' }],
  ])('on %s after an escape on 2024-05-31 leaves these days not served: %j', (returnedOn, notServed) => {
    given(gone)
      .when(recordReturn, { ...returns, returnedOn }, on)
      .thenRecords({ [custodyStream]: [returned(returnedOn, notServed)] });
  });

  it('is not before the escape, not in the future, and not without one', () => {
    given(gone)
      .when(recordReturn, { ...returns, returnedOn: '2024-05-30' }, on)
      .thenRefuses('too-early', { pointer: '/returnedOn' });
    given(gone)
      .when(recordReturn, returns, { ...on, today: '2024-06-03' })
      .thenRefuses('in-the-future', { pointer: '/returnedOn' });
    given({ [custodyStream]: [serving] })
      .when(recordReturn, returns, on)
      .thenRefuses('not-escaped');
  });
});
