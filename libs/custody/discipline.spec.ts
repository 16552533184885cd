import { describe, expect, it } from '@jest/globals';
import { given } from '../commands/scenario.ts';
import { fold } from '../event-log/decider.ts';
import type { Id, LegalDate } from '../event-log/event.ts';
import { behaviourInCustody, isMaliciousViolatorOn } from '../sentenced-person/behaviour-in-custody.ts';
import type { CustodyFact, Penalty, ViolationId, ViolationKind } from './custody.events.ts';
import { findMaliciousViolator } from './find-malicious-violator.ts';
import { grantIncentive } from './grant-incentive.ts';
import { aselId, custodyStream, onRemand, released, serving, stayId, termId } from './history-of-a-stay.ts';
import { liftFinding } from './lift-finding.ts';
import { liftPenalty } from './lift-penalty.ts';
import { recordViolation } from './record-violation.ts';

const first = '0192e4a0-7b1c-7000-8000-0000000000b1' as ViolationId; // ids of an example
const second = '0192e4a0-7b1c-7000-8000-0000000000b2' as ViolationId; // ids of an example
const stay = { personId: aselId, stayId };
const on = { on: custodyStream };

function violated(
  violationId: ViolationId,
  kind: ViolationKind,
  committedOn: LegalDate,
  penalty?: { kind: Penalty; imposedOn: LegalDate },
): CustodyFact {
  const malicious = kind === 'INTOXICANTS';
  return {
    type: 'ViolationRecorded',
    effectiveOn: committedOn,
    data: { ...stay, violationId, kind, malicious, committedOn, ...(penalty && { penalty }) },
  };
}

const drank = violated(first, 'INTOXICANTS', '2024-05-02', { kind: 'DISCIPLINARY_ISOLATOR', imposedOn: '2024-05-03' });
const found: CustodyFact = {
  type: 'MaliciousViolatorFound',
  effectiveOn: '2024-05-06',
  data: { ...stay, foundOn: '2024-05-06', violationIds: [first], provision: 'PEC 130(2)(8)' },
};
const lifted: CustodyFact = {
  type: 'DisciplineLifted',
  effectiveOn: '2025-05-06',
  data: { ...stay, what: 'FINDING', reason: 'LAPSED', liftedOn: '2025-05-06' },
};
const penaltyLifted: CustodyFact = {
  type: 'DisciplineLifted',
  effectiveOn: '2024-06-01',
  data: { ...stay, what: 'PENALTY', violationId: first, reason: 'ANNULLED', liftedOn: '2024-06-01' },
};
const held = { [custodyStream]: [serving] };
const withDrinking = { [custodyStream]: [serving, drank] };
const asFound = { [custodyStream]: [serving, drank, found] };

describe('record-violation', () => {
  const drinks = {
    violationId: first,
    kind: 'INTOXICANTS',
    committedOn: '2024-05-02',
    penalty: 'DISCIPLINARY_ISOLATOR',
    imposedOn: '2024-05-03',
    documentRef: 'order 41',
  };

  it('says of drinking that the law calls it malicious', () => {
    given(held)
      .when(recordViolation, drinks, on)
      .thenRecords({ [custodyStream]: [drank] });
  });

  it('says of a breach of the daily routine that it is not, and needs no penalty', () => {
    given(held)
      .when(recordViolation, { violationId: first, kind: 'DAILY_ROUTINE', committedOn: '2024-05-02', documentRef: 'report 5' }, on)
      .thenRecords({ [custodyStream]: [violated(first, 'DAILY_ROUTINE', '2024-05-02')] });
  });

  it.each([
    ['/imposedOn', { imposedOn: undefined }],
    ['/penalty', { penalty: undefined }],
  ])('wants penalty and day together: %s', (pointer, field) => {
    given(held)
      .when(recordViolation, { ...drinks, ...field }, on)
      .thenRefuses('penalty-and-day', { pointer });
  });

  it.each([
    ['2024-02-19', 'too-early'],
    ['2024-02-20', undefined],
    ['2024-02-21', undefined],
  ] as const)('on %s of somebody admitted on 2024-02-20: %s', (committedOn, code) => {
    const then = given(held).when(recordViolation, { ...drinks, committedOn }, on);
    if (code === undefined) then.thenRecordsTypes(custodyStream, 'ViolationRecorded');
    else then.thenRefuses(code, { pointer: '/committedOn' });
  });

  it('punishes nothing before it was done, or in the future', () => {
    given(held)
      .when(recordViolation, { ...drinks, imposedOn: '2024-05-01' }, on)
      .thenRefuses('too-early', { pointer: '/imposedOn' });
    given(held)
      .when(recordViolation, drinks, { ...on, today: '2024-05-02' })
      .thenRefuses('in-the-future', { pointer: '/imposedOn' });
  });

  it('gives no two violations one id', () => {
    given(withDrinking).when(recordViolation, drinks, on).thenRefuses('violation-recorded', { pointer: '/violationId' });
  });

  it('is of somebody who serves a sentence and is there', () => {
    given({ [custodyStream]: [onRemand] })
      .when(recordViolation, drinks, on)
      .thenRefuses('on-remand');
    given({ [custodyStream]: [serving, released('2026-08-04')] })
      .when(recordViolation, drinks, on)
      .thenRefuses('no-open-stay');
  });
});

