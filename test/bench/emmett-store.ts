import { STREAM_DOES_NOT_EXIST } from '@event-driven-io/emmett';
import { getPostgreSQLEventStore } from '@event-driven-io/emmett-postgresql';
import { Client } from 'pg';
import { benchEvent, streamId } from './bench-events.ts';
import type { Bench } from './figure.ts';
import { OracleFailed } from './oracle-failed.ts';
import { forEachInFlight } from './in-flight.ts';
import { shown } from './readings.ts';
import { BenchStreams } from './bench-streams.ts';

/** emmett-postgresql as its documentation has it: its own schema, its own pool, an expected version with every append. */
export interface EmmettStore {
  append(): Promise<number>;
  /** @throws OracleFailed unless there are as many messages as were acknowledged */
  expectWhole(): Promise<void>;
}

export async function openEmmettStore(bench: Bench, count: number): Promise<EmmettStore> {
  const connectionString = await bench.database();
  const counter = new Client({ connectionString });
  await counter.connect();
  bench.atEnd(() => counter.end());
  const store = getPostgreSQLEventStore(connectionString);
  bench.atEnd(() => store.close());
  await store.schema.migrate();
  const streams = new BenchStreams(count);
  let acknowledged = 0;

  const append = async (): Promise<number> => {
    const { number, revision } = streams.take();
    const { type, facts, metadata, effectiveOn, schemaVersion } = benchEvent(number, revision + 1);
    const event = { type, data: facts, metadata: { ...metadata, effectiveOn, schemaVersion } };
    await store.appendToStream(`bench-${streamId(number)}`, [event], {
      expectedStreamVersion: revision === -1 ? STREAM_DOES_NOT_EXIST : BigInt(revision + 1), // it counts from 1
    });
    streams.wrote(number, 1);
    acknowledged += 1;
    return 1;
  };

  bench.say(`emmett: ${shown(count)} streams`);
  await forEachInFlight(64, Array.from({ length: count }), () => {
    bench.signal.throwIfAborted();
    return append();
  });
  return {
    append,
    expectWhole: async () => {
      const { rows } = await counter.query<{ messages: number }>('select count(*)::integer as messages from emt_messages');
      if (rows[0]?.messages !== acknowledged)
        throw new OracleFailed(`emmett holds ${String(rows[0]?.messages)} events of ${String(acknowledged)} that it acknowledged`);
    },
  };
}
