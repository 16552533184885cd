import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfiguration } from '../../apps/configuration.ts';
import { loadDataSet } from '../../apps/data-set/load-data-set.ts';
import { openDeployment } from '../../apps/deployment.ts';
import type { Bench, Figure } from './figure.ts';
import { OracleFailed } from './oracle-failed.ts';
import { sideBySide } from './side-by-side.ts';

export const loadKurrentdb: Figure = {
  id: 'B14',
  what: 'demo set loaded into a KurrentDB, through its client and the protocol, over records in memory',
  against: 'the same set loaded into the log in PostgreSQL',
  unit: 'events/s',
  better: 'larger',
  reach: 0.1,
  measure: (bench) =>
    sideBySide(bench, 'B14', {
      ours: async () => {
        const server = fork(new URL('protocol-server.js', import.meta.url), { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
        try {
          const [url] = (await once(server, 'message')) as [string]; // all that it ever says
          return await loaded(bench, url);
        } finally {
          server.disconnect();
          await once(server, 'exit');
        }
      },
      other: () => loaded(bench),
      unit: 'events/s',
    }),
};

/** Loads the demo set into an installation that is thrown away, and looks whether it is whole. @returns events a second */
async function loaded(bench: Bench, eventLogUrl?: string): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'qadam-bench-'));
  const databaseUrl = await bench.database();
  const settings = { DATABASE_URL: databaseUrl, QADAM_FOLDER: folder, ...(eventLogUrl !== undefined && { EVENT_LOG_URL: eventLogUrl }) };
  const deployment = await openDeployment(readConfiguration(settings), () => undefined);
  try {
    const { persons, events, seconds } = await loadDataSet({
      size: 'demo',
      recorder: deployment.sources,
      existing: async () => new Set(),
      signal: bench.signal,
    });
    if (persons !== 300) throw new OracleFailed(`${String(persons)} of 300 people were recorded`);
    return events / seconds;
  } finally {
    await deployment.close();
    await rm(folder, { recursive: true, force: true });
  }
}
