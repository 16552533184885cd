import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openLocalIssuer } from '../../libs/access/local-issuer.ts';
import type { Role } from '../../libs/access/roles.ts';
import { MemoryRecordStore } from '../../libs/kurrentdb-server/memory-record-store.ts';
import { startKurrentdbServer } from '../../libs/kurrentdb-server/kurrentdb-server.ts';
import { freshDatabase } from '../../libs/embedded-postgres/test-database.ts';

export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  // JSON of whatever shape: what a test expects of it is the test's to say
  readonly body: Readonly<Record<string, unknown>>;
  /** The body as it was sent. */
  readonly text: string;
}

/** The built server as a process of its own, on an empty database. */
export interface RunningServer {
  readonly url: string;
  readonly databaseUrl: string;
  readonly eventLogUrl: string;
  readonly folder: string;
  get(path: string, as: Caller, headers?: Readonly<Record<string, string>>): Promise<Reply>;
  /** Posts with an Idempotency-Key of its own unless one is given. */
  post(path: string, body: unknown, as: Caller, headers?: Readonly<Record<string, string>>): Promise<Reply>;
  /** `kill -9`, then a new process on the same database. */
  killAndRestart(): Promise<void>;
  stop(): Promise<void>;
}

export interface Caller {
  readonly role: Role;
  readonly subject?: string;
  readonly office?: string;
  readonly facility?: string;
}

let keys = 0;

/** Starts `qadam start` of the build; `stop` removes everything that it made. */
export async function startServer(): Promise<RunningServer> {
  const database = await freshDatabase();
  const elsewhere = process.env['JOURNEYS_LOG'] === 'kurrentdb' ? await kurrentdbLog() : undefined;
  const folder = await mkdtemp(join(tmpdir(), 'qadam-journey-'));
  let { child, url } = await launched(database.url, folder, elsewhere?.url);
  const issuer = await openLocalIssuer({ folder, environment: { production: false, host: '127.0.0.1' } });
  const call = async (
    method: string,
    path: string,
    as: Caller,
    headers: Readonly<Record<string, string>>,
    body?: string,
  ): Promise<Reply> => {
    const { role, subject = `${role}-1`, ...limits } = as;
    const token = await issuer.issue({ subject, roles: [role], ...limits });
    const response = await fetch(`${url}${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, ...headers },
      ...(body !== undefined && { body }),
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: parsed(text), text };
  };
  return {
    get url() {
      return url;
    },
    databaseUrl: database.url,
    eventLogUrl: elsewhere?.url ?? database.url,
    folder,
    get: (path, as, headers = {}) => call('GET', path, as, headers),
    post: (path, body, as, headers = {}) =>
      call(
        'POST',
        path,
        as,
        { 'content-type': 'application/json', 'idempotency-key': `key-${String(++keys)}`, ...headers },
        typeof body === 'string' ? body : JSON.stringify(body),
      ),
    killAndRestart: async () => {
      await ended(child, 'SIGKILL');
      ({ child, url } = await launched(database.url, folder, elsewhere?.url));
    },
    stop: async () => {
      await ended(child, 'SIGTERM');
      await elsewhere?.close();
      await database.drop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function parsed(text: string): Readonly<Record<string, unknown>> {
  try {
    return JSON.parse(text) as Record<string, unknown>; // a body that is not an object fails the expectation
  } catch {
    return { text };
  }
}

/** A log behind the protocol of KurrentDB, in this process: `JOURNEYS_LOG=kurrentdb npm test -- dist/test/journeys`. */
async function kurrentdbLog(): Promise<{ readonly url: string; readonly close: () => Promise<void> }> {
  const server = await startKurrentdbServer({ store: new MemoryRecordStore(() => new Date()) });
  return { url: server.url, close: () => server.close() };
}

async function launched(databaseUrl: string, folder: string, eventLogUrl = databaseUrl): Promise<{ child: ChildProcess; url: string }> {
  const child = spawn(process.execPath, [join(import.meta.dirname, '../../apps/cli/main.js'), 'start'], {
    env: {
      ...process.env,
      DATABASE_URL: databaseUrl,
      EVENT_LOG_URL: eventLogUrl,
      QADAM_FOLDER: folder,
      PORT: '0',
      HOST: '127.0.0.1',
      NODE_ENV: 'test',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let heard = '';
  const url = await new Promise<string>((resolve, reject) => {
    const hear = (chunk: Buffer): void => {
      heard += chunk.toString();
      const answers = /answers on (http:\S+)/.exec(heard)?.[1];
      if (answers !== undefined && heard.includes('Stop with Ctrl-C')) resolve(answers);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.once('exit', (code) => reject(new Error(`The server ended with ${String(code)}: ${heard}`)));
  });
  return { child, url };
}

async function ended(child: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = new Promise((resolve) => child.once('exit', resolve));
  child.kill(signal);
  await exit;
}
