import { describe, expect, it } from '@jest/globals';
import { given } from '../commands/scenario.ts';
import { fold } from '../event-log/decider.ts';
import type { LegalDate } from '../event-log/event.ts';
import { daysNotServed } from '../sentenced-person/days-not-served.ts';
import { termServed } from '../sentenced-person/term-served.ts';
import { completeTerm } from './complete-term.ts';
import { overrideDate } from './override-date.ts';
import type { PunishmentTermFact, TermDate } from './punishment-term.events.ts';
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

const on = { on: termStream, today: '2026-08-05', actor: 'registrar-1' } as const;
const named = {
  on: '2024-03-01',
  date: 'TERM_END',
  day: '2026-08-01',
  reason: 'COURT_DECISION',
  provision: 'CC 62(3)',
  documentRef: 'ruling 5-12/2024',
};

describe('putting a day in the place of a computed one', () => {
  it('keeps the computed day, why it does not hold and who says so', () => {
    given(termOf(...withSentence))
      .when(overrideDate, named, on)
      .thenRecords({ [termStream]: [overridden('TERM_END', '2026-08-01', '2027-01-31')] });
  });

  it('is possible for a day that was not computed', () => {
    given(termOf(...withSentence))
      .when(overrideDate, { ...named, date: 'PAROLE_FROM', day: '2025-05-01' }, on)
      .thenRecords({ [termStream]: [overridden('PAROLE_FROM', '2025-05-01')] });
  });

  it('is not needed for the day as it stands, computed or put in place before', () => {
    given(termOf(...withSentence))
      .when(overrideDate, { ...named, day: '2027-01-31' }, on)
      .thenRefuses('as-computed', { pointer: '/day' });
    given(termOf(...withSentence, overridden('TERM_END', '2026-08-01', '2027-01-31')))
      .when(overrideDate, named, on)
      .thenRefuses('as-computed');
  });

  it('decides when the term was served, until the next calculation', () => {
    const served = { reason: 'SERVED', completedOn: '2026-08-01', documentRef: 'release certificate 118' };
    const until = [...withSentence, overridden('TERM_END', '2026-08-01', '2027-01-31')];
    given(termOf(...until))
      .when(completeTerm, served, on)
      .thenRecordsTypes(termStream, 'TermCompleted');
    given(termOf(...until, lastDayIs('2027-01-31')))
      .when(completeTerm, served, on)
      .thenRefuses('not-served');
  });

  it.each([
    ['2026-11-02', 1], // the last day once 90 are cut from 2027-01-31
    ['2026-11-03', 0],
  ] as const)('leaves the days that decisions have cut from it cut: who was away from %s on was away from %d term', (from, terms) => {
    const term = fold(termServed, [
      termOpened,
      sentenceIncluded,
      calculated({ verdict: 'COMPUTED', lastDay: '2026-11-02', creditedDays: 0, cutDays: 90 }),
      overridden('TERM_END', '2026-08-01', '2026-11-02'),
      away(from),
    ]);
    expect(term?.sentence && daysNotServed(term, term.sentence)).toHaveLength(terms);
  });

  it('cannot lead before the first day of the term', () => {
    given(termOf(...withSentence))
      .when(overrideDate, { ...named, day: '2024-02-01' }, on)
      .thenRecordsTypes(termStream, 'DateOverridden');
    given(termOf(...withSentence))
      .when(overrideDate, { ...named, day: '2024-01-31' }, on)
      .thenRefuses('too-early', { pointer: '/day' });
  });

  it('is recorded on its day, on a calculated term that is not over', () => {
    given(termOf(...withSentence))
      .when(overrideDate, { ...named, on: '2026-08-06' }, on)
      .thenRefuses('in-the-future', { pointer: '/on' });
    given(termOf(termOpened)).when(overrideDate, named, on).thenRefuses('not-calculated');
    given(termOf(...withSentence, termCompleted))
      .when(overrideDate, named, on)
      .thenRefuses('term-completed');
  });

  it('needs a coded reason, a provision and a document', () => {
    given(termOf(...withSentence))
      .when(overrideDate, { on: '2024-03-01', date: 'TERM_END', day: '2026-08-01', reason: 'TYPO' }, on)
      .thenFindsFault('/reason', '/provision', '/documentRef');
  });
});

function overridden(date: TermDate, day: '2026-08-01' | '2025-05-01', computed?: '2027-01-31' | '2026-11-02'): PunishmentTermFact {
  const { reason, provision } = { reason: 'COURT_DECISION', provision: 'CC 62(3)' } as const;
  return {
    type: 'DateOverridden',
    effectiveOn: '2024-03-01',
    data: { personId: asel, calculation: 1, date, day, ...(computed && { computed }), reason, provision, overriddenBy: 'registrar-1' },
  };
}

function away(from: LegalDate): PunishmentTermFact {
  return { type: 'InterruptionRecorded', effectiveOn: from, data: { personId: asel, kind: 'ESCAPE', from, to: '2026-11-09' } };
}
