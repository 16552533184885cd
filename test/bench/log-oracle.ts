import type { Position, RecordedEvent } from '../../libs/event-log/event.ts';
import type { EventLog } from '../../libs/event-log/event-log.ts';
import { OracleFailed } from './oracle-failed.ts';

/** Remembers what a log acknowledged and reads it again after every measured run. */
export class LogOracle {
  private readonly log: Pick<EventLog, 'readAll' | 'head'>;
  private readonly nameOf: (event: RecordedEvent) => string;
  private readonly acknowledged = new Map<Position, string>();
  private seen: Position;

  /**
   * @param nameOf what an event was acknowledged as: its id, or its stream
   * @param from the head of the log; nobody but those who tell the oracle may write after it
   */
  constructor(log: Pick<EventLog, 'readAll' | 'head'>, nameOf: (event: RecordedEvent) => string, from: Position) {
    this.log = log;
    this.nameOf = nameOf;
    this.seen = from;
  }

  isAcknowledged(position: Position, name: string): void {
    this.acknowledged.set(position, name);
  }

  /** @throws OracleFailed unless positions are contiguous up to the head and every event is one that was acknowledged there, and none is missing */
  async expectWhole(): Promise<void> {
    const head = await this.log.head();
    while (this.seen < head) {
      const { events } = await this.log.readAll({ after: this.seen, limit: 2_000 });
      if (events.length === 0) throw new OracleFailed(`The log ends at ${String(this.seen)}, and its head is ${String(head)}`);
      for (const event of events) {
        if (event.position !== this.seen + 1n)
          throw new OracleFailed(`Position ${String(event.position)} comes after ${String(this.seen)}`);
        if (this.acknowledged.get(event.position) !== this.nameOf(event))
          throw new OracleFailed(`What is stored at position ${String(event.position)} was never acknowledged there`);
        this.acknowledged.delete(event.position);
        this.seen = event.position;
      }
    }
    const [lost] = this.acknowledged;
    if (lost !== undefined) throw new OracleFailed(`${lost[1]} was acknowledged at position ${String(lost[0])} and is not there`);
  }
}
