import { anEvent, aStream } from './made-events.ts';
import { eventHash, hashBeforeFirst } from '../event-hash.ts';
import { beforeFirst, type Position, type RecordedEvent } from '../event.ts';
import type { RestorableLog } from '../restorable-log.ts';

/** Puts that many events of type `Common` into an empty log, 50 to a stream, as an import does. */
export async function fill(copy: RestorableLog, count: number): Promise<void> {
  const recordedAt = new Date('2024-02-01T08:00:00.000Z');
  for (let position = beforeFirst; position < count;) {
    const after = position;
    const events: RecordedEvent[] = [];
    while (events.length < 5_000 && position < count) {
      const stream = aStream('case');
      let hash = hashBeforeFirst;
      for (let revision = 0; revision < 50; revision++) {
        position = (position + 1n) as Position; // the one after the last
        const event = { ...anEvent({ type: 'Common' }), stream, revision, position, recordedAt };
        hash = eventHash(hash, event);
        events.push({ ...event, hash });
      }
    }
    await copy.restore({ after, events, marks: [] });
  }
}
