import { standingEvents, type StandingFact } from '../correction/correction.events.ts';
import { idOf } from '../event-log/event.ts';
import { processManager } from '../process-managers/process-manager.ts';
import { recalculate } from '../punishment-term/recalculate.ts';

/** The dates of a term follow what is corrected of it, by a calculation that names the correction; decisions that rested on them do not. */
export const recalculateAfterCorrection = processManager<StandingFact>({
  name: 'recalculate-after-correction',
  consumes: [standingEvents],
  begins: 'at-first-fact',
  react: ({ type, stream, revision }) => {
    if (type === 'BasisChanged' || !stream.startsWith('term-')) return [];
    const causedBy = `${stream}@${String(revision)}`;
    return [{ command: recalculate, id: idOf(stream, 'term'), body: { cause: 'CORRECTION', causedBy } }];
  },
});
