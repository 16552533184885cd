import { describe, it } from '@jest/globals';
import { given } from '../commands/scenario.ts';
import { custodyStream, graded, onRemand, released, serving } from './history-of-a-stay.ts';
import { gradeBehaviour } from './grade-behaviour.ts';

const held = { [custodyStream]: [serving] };
const first = { on: '2024-06-03', degree: 'POSITIVE_1', documentRef: 'decision 12' };

describe('grade-behaviour', () => {
  it('records the degree from the day of the decision', () => {
    given(held)
      .when(gradeBehaviour, first, { on: custodyStream })
      .thenRecords({ [custodyStream]: [graded('POSITIVE_1', '2024-06-03')] });
  });

  it('records the same degree once', () => {
    given({ [custodyStream]: [serving, graded('POSITIVE_1', '2024-06-03')] })
      .when(gradeBehaviour, { ...first, on: '2024-12-03' }, { on: custodyStream })
      .thenRefuses('same-degree', { provision: 'PEC 95', pointer: '/degree' });
  });

  it('records a degree again that was lost in between', () => {
    given({ [custodyStream]: [serving, graded('POSITIVE_1', '2024-06-03'), graded('NEGATIVE_1', '2024-07-01')] })
      .when(gradeBehaviour, { ...first, on: '2024-12-03' }, { on: custodyStream })
      .thenRecords({ [custodyStream]: [graded('POSITIVE_1', '2024-12-03')] });
  });

  it('starts every stay without a degree', () => {
    given(held)
      .when(gradeBehaviour, { ...first, degree: 'NONE' }, { on: custodyStream })
      .thenRefuses('same-degree');
  });

  it('lifts a degree', () => {
    given({ [custodyStream]: [serving, graded('NEGATIVE_3', '2024-06-03')] })
      .when(gradeBehaviour, { ...first, on: '2024-12-03', degree: 'NONE' }, { on: custodyStream })
      .thenRecords({ [custodyStream]: [graded('NONE', '2024-12-03')] });
  });

  it.each([
    ['2024-06-02', false],
    ['2024-06-03', true],
    ['2024-06-04', true],
  ] as const)('grades on %s after a grading on 2024-06-03: %s', (on, possible) => {
    const then = given({ [custodyStream]: [serving, graded('POSITIVE_1', '2024-06-03')] }).when(
      gradeBehaviour,
      { ...first, on, degree: 'POSITIVE_2' },
      { on: custodyStream },
    );
    if (possible) then.thenRecordsTypes(custodyStream, 'BehaviourGraded');
    else then.thenRefuses('too-early', { pointer: '/on' });
  });

  it.each([
    ['2024-02-19', false],
    ['2024-02-20', true],
  ] as const)('grades on %s after an admission on 2024-02-20: %s', (on, possible) => {
    const then = given(held).when(gradeBehaviour, { ...first, on }, { on: custodyStream });
    if (possible) then.thenRecordsTypes(custodyStream, 'BehaviourGraded');
    else then.thenRefuses('too-early', { pointer: '/on' });
  });

  it('does not grade from tomorrow', () => {
    given(held).when(gradeBehaviour, first, { on: custodyStream, today: '2024-06-02' }).thenRefuses('in-the-future', { pointer: '/on' });
    given(held).when(gradeBehaviour, first, { on: custodyStream, today: '2024-06-03' }).thenRecordsTypes(custodyStream, 'BehaviourGraded');
  });

  it('grades nobody on remand', () => {
    given({ [custodyStream]: [onRemand] })
      .when(gradeBehaviour, first, { on: custodyStream })
      .thenRefuses('on-remand', { provision: 'PEC 95' });
  });

  it('grades nobody after the release', () => {
    given({ [custodyStream]: [serving, released('2024-06-01')] })
      .when(gradeBehaviour, first, { on: custodyStream })
      .thenRefuses('no-open-stay');
  });

  it('tells every fault of the request', () => {
    given(held)
      .when(gradeBehaviour, { on: null, degree: 'GOOD', documentRef: 12 }, { on: custodyStream })
      .thenFindsFault('/on', '/degree', '/documentRef');
  });
});