describe('find-malicious-violator', () => {
  const finds = { foundOn: '2024-05-06', violationIds: [first], documentRef: 'decision 17' };

  it('rests on a malicious violation that was penalised, and names the item of the law', () => {
    given(withDrinking)
      .when(findMaliciousViolator, finds, on)
      .thenRecords({ [custodyStream]: [found] });
  });

  it('rests on no violation without a penalty, and on none whose penalty is lifted', () => {
    given({ [custodyStream]: [serving, violated(first, 'INTOXICANTS', '2024-05-02')] })
      .when(findMaliciousViolator, finds, on)
      .thenRefuses('not-malicious', { provision: 'PEC 130', pointer: '/violationIds' });
    given({ [custodyStream]: [serving, drank, penaltyLifted] })
      .when(findMaliciousViolator, { ...finds, foundOn: '2024-06-02' }, on)
      .thenRefuses('not-malicious');
  });

  it.each<[LegalDate, string | undefined]>([
    ['2024-11-01', undefined],
    ['2024-11-02', undefined],
    ['2024-11-03', 'not-malicious'],
  ])('rests on the same violation again on %s, within six months of the isolator on 2024-05-03: %s', (committedOn, code) => {
    const history = [
      serving,
      violated(first, 'DRESS', '2024-05-02', { kind: 'DISCIPLINARY_ISOLATOR', imposedOn: '2024-05-03' }),
      violated(second, 'DRESS', committedOn, { kind: 'REPRIMAND', imposedOn: committedOn }),
    ];
    const then = given({ [custodyStream]: history }).when(
      findMaliciousViolator,
      { ...finds, foundOn: '2024-11-04', violationIds: [first, second] },
      on,
    );
    if (code === undefined) then.thenRecordsAmong(custodyStream, { type: 'MaliciousViolatorFound' });
    else then.thenRefuses(code);
  });

  it.each<[ViolationKind, ViolationKind, Penalty]>([
    ['DRESS', 'SANITATION', 'DISCIPLINARY_ISOLATOR'],
    ['OTHER', 'OTHER', 'DISCIPLINARY_ISOLATOR'],
    ['DRESS', 'DRESS', 'REPRIMAND'],
  ])('rests on no %s and %s after %s: not the same, or not penalised severely', (one, other, kind) => {
    const history = [
      serving,
      violated(first, one, '2024-05-02', { kind, imposedOn: '2024-05-03' }),
      violated(second, other, '2024-05-20', { kind: 'REPRIMAND', imposedOn: '2024-05-20' }),
    ];
    given({ [custodyStream]: history })
      .when(findMaliciousViolator, { ...finds, foundOn: '2024-06-01', violationIds: [first, second] }, on)
      .thenRefuses('not-malicious');
  });

  it('is not before the penalties that it rests on', () => {
    given(withDrinking)
      .when(findMaliciousViolator, { ...finds, foundOn: '2024-05-02' }, on)
      .thenRefuses('too-early', { pointer: '/foundOn' });
    given(withDrinking)
      .when(findMaliciousViolator, { ...finds, foundOn: '2024-05-03' }, on)
      .thenRecordsTypes(custodyStream, 'MaliciousViolatorFound');
  });

  it('names violations that are recorded', () => {
    given(withDrinking)
      .when(findMaliciousViolator, { ...finds, violationIds: [first, second] }, on)
      .thenRefuses('violation-unknown', { pointer: '/violationIds' });
  });

  it('stands once', () => {
    given(asFound).when(findMaliciousViolator, finds, on).thenRefuses('already-found');
    given({ [custodyStream]: [serving, drank, found, lifted] })
      .when(findMaliciousViolator, { ...finds, foundOn: '2025-06-01' }, on)
      .thenRecordsTypes(custodyStream, 'MaliciousViolatorFound');
  });
});

