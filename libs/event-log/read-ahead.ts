import type { RecordedEvent, StreamName } from './event.ts';
import type { EventLog } from './event-log.ts';

/** Streams that were read for a request before it is decided: the first who reads one again is handed what was read, the next asks the log. */
export class ReadAhead implements Pick<EventLog, 'readStream'> {
  private readonly log: Pick<EventLog, 'readStream'>;
  private readonly kept = new Map<StreamName, readonly RecordedEvent[]>();

  constructor(log: Pick<EventLog, 'readStream'>) {
    this.log = log;
  }

  /** Reads a stream, and keeps it. */
  async keep(stream: StreamName): Promise<readonly RecordedEvent[]> {
    const events = await this.log.readStream(stream);
    this.kept.set(stream, events);
    return events;
  }

  /** The whole stream. */
  async readStream(stream: StreamName): Promise<readonly RecordedEvent[]> {
    const events = this.kept.get(stream);
    this.kept.delete(stream);
    return events ?? this.log.readStream(stream);
  }
}
