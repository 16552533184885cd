import type { EventId, RecordedEvent, StreamName } from '../event-log/event.ts';
import type { StreamEnd } from '../event-log/restorable-log.ts';

/** A stream as far as it was read: its end, and the ids of all its events. */
export interface RememberedStream extends StreamEnd {
  /** Of its last event. */
  readonly recordedAt: Date;
  readonly ids: ReadonlySet<EventId>;
}

/**
 * Where streams ended when they were last met. What is remembered may have been overtaken by another process: an append that builds on it
 * is refused by the server then, and nothing is lost but a call.
 */
export class RememberedStreams {
  private readonly most: number;
  private readonly streams = new Map<StreamName, Remembering>();
  private ids = 0;

  /** @param most ids that are kept, of all streams together */
  constructor(most: number) {
    this.most = most;
  }

  get(stream: StreamName): RememberedStream | undefined {
    const known = this.streams.get(stream);
    if (known === undefined) return undefined;
    this.streams.delete(stream);
    this.streams.set(stream, known); // the one that was needed last is forgotten last
    return { ...known }; // as it stands now: whoever decides on it is not to be overtaken unseen
  }

  /** @param events all of a stream, or those that follow on what is remembered of it */
  met(stream: StreamName, events: readonly RecordedEvent[]): void {
    const last = events.at(-1);
    const first = events[0];
    if (first === undefined || last === undefined) return;
    const known = this.streams.get(stream) ?? { revision: -1, hash: last.hash, recordedAt: last.recordedAt, ids: new Set() };
    if (last.revision <= known.revision) return;
    if (first.revision > known.revision + 1) {
      this.forget(stream);
      return;
    }
    const before = known.ids.size;
    for (const { eventId } of events) known.ids.add(eventId);
    this.ids += known.ids.size - before;
    known.revision = last.revision;
    known.hash = last.hash;
    known.recordedAt = last.recordedAt;
    this.streams.set(stream, known);
    for (const [oldest] of this.streams) {
      if (this.ids <= this.most) break;
      this.forget(oldest);
    }
  }

  forget(stream: StreamName): void {
    this.ids -= this.streams.get(stream)?.ids.size ?? 0;
    this.streams.delete(stream);
  }
}

interface Remembering {
  revision: number;
  hash: Uint8Array;
  recordedAt: Date;
  readonly ids: Set<EventId>;
}