describe('lifting', () => {
  it('ends a finding from a day on', () => {
    given(asFound)
      .when(liftFinding, { liftedOn: '2025-05-06', reason: 'LAPSED', documentRef: 'decision 18' }, on)
      .thenRecords({ [custodyStream]: [lifted] });
    given(asFound)
      .when(liftFinding, { liftedOn: '2024-05-05', reason: 'ANNULLED', documentRef: 'decision 18' }, on)
      .thenRefuses('too-early', { pointer: '/liftedOn' });
    given(withDrinking)
      .when(liftFinding, { liftedOn: '2025-05-06', reason: 'LAPSED', documentRef: 'decision 18' }, on)
      .thenRefuses('no-finding');
  });

  it('ends a penalty once', () => {
    const lifts = { violationId: first, liftedOn: '2024-06-01', reason: 'ANNULLED', documentRef: 'ruling 3' };
    given(withDrinking)
      .when(liftPenalty, lifts, on)
      .thenRecords({ [custodyStream]: [penaltyLifted] });
    given({ [custodyStream]: [serving, drank, penaltyLifted] })
      .when(liftPenalty, lifts, on)
      .thenRefuses('no-penalty', { reason: 'The penalty was lifted on 2024-06-01.', pointer: '/violationId' });
    given(held).when(liftPenalty, lifts, on).thenRefuses('no-penalty');
    given(withDrinking)
      .when(liftPenalty, { ...lifts, liftedOn: '2024-05-02' }, on)
      .thenRefuses('too-early', { pointer: '/liftedOn' });
  });

  it('acknowledges good behaviour', () => {
    given(held)
      .when(grantIncentive, { incentive: 'GRATITUDE', grantedOn: '2025-03-08', documentRef: 'order 52' }, on)
      .thenRecords({
        [custodyStream]: [
          { type: 'IncentiveGranted', effectiveOn: '2025-03-08', data: { ...stay, incentive: 'GRATITUDE', grantedOn: '2025-03-08' } },
        ],
      });
    given(held)
      .when(grantIncentive, { incentive: 'GRATITUDE', grantedOn: '2024-02-19', documentRef: 'order 52' }, on)
      .thenRefuses('too-early', { pointer: '/grantedOn' });
  });
});

describe('what the law is told of a finding', () => {
  it.each<[LegalDate, boolean]>([
    ['2024-05-05', false],
    ['2024-05-06', true],
    ['2025-05-05', true],
    ['2025-05-06', false],
  ])('on %s, found on 2024-05-06 and lifted on 2025-05-06: %s', (day, malicious) => {
    expect(isMaliciousViolatorOn(day, fold(behaviourInCustody, [serving, drank, found, lifted]))).toBe(malicious);
  });

  it.each<[LegalDate, boolean]>([
    ['2025-07-05', true],
    ['2025-07-31', true],
    ['2025-08-01', false],
    ['2025-08-02', false],
  ])('on %s, found on 2024-05-06, let go on 2025-07-20 and admitted anew on 2025-08-01: %s', (day, malicious) => {
    const again: CustodyFact = {
      type: 'PersonAdmitted',
      effectiveOn: '2025-08-01',
      data: {
        ...{ personId: aselId, stayId: '0192e4a0-7b1c-7000-8000-0000000000e2' as Id<'stay'>, facility: 'F3504', region: '35' }, // ids of an example
        ...{ legalBasis: 'SENTENCE', termId, regime: 'MEDIUM', admittedOn: '2025-08-01' },
      },
    };
    const graded: CustodyFact = { type: 'BehaviourGraded', effectiveOn: '2024-09-02', data: { ...stay, degree: 'NEGATIVE_3' } };
    expect(isMaliciousViolatorOn(day, fold(behaviourInCustody, [serving, drank, found, released('2025-07-20'), again]))).toBe(malicious);
    expect(isMaliciousViolatorOn(day, fold(behaviourInCustody, [serving, graded, released('2025-07-20'), again]))).toBe(malicious);
  });
});
