import { describe, it } from '@jest/globals';
import { given } from '../commands/scenario.ts';
import { movePlannedEnd } from './move-planned-end.ts';
import {
  asel,
  deferralExtended,
  deferred,
  ended,
  onDeferral,
  onParole,
  onSupervision,
  paroleGranted,
  supervised,
  supervisedDeferred,
  supervisedWithoutEnd,
  termId,
} from './supervision-history.ts';
import type { SupervisionFact } from './supervision.events.ts';

const addressed = { on: onSupervision };
const restricted = { [onSupervision]: [supervised()] };
const byAct = {
  on: '2025-07-05',
  plannedTo: '2025-12-31',
  because: 'AMNESTY',
  decidedBy: 'amnesty-decision-1@1',
  documentRef: 'ruling 8-13',
};
const byCourt = { ...byAct, because: 'COURT' };

describe('another planned last day', () => {
  it('is recorded with the one before, why, and by which decision', () => {
    given(restricted)
      .when(movePlannedEnd, byAct, addressed)
      .thenRecords({
        [onSupervision]: [
          {
            type: 'PlannedEndMoved',
            effectiveOn: '2025-07-05',
            data: { personId: asel, plannedTo: '2025-12-31', was: '2026-03-02', because: 'AMNESTY', decidedBy: 'amnesty-decision-1@1' },
          },
        ],
      });
  });

  it('may be the first one of a supervision that had none', () => {
    given({ [onSupervision]: [supervisedWithoutEnd] })
      .when(movePlannedEnd, byCourt, addressed)
      .thenRecordsTypes(onSupervision, 'PlannedEndMoved');
  });

  it.each([
    ['2026-03-01', undefined],
    ['2026-03-02', 'already-planned'],
    ['2026-03-03', 'not-shorter'],
  ])('after an amnesty is earlier than the one before: %s', (plannedTo, code) => {
    const then = given(restricted).when(movePlannedEnd, { ...byAct, plannedTo }, addressed);
    if (code === undefined) then.thenRecordsTypes(onSupervision, 'PlannedEndMoved');
    else then.thenRefuses(code, { pointer: '/plannedTo' });
  });

  it('is not before the first day, nor decided before it or in the future', () => {
    given(restricted)
      .when(movePlannedEnd, { ...byCourt, plannedTo: '2025-03-02' }, addressed)
      .thenRefuses('too-early', { pointer: '/plannedTo' });
    given(restricted)
      .when(movePlannedEnd, { ...byCourt, plannedTo: '2025-03-03' }, addressed)
      .thenRecordsTypes(onSupervision, 'PlannedEndMoved');
    given(restricted)
      .when(movePlannedEnd, { ...byCourt, on: '2025-03-02' }, addressed)
      .thenRefuses('too-early', { pointer: '/on' });
    given(restricted)
      .when(movePlannedEnd, byCourt, { ...addressed, today: '2025-07-04' })
      .thenRefuses('in-the-future', { pointer: '/on' });
  });

  it('on parole is by the last day that the court granted', () => {
    const { data, ...fact } = supervised('PAROLE');
    const onTerm = { ...fact, data: { ...data, termId } } as SupervisionFact; // the same registration, with the term of the parole
    const history = { [onSupervision]: [onTerm], [onParole]: paroleGranted('2026-08-04') };
    given(history)
      .when(movePlannedEnd, { ...byCourt, plannedTo: '2026-08-04' }, addressed)
      .thenRecordsTypes(onSupervision, 'PlannedEndMoved');
    given(history)
      .when(movePlannedEnd, { ...byCourt, plannedTo: '2026-08-05' }, addressed)
      .thenRefuses('too-late', { pointer: '/plannedTo', provision: 'CC 72(2)' });
  });

  it('during a deferral is by the last day to which the court deferred the term', () => {
    const extended = { ...byCourt, on: '2026-02-10', plannedTo: '2030-02-19', because: 'DEFERRAL_EXTENDED' };
    given({ [onSupervision]: [supervisedDeferred], [onDeferral]: deferred })
      .when(movePlannedEnd, extended, addressed)
      .thenRefuses('too-late', { pointer: '/plannedTo', provision: 'CC 74(1)' });
    given({ [onSupervision]: [supervisedDeferred], [onDeferral]: [...deferred, deferralExtended] })
      .when(movePlannedEnd, extended, addressed)
      .thenRecordsTypes(onSupervision, 'PlannedEndMoved');
  });

  it('follows from a deferral on that basis only', () => {
    given(restricted)
      .when(movePlannedEnd, { ...byCourt, because: 'DEFERRAL_EXTENDED' }, addressed)
      .thenRefuses('not-on-this-basis', { pointer: '/because', provision: 'CC 74' });
  });

  it('is not recorded on a supervision that has ended', () => {
    given({ [onSupervision]: [supervised(), ended] })
      .when(movePlannedEnd, byCourt, addressed)
      .thenRefuses('supervision-ended');
  });
});
