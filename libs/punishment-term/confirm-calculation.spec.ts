import { describe, it } from '@jest/globals';
import { given } from '../commands/scenario.ts';
import type { CriminalCaseFact } from '../criminal-case/criminal-case.events.ts';
import { confirmCalculation } from './confirm-calculation.ts';
import type { PunishmentTermFact } from './punishment-term.events.ts';
import {
  asel,
  calculated,
  fileOpened,
  fileStream,
  lastDayIs,
  sentenceImposed,
  sentenceIncluded,
  termCompleted,
  termOf,
  termOpened,
  termStream,
  threeYears,
  verdictInForce,
  withSentence,
} from './sample-term.ts';
import { secondCheck } from './second-check.ts';

const on = { on: termStream, today: '2024-02-22', actor: 'facility-1' } as const;
const second = { ...on, actor: 'facility-2' } as const;
const first = { on: '2024-02-22', calculation: 1 };
const confirmed: PunishmentTermFact = {
  type: 'CalculationConfirmed',
  effectiveOn: '2024-02-22',
  data: { personId: asel, calculation: 1, confirmedBy: 'facility-1' },
};
const checked: PunishmentTermFact = {
  type: 'CalculationSecondChecked',
  effectiveOn: '2024-02-22',
  data: { personId: asel, calculation: 1, confirmedBy: 'facility-1', checkedBy: 'facility-2' },
};

describe('confirming a calculation', () => {
  it('names the latest one by its number and who stands for it', () => {
    given(termOf(...withSentence))
      .when(confirmCalculation, first, on)
      .thenRecords({ [termStream]: [confirmed] });
  });

  it('of a term that was calculated twice is of the second calculation, and not of the first or a third', () => {
    const twice = termOf(...withSentence, lastDayIs('2026-08-04', 180));
    given(twice)
      .when(confirmCalculation, { ...first, calculation: 2 }, on)
      .thenRecordsTypes(termStream, 'CalculationConfirmed');
    given(twice).when(confirmCalculation, first, on).thenRefuses('calculation-outdated', {
      reason: 'The latest calculation of the term is number 2.',
      pointer: '/calculation',
    });
    given(twice)
      .when(confirmCalculation, { ...first, calculation: 3 }, on)
      .thenRefuses('calculation-unknown', { pointer: '/calculation' });
  });

  it('happens once', () => {
    given(termOf(...withSentence, confirmed))
      .when(confirmCalculation, first, second)
      .thenRefuses('already-confirmed', { reason: 'Calculation 1 was confirmed by facility-1.' });
  });

  it('lapses with the next calculation', () => {
    given(termOf(...withSentence, confirmed, checked, lastDayIs('2026-08-04', 180)))
      .when(confirmCalculation, { ...first, calculation: 2 }, on)
      .thenRecordsTypes(termStream, 'CalculationConfirmed');
  });

  it('of a life term is possible: it has no last day, and that is what is confirmed', () => {
    given(termOf(termOpened, sentenceIncluded, calculated({ verdict: 'LIFE' })))
      .when(confirmCalculation, first, on)
      .thenRecordsTypes(termStream, 'CalculationConfirmed');
  });

  it('is refused where the law leaves the last day to a person', () => {
    given(termOf(termOpened, sentenceIncluded, calculated({ verdict: 'NEEDS_MANUAL', because: ['FACILITY_UNKNOWN'] })))
      .when(confirmCalculation, first, on)
      .thenRefuses('needs-manual', { reason: 'The law gives no last day on these facts: FACILITY_UNKNOWN.' });
  });

  it('is refused for a sentence that was varied or set aside since, until the term goes on under what stands', () => {
    const stated = { punishment: 'DEPRIVATION_OF_LIBERTY', facility: 'MEDIUM', suspended: false } as const;
    const about = { personId: asel, sentenceId: threeYears, court: 'Almaty city court', decidedOn: '2024-02-20' } as const;
    const was = { ...stated, term: { years: 3 } };
    const now = { ...stated, term: { years: 2 } };
    const varied: CriminalCaseFact = {
      type: 'SentenceVaried',
      effectiveOn: '2024-02-20',
      data: { ...about, was, now, validity: { verdict: 'LAWFUL', receipts: [] } },
    };
    const quashed: CriminalCaseFact = { type: 'SentenceQuashed', effectiveOn: '2024-02-20', data: { ...about, outcome: 'NEW_TRIAL' } };
    const file = [fileOpened, sentenceImposed, verdictInForce];
    const renewed: PunishmentTermFact = {
      type: 'SentenceRenewed',
      effectiveOn: '2024-02-20',
      data: { ...sentenceIncluded.data, term: { years: 2 }, because: 'VARIED' },
    };
    given({ ...termOf(...withSentence), [fileStream]: file })
      .when(confirmCalculation, first, on)
      .thenRecordsTypes(termStream, 'CalculationConfirmed');
    for (const decision of [varied, quashed]) {
      given({ ...termOf(...withSentence), [fileStream]: [...file, decision] })
        .when(confirmCalculation, first, on)
        .thenRefuses('sentence-changed');
    }
    given({ ...termOf(...withSentence, renewed, lastDayIs('2026-01-31')), [fileStream]: [...file, varied] })
      .when(confirmCalculation, { ...first, calculation: 2 }, on)
      .thenRecordsTypes(termStream, 'CalculationConfirmed');
  });

  it('of a punishment that took the place of another one does not look back at the sentence', () => {
    const replaced: PunishmentTermFact = {
      type: 'PunishmentReplaced',
      effectiveOn: '2024-02-20',
      data: { personId: asel, from: 'DEPRIVATION_OF_LIBERTY', to: 'RESTRICTION_OF_LIBERTY', unservedDays: 1077, term: { days: 1077 } },
    };
    given({ ...termOf(...withSentence, replaced, lastDayIs('2027-01-31')), [fileStream]: [fileOpened, sentenceImposed, verdictInForce] })
      .when(confirmCalculation, { ...first, calculation: 2 }, on)
      .thenRecordsTypes(termStream, 'CalculationConfirmed');
  });

  it('is recorded on its day and not before it', () => {
    given(termOf(...withSentence))
      .when(confirmCalculation, { ...first, on: '2024-02-23' }, on)
      .thenRefuses('in-the-future', { pointer: '/on' });
  });

  it('comes after a sentence is included and before the term is completed', () => {
    given(termOf(termOpened)).when(confirmCalculation, first, on).thenRefuses('not-calculated');
    given(termOf(...withSentence, termCompleted))
      .when(confirmCalculation, first, on)
      .thenRefuses('term-completed');
  });

  it('needs a day and a number', () => {
    given(termOf(...withSentence))
      .when(confirmCalculation, {}, on)
      .thenFindsFault('/on', '/calculation');
  });
});

