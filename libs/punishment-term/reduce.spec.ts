import { describe, expect, it } from '@jest/globals';
import { given } from '../commands/scenario.ts';
import { reduce } from './reduce.ts';
import { reductionBases, type PunishmentTermFact } from './punishment-term.events.ts';
import {
  asel,
  calculated,
  lastDayIs,
  sentenceIncluded,
  termCompleted,
  termOf,
  termOpened,
  termStream,
  withSentence,
} from './sample-term.ts';

const on = { on: termStream, today: '2025-08-13' } as const;
const cut = { basis: 'COURT', from: '2025-07-05', lastDay: '2026-11-02', documentRef: 'ruling 5-90/2025' };

describe('reducing a term', () => {
  it('keeps the days that are cut from 31 January 2027: 90 to 2 November 2026', () => {
    given(termOf(...withSentence))
      .when(reduce, cut, on)
      .thenRecords({
        [termStream]: [
          reduced(90, '2026-11-02'),
          expect.objectContaining({
            type: 'TermCalculated',
            data: expect.objectContaining({
              cause: 'TermReduced',
              calculation: { verdict: 'COMPUTED', lastDay: '2026-11-02', creditedDays: 0, cutDays: 90 },
            }) as unknown,
          }) as unknown as PunishmentTermFact, // matched in part
        ],
      });
  });

  it('adds to an earlier reduction', () => {
    given(termOf(...withSentence, reduced(90, '2026-11-02'), lastDayIs('2026-11-02')))
      .when(reduce, { ...cut, lastDay: '2026-10-01' }, on)
      .thenRecordsAmong(termStream, {
        data: expect.objectContaining({ calculation: { verdict: 'COMPUTED', lastDay: '2026-10-01', creditedDays: 0, cutDays: 122 } }),
      });
  });

  it.each(reductionBases)('rests on %s', (basis) => {
    given(termOf(...withSentence))
      .when(reduce, { ...cut, basis }, on)
      .thenRecordsTypes(termStream, 'TermReduced', 'TermCalculated');
  });

  it('by one day is a reduction, by none is not', () => {
    given(termOf(...withSentence))
      .when(reduce, { ...cut, lastDay: '2027-01-30' }, on)
      .thenRecordsTypes(termStream, 'TermReduced', 'TermCalculated');
    given(termOf(...withSentence))
      .when(reduce, { ...cut, lastDay: '2027-01-31' }, on)
      .thenRefuses('not-shorter', { pointer: '/lastDay' });
  });

  it('may end a term on its first day, and not before it', () => {
    given(termOf(...withSentence))
      .when(reduce, { ...cut, lastDay: '2024-02-01' }, on)
      .thenRecordsTypes(termStream, 'TermReduced', 'TermCalculated');
    given(termOf(...withSentence))
      .when(reduce, { ...cut, lastDay: '2024-01-31' }, on)
      .thenRefuses('too-early', { pointer: '/lastDay' });
  });

  it('has effect from a day of the term that has come', () => {
    given(termOf(...withSentence))
      .when(reduce, { ...cut, from: '2024-01-31' }, on)
      .thenRefuses('too-early', { pointer: '/from' });
    given(termOf(...withSentence))
      .when(reduce, { ...cut, from: '2025-08-14' }, on)
      .thenRefuses('in-the-future', { pointer: '/from' });
  });

  it('of life is refused: it has no end that could be cut', () => {
    const life = { ...sentenceIncluded, data: { ...sentenceIncluded.data, punishment: 'LIFE' } } as const;
    const opened = { ...termOpened, data: { ...termOpened.data, punishment: 'LIFE' } } as const;
    given(termOf(opened, life, calculated({ verdict: 'LIFE' })))
      .when(reduce, cut, on)
      .thenRefuses('no-last-day');
  });

  it('comes after a sentence is included and before the term is completed', () => {
    given(termOf(termOpened)).when(reduce, cut, on).thenRefuses('not-calculated');
    given(termOf(...withSentence, termCompleted))
      .when(reduce, cut, on)
      .thenRefuses('term-completed');
  });

  it('needs a basis, two days and the decision', () => {
    given(termOf(...withSentence))
      .when(reduce, {}, on)
      .thenFindsFault('/basis', '/from', '/lastDay', '/documentRef');
  });
});

function reduced(days: number, lastDay: '2026-11-02'): PunishmentTermFact {
  return { type: 'TermReduced', effectiveOn: '2025-07-05', data: { personId: asel, basis: 'COURT', days, lastDay } };
}
