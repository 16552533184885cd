import { describe, expect, it } from '@jest/globals';
import { given } from '../commands/scenario.ts';
import type { LegalDate } from '../event-log/event.ts';
import type { InterruptionKind, PunishmentTermFact } from './punishment-term.events.ts';
import { recordInterruption } from './record-interruption.ts';
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

const escape = { kind: 'ESCAPE', from: '2024-06-01', to: '2024-06-03' };
const on = { on: termStream };
/** After the end of the term. */
const later = { on: termStream, today: '2027-06-01' } as const;

describe('recording an interruption', () => {
  it('adds three days that were not served to the end of the term', () => {
    given(termOf(...withSentence))
      .when(recordInterruption, escape, { on: termStream, today: '2024-06-04' })
      .thenRecords({
        [termStream]: [
          interrupted('ESCAPE', '2024-06-01', '2024-06-03'),
          {
            type: 'TermCalculated',
            effectiveOn: '2024-06-04',
            data: {
              personId: asel,
              cause: 'InterruptionRecorded',
              calculation: { verdict: 'COMPUTED', lastDay: '2027-02-03', creditedDays: 0 },
              receipt: expect.objectContaining({ question: 'term-end', asOf: '2024-02-01' }) as unknown,
              rights: {},
            },
          },
        ],
      });
  });

  it.each(['ESCAPE', 'DEFERRAL', 'EVASION'])('of the kind %s counts both its first and its last day', (kind) => {
    given(termOf(...withSentence))
      .when(recordInterruption, { kind, from: '2024-06-01', to: '2024-06-01' }, on)
      .thenRecordsAmong(termStream, {
        data: expect.objectContaining({ calculation: { verdict: 'COMPUTED', lastDay: '2027-02-01', creditedDays: 0 } }),
      });
  });

  it('adds to earlier ones, and credit stays counted', () => {
    given(
      termOf(
        ...withSentence,
        {
          type: 'TimeCredited',
          effectiveOn: '2023-10-04',
          data: { personId: asel, kind: 'CUSTODY', from: '2023-10-04', to: '2024-01-31' },
        },
        interrupted('DEFERRAL', '2024-03-01', '2024-03-10'),
        lastDayIs('2026-08-14', 180),
      ),
    )
      .when(recordInterruption, escape, on)
      .thenRecordsAmong(termStream, {
        data: expect.objectContaining({ calculation: { verdict: 'COMPUTED', lastDay: '2026-08-17', creditedDays: 180 } }),
      });
  });
});

describe('an interruption begins on a day of the term', () => {
  it('the first day of the term may be one, the day before it is not', () => {
    given(termOf(...withSentence))
      .when(recordInterruption, { ...escape, from: '2024-02-01' }, on)
      .thenRecordsTypes(termStream, 'InterruptionRecorded', 'TermCalculated');
    given(termOf(...withSentence))
      .when(recordInterruption, { ...escape, from: '2024-01-31' }, on)
      .thenRefuses('outside-term', {
        reason: '2024-01-31 is not a day of the term, which runs from 2024-02-01 to 2027-01-31.',
        pointer: '/from',
      });
  });

  it('the last day of the term may be one, the day after it is not', () => {
    given(termOf(...withSentence))
      .when(recordInterruption, { ...escape, from: '2027-01-31', to: '2027-01-31' }, later)
      .thenRecordsTypes(termStream, 'InterruptionRecorded', 'TermCalculated');
    given(termOf(...withSentence))
      .when(recordInterruption, { ...escape, from: '2027-02-01', to: '2027-02-01' }, later)
      .thenRefuses('outside-term', { pointer: '/from' });
  });

  it('who escapes on the last but one day and is found 30 days later has two days left', () => {
    given(termOf(...withSentence))
      .when(recordInterruption, { ...escape, from: '2027-01-30', to: '2027-02-28' }, later)
      .thenRecordsAmong(termStream, {
        data: expect.objectContaining({ calculation: { verdict: 'COMPUTED', lastDay: '2027-03-02', creditedDays: 0 } }),
      });
  });

  it('where no last day is known, any day from the first one may be one', () => {
    const manual = [termOpened, sentenceIncluded, calculated({ verdict: 'NEEDS_MANUAL', because: ['FACILITY_UNKNOWN'] })];
    given(termOf(...manual))
      .when(recordInterruption, { ...escape, from: '2027-02-01', to: '2027-02-01' }, later)
      .thenRecordsTypes(termStream, 'InterruptionRecorded', 'TermCalculated');
    given(termOf(...manual))
      .when(recordInterruption, { ...escape, from: '2024-01-31' }, later)
      .thenRefuses('outside-term', { reason: '2024-01-31 is not a day of the term, which runs from 2024-02-01.' });
  });

  it('is recorded up to today and not beyond', () => {
    given(termOf(...withSentence))
      .when(recordInterruption, escape, { on: termStream, today: '2024-06-03' })
      .thenRecordsTypes(termStream, 'InterruptionRecorded', 'TermCalculated');
    given(termOf(...withSentence))
      .when(recordInterruption, escape, { on: termStream, today: '2024-06-02' })
      .thenRefuses('in-the-future', { pointer: '/to' });
  });
});