describe('checking a calculation a second time', () => {
  it('is for somebody else than who confirmed it', () => {
    given(termOf(...withSentence, confirmed))
      .when(secondCheck, first, second)
      .thenRecords({ [termStream]: [checked] });
    given(termOf(...withSentence, confirmed))
      .when(secondCheck, first, on)
      .thenRefuses('second-person');
  });

  it('comes after it is confirmed', () => {
    given(termOf(...withSentence))
      .when(secondCheck, first, second)
      .thenRefuses('not-confirmed');
  });

  it('does not stand for a calculation that came after it', () => {
    const recalculated = termOf(...withSentence, confirmed, checked, lastDayIs('2026-08-04', 180));
    given(recalculated).when(secondCheck, first, second).thenRefuses('calculation-outdated');
    given(recalculated)
      .when(secondCheck, { ...first, calculation: 2 }, second)
      .thenRefuses('not-confirmed');
  });

  it('happens once', () => {
    given(termOf(...withSentence, confirmed, checked))
      .when(secondCheck, first, { ...on, actor: 'facility-3' })
      .thenRefuses('already-checked', { reason: 'It was checked a second time by facility-2.' });
  });

  it('is recorded on its day, on a calculated term that is not over', () => {
    given(termOf(...withSentence, confirmed))
      .when(secondCheck, { ...first, on: '2024-02-23' }, second)
      .thenRefuses('in-the-future', { pointer: '/on' });
    given(termOf(termOpened)).when(secondCheck, first, second).thenRefuses('not-calculated');
    given(termOf(...withSentence, confirmed, termCompleted))
      .when(secondCheck, first, second)
      .thenRefuses('term-completed');
  });
});
