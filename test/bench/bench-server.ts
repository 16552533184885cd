import { randomBytes } from 'node:crypto';
import { mkdtemp, readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { startEmbeddedPostgres } from '../../libs/embedded-postgres/embedded-postgres.ts';
import { remove } from '../postgres/throw-away-server.ts';

/** The product's own PostgreSQL with the product's own settings, for one run. */
export interface BenchServer {
  readonly database: () => Promise<BenchDatabase>;
  /** For files of the run, such as keys; goes with the server. */
  readonly folder: string;
  /** Of PostgreSQL, such as `18.1`. */
  readonly version: () => Promise<string>;
  /** Stops it and deletes its data. */
  readonly close: () => Promise<void>;
}

export interface BenchDatabase {
  readonly url: string;
  /** Cuts what is still connected; idempotent. */
  readonly drop: () => Promise<unknown>;
}

/** Starts it in the temporary folder, and first removes what runs that were killed have left there. */
export async function startBenchServer(): Promise<BenchServer> {
  await removeLeftBehind();
  const folder = await mkdtemp(join(tmpdir(), `${prefix}${String(process.pid)}-`));
  const server = await startEmbeddedPostgres({ folder });
  return { ...onServer(server.url, folder), close: () => remove(folder, server) };
}

const prefix = 'qadam-bench-';

/** What a bench needs, on a server that somebody else starts and stops. */
export function onServer(url: string, folder: string): Omit<BenchServer, 'close'> {
  return {
    folder,
    database: async () => {
      const name = `bench_${randomBytes(6).toString('hex')}`;
      await asked(url, `create database ${name}`);
      const address = new URL(url);
      address.pathname = `/${name}`;
      return {
        url: address.href,
        drop: () => asked(url, `drop database if exists ${name} with (force)`),
      };
    },
    version: async () => (await asked(url, "select split_part(current_setting('server_version'), ' ', 1)"))[0] ?? '',
  };
}

async function asked(url: string, statement: string): Promise<readonly string[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<[string]>({ text: statement, rowMode: 'array' });
    return rows.map(([value]) => value);
  } finally {
    await client.end();
  }
}

/** Servers of runs that were killed are adopted first, because only a running one can be told to stop. */
async function removeLeftBehind(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    if (!name.startsWith(prefix) || isAlive(Number.parseInt(name.slice(prefix.length), 10))) continue;
    const folder = join(tmpdir(), name);
    await startEmbeddedPostgres({ folder }).then(
      (server) => remove(folder, server),
      () => undefined, // another user's, or damaged: no reason not to measure
    );
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return typeof error === 'object' && error !== null && 'code' in error && error.code === 'EPERM';
  }
}