describe('a day is missing once', () => {
  const already = termOf(...withSentence, interrupted('DEFERRAL', '2024-06-03', '2024-06-10'), lastDayIs('2027-02-08'));

  it.each([
    ['2024-06-01', '2024-06-03', '2027-02-10'],
    ['2024-06-03', '2024-06-10', '2027-02-08'],
    ['2024-06-10', '2024-06-12', '2027-02-10'],
    ['2024-06-01', '2024-06-12', '2027-02-12'],
    ['2024-06-11', '2024-06-12', '2027-02-10'],
  ] as const)(
    'whatever follows from an event elsewhere is recorded whole: %s to %s beside eight days ends the term on %s',
    (from, to, lastDay) => {
      given(already)
        .when(recordInterruption, { ...escape, from, to, becauseOf: 'custody-asel@7' }, on)
        .thenRecordsAmong(termStream, interrupted('ESCAPE', from, to), {
          data: expect.objectContaining({ calculation: { verdict: 'COMPUTED', lastDay, creditedDays: 0 } }),
        });
    },
  );

  it('up to the first day of another interruption is refused, up to the day before it is not', () => {
    given(already)
      .when(recordInterruption, escape, on)
      .thenRefuses('interruption-overlaps', { reason: 'DEFERRAL from 2024-06-03 to 2024-06-10 is recorded already.', pointer: '/to' });
    given(already)
      .when(recordInterruption, { ...escape, to: '2024-06-02' }, on)
      .thenRecordsTypes(termStream, 'InterruptionRecorded', 'TermCalculated');
  });

  it('from its last day is refused, from the day after it is not', () => {
    given(already)
      .when(recordInterruption, { ...escape, from: '2024-06-10', to: '2024-06-12' }, on)
      .thenRefuses('interruption-overlaps', { pointer: '/from' });
    given(already)
      .when(recordInterruption, { ...escape, from: '2024-06-11', to: '2024-06-12' }, on)
      .thenRecordsTypes(termStream, 'InterruptionRecorded', 'TermCalculated');
  });
});

describe('a request to record an interruption', () => {
  it('does not end before it begins', () => {
    given(termOf(...withSentence))
      .when(recordInterruption, { ...escape, to: '2024-05-31' }, on)
      .thenRefuses('too-early', { pointer: '/to' });
  });

  it('comes after a sentence is included and before the term is completed', () => {
    given(termOf(termOpened)).when(recordInterruption, escape, on).thenRefuses('no-sentence');
    given(termOf(...withSentence, termCompleted))
      .when(recordInterruption, escape, on)
      .thenRefuses('term-completed');
  });

  it('needs a kind and two days of the calendar', () => {
    given(termOf(...withSentence))
      .when(recordInterruption, {}, on)
      .thenFindsFault('/kind', '/from', '/to');
    given(termOf(...withSentence))
      .when(recordInterruption, { kind: 'HOLIDAY', from: '2024-06-31', to: '2024-07-01' }, on)
      .thenFindsFault('/kind', '/from');
  });
});

function interrupted(kind: InterruptionKind, from: LegalDate, to: LegalDate): PunishmentTermFact {
  return { type: 'InterruptionRecorded', effectiveOn: from, data: { personId: asel, kind, from, to } };
}
