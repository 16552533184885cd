import { Client } from 'pg';
import { beforeFirst, streamName, type CommandId, type Position } from '../../libs/event-log/event.ts';
import type { Append } from '../../libs/event-log/event-log.ts';
import { migrateEventLog } from '../../libs/event-log-postgres/event-log-schema.ts';
import { PostgresEventLog } from '../../libs/event-log-postgres/postgres-event-log.ts';
import { benchEvent, streamId, type BenchEvent } from './bench-events.ts';
import type { Bench } from './figure.ts';
import { OracleFailed } from './oracle-failed.ts';
import { forEachInFlight } from './in-flight.ts';
import { LogOracle } from './log-oracle.ts';
import { shown } from './readings.ts';
import { BenchStreams } from './bench-streams.ts';

/** Our log in a database of its own, with streams that exist already. */
export interface OurLog {
  /** So many events for the next stream, as one command with its id and the revision that it has seen; to be sent once. */
  next(events: number): NextAppend;
  /** @returns how many events were stored */
  send(append: NextAppend): Promise<number>;
  /** @throws OracleFailed as `LogOracle` */
  expectWhole(): Promise<void>;
}

export interface NextAppend {
  readonly streamNumber: number;
  readonly append: Append;
  readonly events: readonly BenchEvent[];
}

export async function openOurLog(bench: Bench, count: number): Promise<OurLog> {
  const connectionString = await bench.database();
  const client = new Client({ connectionString });
  await client.connect();
  await migrateEventLog(client);
  await client.end();
  const log = new PostgresEventLog({ connectionString });
  bench.atEnd(() => log.close());
  const streams = new BenchStreams(count);
  const oracle = new LogOracle(log, ({ eventId }) => eventId, beforeFirst);

  const next = (length: number): NextAppend => {
    const { number, revision } = streams.take();
    const events = Array.from({ length }, (_, nth) => benchEvent(number, revision + 1 + nth));
    const commandId = (events[0]?.metadata.commandId ?? '') as CommandId; // made as one
    return {
      streamNumber: number,
      events,
      append: {
        command: { commandId, fingerprint: `${commandId}-${commandId.slice(0, 6)}` },
        writes: [{ stream: streamName('bench', streamId(number)), expected: revision === -1 ? 'no-stream' : revision, events }],
      },
    };
  };

  const send = async ({ streamNumber, append, events }: NextAppend): Promise<number> => {
    const result = await log.append(append);
    if (result.outcome !== 'appended') throw new OracleFailed(`An append to a stream of its own was answered ${JSON.stringify(result)}`);
    // the events of one append follow each other
    for (const [back, { eventId }] of [...events].reverse().entries())
      oracle.isAcknowledged((result.position - BigInt(back)) as Position, eventId); // reckoned from one that the log gave
    streams.wrote(streamNumber, events.length);
    return events.length;
  };

  bench.say(`Ours: ${shown(count)} streams`);
  await forEachInFlight(256, Array.from({ length: count }), () => {
    bench.signal.throwIfAborted();
    return send(next(1));
  });
  return { next, send, expectWhole: () => oracle.expectWhole() };
}
