import { describe, expect, it } from '@jest/globals';
import { given } from '../commands/scenario.ts';
import { recalculationCauses, type PunishmentTermFact } from './punishment-term.events.ts';
import { recalculate } from './recalculate.ts';
import {
  asel,
  aselIsRegistered,
  aselStream,
  lastDayIs,
  termCompleted,
  termOf,
  termOpened,
  termStream,
  withSentence,
} from './sample-term.ts';

const on = { on: termStream, today: '2024-03-05' } as const;

describe('recalculating a term', () => {
  it('names what made it necessary, and adds the days that were not calculated before', () => {
    given({ ...termOf(...withSentence), [aselStream]: [aselIsRegistered] })
      .when(recalculate, { cause: 'CORRECTION', causedBy: `${termStream}@3` }, on)
      .thenRecordsAmong(termStream, {
        data: expect.objectContaining({
          cause: 'CORRECTION',
          causedBy: `${termStream}@3`,
          calculation: { verdict: 'COMPUTED', lastDay: '2027-01-31', creditedDays: 0 },
          rights: expect.objectContaining({
            paroleFrom: expect.objectContaining({ verdict: 'FROM', on: '2025-08-01', fraction: '1/2' }) as unknown,
          }) as unknown,
        }),
      });
  });

  it.each(recalculationCauses)('may be because of %s', (cause) => {
    given(termOf(...withSentence.slice(0, 2), lastDayIs('2027-01-30')))
      .when(recalculate, { cause }, on)
      .thenRecordsTypes(termStream, 'TermCalculated');
  });

  it('records nothing where every day is as before', () => {
    given(termOf(...withSentence))
      .when(recalculate, { cause: 'LAW_CHANGE' }, on)
      .thenRefuses('nothing-changed', { reason: 'Every day is as in calculation 1.' });
  });

  const paroleByPapers: PunishmentTermFact = {
    type: 'DateOverridden',
    effectiveOn: '2024-03-01',
    data: {
      personId: asel,
      calculation: 1,
      date: 'PAROLE_FROM',
      day: '2025-05-01',
      reason: 'PAPERS_ON_FILE',
      provision: 'CC 72',
      overriddenBy: 'facility-1',
    },
  };
  const lastDayByCourt: PunishmentTermFact = {
    type: 'DateOverridden',
    effectiveOn: '2024-03-01',
    data: {
      personId: asel,
      calculation: 1,
      date: 'TERM_END',
      day: '2027-01-30',
      computed: '2027-01-31',
      reason: 'COURT_DECISION',
      provision: 'CC 62',
      overriddenBy: 'facility-1',
    },
  };

  it.each([
    ['the right to parole', paroleByPapers],
    ['the last day', lastDayByCourt],
  ])('takes %s back that was put in the place of a computed one, where nobody names an event', (_, overridden) => {
    given(termOf(...withSentence, overridden))
      .when(recalculate, { cause: 'CORRECTION' }, on)
      .thenRecordsTypes(termStream, 'TermCalculated');
  });

  it.each([
    ['the right to parole', paroleByPapers],
    ['the last day', lastDayByCourt],
  ])('leaves %s where a decision has put it when an event moves no computed day', (_, overridden) => {
    given(termOf(...withSentence, overridden))
      .when(recalculate, { cause: 'PERSON_CHANGED', causedBy: `${aselStream}@3` }, on)
      .thenRefuses('nothing-changed');
  });

  it('takes it back when an event moves a computed day', () => {
    given({ ...termOf(...withSentence, lastDayByCourt), [aselStream]: [aselIsRegistered] })
      .when(recalculate, { cause: 'PERSON_CHANGED', causedBy: `${aselStream}@3` }, on)
      .thenRecordsTypes(termStream, 'TermCalculated');
  });

  it('comes after a sentence is included and before the term is completed', () => {
    given(termOf(termOpened)).when(recalculate, { cause: 'CORRECTION' }, on).thenRefuses('no-sentence');
    given(termOf(...withSentence, termCompleted))
      .when(recalculate, { cause: 'CORRECTION' }, on)
      .thenRefuses('term-completed');
  });

  it('needs a coded cause', () => {
    given(termOf(...withSentence))
      .when(recalculate, { cause: 'TimeCredited' }, on)
      .thenFindsFault('/cause');
  });
});
