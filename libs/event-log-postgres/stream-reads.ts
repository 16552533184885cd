import type { Pool } from 'pg';
import type { Position, RecordedEvent, StreamName } from '../event-log/event.ts';
import { binaryArray } from './binary-array.ts';
import { eventText, recordedEvent } from './event-row.ts';
import { prepared } from './session.ts';

/** What was read of a stream, and where the log had its head at that moment. */
export interface StreamRead {
  readonly events: readonly RecordedEvent[];
  readonly head: Position;
}

/** A stretch of a stream, both ends inclusive. */
interface Stretch {
  readonly stream: StreamName;
  readonly from: number;
  readonly to: number;
}

interface Asked extends Stretch {
  readonly resolve: (read: StreamRead) => void;
  readonly reject: (error: unknown) => void;
}

/** Reads streams: all that is asked for while the statements before are under way goes into the next one. */
export class StreamReads {
  private readonly pool: Pool;
  private readonly atOnce: number;
  private asked: Asked[] = [];
  private underWay = 0;
  private scheduled = false;

  /** @param atOnce statements under way at most */
  constructor(pool: Pool, atOnce: number) {
    this.pool = pool;
    this.atOnce = atOnce;
  }

  read(stretch: Stretch): Promise<StreamRead> {
    return new Promise((resolve, reject) => {
      this.asked.push({ ...stretch, resolve, reject });
      this.schedule();
    });
  }

  /** Once all that ask in this turn of the event loop have asked. */
  private schedule(): void {
    if (this.scheduled) return;
    this.scheduled = true;
    setImmediate(() => {
      this.scheduled = false;
      while (this.asked.length > 0 && this.underWay < this.atOnce) void this.ask(this.asked.splice(0, mostStretches));
    });
  }

  private async ask(batch: readonly Asked[]): Promise<void> {
    this.underWay += 1;
    try {
      const found = await this.find(batch);
      for (const [index, { resolve }] of batch.entries()) resolve({ events: found.events[index] ?? [], head: found.head });
    } catch (error) {
      for (const { reject } of batch) reject(error);
    }
    this.underWay -= 1;
    if (this.asked.length > 0) this.schedule();
  }

  private async find(
    batch: readonly Stretch[],
  ): Promise<{ readonly events: readonly (readonly RecordedEvent[])[]; readonly head: Position }> {
    const { rows } = await this.pool.query<[head: string, nth: string, event: string | null]>(
      streamsStatement(
        binaryArray.text(batch.map(({ stream }) => stream)),
        binaryArray.integer(batch.map(({ from }) => from)),
        binaryArray.integer(batch.map(({ to }) => to)),
      ),
    );
    const events = batch.map((): RecordedEvent[] => []);
    for (const [, nth, event] of rows) if (event !== null) events[Number(nth) - 1]?.push(recordedEvent(event));
    return { events, head: BigInt(rows[0]?.[0] ?? 0) as Position }; // the column that gives positions
  }
}

/** Streams of one statement at most: a long one among them is waited for by all. */
const mostStretches = 32;

const streamsStatement = prepared(
  'read_streams',
  `select h.position::text, named.nth::text, case when e.position is not null then ${eventText} end
  from event_log.head h
  cross join unnest($1::text[], $2::integer[], $3::integer[]) with ordinality as named (stream, first, last, nth)
  left join lateral (
    select * from event_log.events known
    where known.stream = named.stream and known.revision >= named.first and known.revision <= named.last
  ) e on true
  where e.position is not null or named.nth = 1
  order by named.nth, e.revision`,
);
