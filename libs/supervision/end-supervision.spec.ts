import { describe, it } from '@jest/globals';
import { given } from '../commands/scenario.ts';
import { endSupervision } from './end-supervision.ts';
import { asel, ended, onSupervision, supervised, supervisedWithoutEnd } from './supervision-history.ts';
import { supervisionEndings } from './supervision.events.ts';

const addressed = { on: onSupervision };
const history = { [onSupervision]: [supervised()] };

describe('ending a supervision', () => {
  it('records how and on which last day', () => {
    given(history)
      .when(endSupervision, { ending: 'TERM', endedOn: '2026-03-02' }, addressed)
      .thenRecords({
        [onSupervision]: [
          { type: 'SupervisionEnded', effectiveOn: '2026-03-02', data: { personId: asel, ending: 'TERM', endedOn: '2026-03-02' } },
        ],
      });
  });

  it('at its term is refused before the planned last day', () => {
    given(history)
      .when(endSupervision, { ending: 'TERM', endedOn: '2026-03-01' }, addressed)
      .thenRefuses('too-early', { pointer: '/endedOn' });
    given(history)
      .when(endSupervision, { ending: 'TERM', endedOn: '2026-03-03' }, addressed)
      .thenRecordsTypes(onSupervision, 'SupervisionEnded');
  });

  it('at its term may be on any day where none was planned', () => {
    given({ [onSupervision]: [supervisedWithoutEnd] })
      .when(endSupervision, { ending: 'TERM', endedOn: '2025-03-03' }, addressed)
      .thenRecordsTypes(onSupervision, 'SupervisionEnded');
  });

  it.each(supervisionEndings.filter((ending) => ending !== 'TERM'))('by %s may be on any day from the first one', (ending) => {
    given(history).when(endSupervision, { ending, endedOn: '2025-03-02' }, addressed).thenRefuses('too-early', { pointer: '/endedOn' });
    given(history).when(endSupervision, { ending, endedOn: '2025-03-03' }, addressed).thenRecordsTypes(onSupervision, 'SupervisionEnded');
  });

  it('is recorded on its day at the earliest', () => {
    const early = { ending: 'EARLY', endedOn: '2025-09-01' };
    given(history)
      .when(endSupervision, early, { ...addressed, today: '2025-09-01' })
      .thenRecordsTypes(onSupervision, 'SupervisionEnded');
    given(history)
      .when(endSupervision, early, { ...addressed, today: '2025-08-31' })
      .thenRefuses('in-the-future', { pointer: '/endedOn' });
  });

  it('happens once', () => {
    given({ [onSupervision]: [supervised(), ended] })
      .when(endSupervision, { ending: 'EARLY', endedOn: '2025-09-01' }, addressed)
      .thenRefuses('supervision-ended');
  });
});
