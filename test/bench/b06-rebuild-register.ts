import { createReadStream, createWriteStream } from 'node:fs';
import { logPoolOf } from '../../apps/stored-log.ts';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { to } from 'pg-copy-streams';
import { typesOf } from '../../libs/projections/register.ts';
import { paroleRegister } from '../../libs/registers/parole-register.ts';
import { copyInFrom } from './copy.ts';
import type { Bench, Figure } from './figure.ts';
import { OracleFailed } from './oracle-failed.ts';
import { eventsPerSecondOfRebuild } from './rebuilding.ts';
import { sideBySide } from './side-by-side.ts';

export const rebuildOneRegister: Figure = {
  id: 'B6',
  what: 'rebuild of the parole register, aggregating, up to the swap',
  against: 'raw COPY IN of the events it folds, no index',
  unit: 'events/s',
  better: 'larger',
  reach: 1,
  measure: async (bench) => {
    const dataSet = await bench.dataSet();
    await dataSet.registersUpToLog();
    const { pool } = dataSet.deployment.sources;
    const types = [...typesOf(paroleRegister)];
    const { rows } = await pool.query<{ events: number }>('select count(*)::integer as events from event_log.events where type = any($1)', [
      types,
    ]);
    const events = rows[0]?.events ?? 0;
    const copy = await copyOfEvents(bench, types, events);
    return sideBySide(bench, 'B6', {
      ours: () => eventsPerSecondOfRebuild(bench, dataSet, [paroleRegister], events),
      other: copy,
      unit: 'events/s',
    });
  },
};

/** Writes events to a file once; then copies them into a new table of the same columns without any index, as often as it is asked. */
async function copyOfEvents(bench: Bench, types: readonly string[], events: number): Promise<() => Promise<number>> {
  const { deployment, configuration } = await bench.dataSet();
  const file = join(configuration.folder, 'events.copy');
  bench.atEnd(() => rm(file, { force: true }));
  const client = await logPoolOf(deployment).connect();
  bench.atEnd(async () => {
    await client.query('drop table if exists event_log.copied');
    client.release();
  });
  const named = types.map((type) => `'${type}'`).join(', '); // names of types in code: no quotes in them
  await pipeline(
    client.query(to(`copy (select * from event_log.events where type in (${named}) order by position) to stdout`)),
    createWriteStream(file),
  );
  return async () => {
    await client.query('drop table if exists event_log.copied');
    await client.query('create table event_log.copied (like event_log.events)');
    const began = performance.now();
    await copyInFrom(client, 'copy event_log.copied from stdin', createReadStream(file, { highWaterMark: 256 * 1024 }));
    const seconds = (performance.now() - began) / 1000;
    const { rows } = await client.query<{ rows: number }>('select count(*)::integer as rows from event_log.copied');
    if (rows[0]?.rows !== events) throw new OracleFailed(`Of ${String(events)} events ${String(rows[0]?.rows)} were copied`);
    return events / seconds;
  };
}
