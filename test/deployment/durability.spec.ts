import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { Metrics } from '../../apps/api/metrics.ts';
import { Readiness } from '../../apps/api/readiness.ts';
import { buildServer } from '../../apps/api/server.ts';
import { acceptedTokens } from '../../apps/api/tokens.ts';
import { readConfiguration } from '../../apps/configuration.ts';
import { openDeployment, type Deployment } from '../../apps/deployment.ts';
import { startEmbeddedPostgres, type EmbeddedPostgres } from '../../libs/embedded-postgres/embedded-postgres.ts';
import { freshDatabase, type TestDatabase } from '../../libs/embedded-postgres/test-database.ts';
import { ReadGate } from '../../libs/projections/read-gate.ts';
import { remove } from '../postgres/throw-away-server.ts';

/** The server of the log; the registers are on the one that all tests share. */
let logServer: EmbeddedPostgres;
let admin: Client;
let folder: string;
let registers: TestDatabase;
let deployment: Deployment;
let gate: ReadGate;
let server: Awaited<ReturnType<typeof buildServer>>;
let url: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'qadam-durability-'));
  logServer = await startEmbeddedPostgres({ folder });
  admin = new Client({ connectionString: logServer.url });
  await admin.connect();
  registers = await freshDatabase();
  const configuration = readConfiguration({ DATABASE_URL: registers.url, EVENT_LOG_URL: logServer.url, QADAM_FOLDER: folder });
  deployment = await openDeployment(configuration, () => undefined);
  const { tokens } = await acceptedTokens(configuration);
  const readiness = new Readiness();
  readiness.ready();
  gate = new ReadGate({ pool: deployment.sources.pool });
  server = await buildServer({ sources: deployment.sources, tokens, gate, readiness, metrics: new Metrics() });
  await server.listen(0, '127.0.0.1');
  url = await server.getUrl();
}, 60_000);

afterAll(async () => {
  await server.close();
  await gate.close();
  await deployment.close();
  await registers.drop();
  await admin.end();
  await remove(folder, logServer);
});

afterEach(() => set('alter system reset all'));

describe('a server whose log is on PostgreSQL with durability switched on', () => {
  it('is ready', async () => {
    expect(await ready()).toEqual(isReady);
  });
});

describe('a server whose log is on PostgreSQL that could lose what it acknowledged', () => {
  it.each(['fsync', 'full_page_writes', 'synchronous_commit'])('is not ready while %s is off, and says so', async (setting) => {
    await set(`alter system set ${setting} = off`);
    expect(await answerOtherThan(isReady)).toEqual([503, `Not ready: ${setting} is off, so that an acknowledged event could be lost.`]);
    await set('alter system reset all');
    const [, refused] = await ready();
    if (refused !== undefined) await answerOtherThan([503, refused]);
    expect(await ready()).toEqual(isReady);
  });
});

type Answer = readonly [status: number, detail: string | undefined];

const isReady: Answer = [200, undefined];

async function set(statement: string): Promise<void> {
  await admin.query(statement);
  await admin.query('select pg_reload_conf()');
}

async function ready(): Promise<Answer> {
  const response = await fetch(`${url}/health/ready`);
  const { detail } = (await response.json()) as { readonly detail?: string }; // a problem, or the status
  return [response.status, detail];
}

/** Sessions take a setting over when they next have nothing to do: waits for another answer, for ten seconds at most. */
async function answerOtherThan([status, detail]: Answer): Promise<Answer> {
  const until = performance.now() + 10_000;
  for (;;) {
    const answer = await ready();
    if (answer[0] !== status || answer[1] !== detail || performance.now() > until) return answer;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
