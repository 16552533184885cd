import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, readdir, realpath, rm, stat, writeFile } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { networkInterfaces, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import pg from 'pg';
import { EmbeddedPostgresFailed } from './embedded-postgres-failed.ts';
import { findEmbeddedPostgres, startEmbeddedPostgres } from './embedded-postgres.ts';
import type { EmbeddedPostgres } from './embedded-postgres.ts';
import { isPostmasterOf } from './postmaster.ts';
import { serverPlaces } from './server-places.ts';
import { weAreRoot } from './server-user.ts';

const folders: string[] = [];
const servers: EmbeddedPostgres[] = [];

afterEach(async () => {
  for (const server of servers.splice(0)) await server.stop({ even: 'adopted' });
  for (const folder of folders.splice(0)) await remove(folder);
});

async function remove(folder: string): Promise<void> {
  const { stateFolder } = await serverPlaces(folder);
  await Promise.all([folder, stateFolder].map((path) => rm(path, { recursive: true, force: true })));
}

async function newFolder(): Promise<string> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'qadam-server-')));
  folders.push(folder);
  return folder;
}

async function started(folder: string): Promise<EmbeddedPostgres> {
  const server = await startEmbeddedPostgres({ folder });
  servers.push(server);
  return server;
}

async function answerOf(url: string, statement: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    const result = await client.query<unknown[]>({ text: statement, rowMode: 'array' });
    return result.rows[0]?.[0];
  } finally {
    await client.end();
  }
}

async function pidOf(server: EmbeddedPostgres): Promise<number> {
  return Number((await readFile(join(server.dataFolder, 'postmaster.pid'), 'utf8')).split('\n')[0]);
}

/** A second process of the product, on the same build, that starts the server and then does what it is told. */
function otherProcess(folder: string, then: string): ReturnType<typeof spawn> {
  const module = new URL('./embedded-postgres.js', import.meta.url).href;
  const program = `const { startEmbeddedPostgres } = await import(${JSON.stringify(module)});
    const server = await startEmbeddedPostgres({ folder: ${JSON.stringify(folder)} });
    console.log(server.started, server.url);
    ${then}`;
  return spawn(process.execPath, ['--input-type=module', '-e', program], { detached: true, stdio: ['ignore', 'pipe', 'inherit'] });
}

async function saidBy(process: ReturnType<typeof spawn>): Promise<string> {
  let said = '';
  process.stdout?.on('data', (chunk: Buffer) => {
    said += chunk.toString('utf8');
  });
  await once(process, 'close');
  return said.trim();
}

describe('The server that comes with the product', () => {
  let folder: string;
  let server: EmbeddedPostgres;

  beforeAll(async () => {
    folder = await realpath(await mkdtemp(join(tmpdir(), 'qadam-server-')));
    server = await startEmbeddedPostgres({ folder });
  });

  afterAll(async () => {
    await server.stop({ even: 'adopted' });
    await remove(folder);
  });

  it('has the settings that a record of law needs', async () => {
    const { url } = server;
    const promised = {
      data_checksums: 'on',
      fsync: 'on',
      synchronous_commit: 'on',
      full_page_writes: 'on',
      jit: 'off',
      autovacuum: 'on',
      max_wal_size: '4GB',
      checkpoint_timeout: '15min',
      max_connections: '300',
      password_encryption: 'scram-sha-256',
      server_encoding: 'UTF8',
      TimeZone: 'UTC',
      log_min_error_statement: 'panic',
    };
    const found = Object.fromEntries(
      await Promise.all(Object.keys(promised).map(async (name) => [name, await answerOf(url, `SHOW ${name}`)] as const)),
    );
    expect(found).toEqual(promised);
    expect(
      await answerOf(url, "SELECT current_database() || ' ' || pg_get_userbyid(datdba) FROM pg_database WHERE datname = 'qadam'"),
    ).toBe('qadam qadam');
  });

  it('sorts by bytes and knows the capitals of Kazakh', async () => {
    const { url } = server;
    expect(await answerOf(url, "SELECT string_agg(word, ' ' ORDER BY word) FROM (VALUES ('б'), ('B'), ('a'), ('ә')) AS t(word)")).toBe(
      'B a б ә',
    );
    expect(await answerOf(url, "SELECT upper('қадам')")).toBe('ҚАДАМ');
  });

  it('writes neither rows nor statements to its log', async () => {
    const { url } = server;
    await answerOf(url, 'CREATE TABLE once (word text PRIMARY KEY)');
    await answerOf(url, "INSERT INTO once VALUES ('SECRET')");
    await expect(answerOf(url, "INSERT INTO once VALUES ('SECRET')")).rejects.toThrow('duplicate key');
    const log = await readFile(join(folder, 'postgresql.log'), 'utf8');
    expect(log).toContain('duplicate key');
    expect(log).not.toContain('SECRET');
  });

  it('keeps its password in a file that only its owner may read', async () => {
    const { url } = server;
    expect((await stat(join(folder, 'postgresql.password'))).mode & 0o777).toBe(0o600);
    expect(new URL(url).password).toBe(await readFile(join(folder, 'postgresql.password'), 'utf8'));
    expect(new URL(url).password).toMatch(/^[\w-]{32}$/);
  });

  it('refuses whoever does not know the password', async () => {
    const address = new URL(server.url);
    address.password = 'guess';
    await expect(answerOf(address.href, 'SELECT 1')).rejects.toThrow('password authentication failed');
  });

  it('listens on 127.0.0.1 and nowhere else', async () => {
    const { url } = server;
    const port = Number(new URL(url).port);
    const elsewhere = Object.values(networkInterfaces())
      .flatMap((addresses) => addresses ?? [])
      .filter(({ address, family }) => address !== '127.0.0.1' && (family === 'IPv4' || address === '::1'))
      .map(({ address }) => address);
    expect(await answers('127.0.0.1', port)).toBe(true);
    expect(await Promise.all(elsewhere.map((address) => answers(address, port)))).toEqual(elsewhere.map(() => false));
    expect(await answerOf(url, 'SHOW listen_addresses')).toBe('127.0.0.1');
    expect(await answerOf(url, 'SHOW unix_socket_directories')).toBe('');
  });
});

describe('A start', () => {
  it('finds what was written before the stop', async () => {
    const folder = await newFolder();
    const first = await started(folder);
    expect(first.started).toBe('here');
    await answerOf(first.url, 'CREATE TABLE kept AS SELECT 42 AS answer');
    await first.stop();
    const second = await started(folder);
    expect(second.started).toBe('here');
    expect(await answerOf(second.url, 'SELECT answer FROM kept')).toBe(42);
  });

  it('makes the server found, and a stop makes it not found', async () => {
    const folder = await newFolder();
    expect(await findEmbeddedPostgres({ folder })).toBeUndefined();
    const server = await started(folder);
    expect(await findEmbeddedPostgres({ folder })).toBe(server.url);
    await server.stop();
    expect(await findEmbeddedPostgres({ folder })).toBeUndefined();
    expect(await findEmbeddedPostgres({ folder: join(folder, 'never-made') })).toBeUndefined();
    expect(await readdir(folder)).not.toContain('never-made');
  });

  it('keeps its port, and takes another when that is taken', async () => {
    const folder = await newFolder();
    const first = await started(folder);
    await first.stop();
    const second = await started(folder);
    expect(second.url).toBe(first.url);
    await second.stop();
    const stranger = createServer().listen(Number(new URL(first.url).port), '127.0.0.1');
    await once(stranger, 'listening');
    try {
      const third = await started(folder);
      expect(third.started).toBe('here');
      expect(new URL(third.url).port).not.toBe(new URL(first.url).port);
      expect(await answerOf(third.url, 'SELECT 1')).toBe(1);
    } finally {
      stranger.close();
    }
  });
});

describe('A server whose process of the product is gone', () => {
  it('is adopted after a kill -9 of the process that started it', async () => {
    const folder = await newFolder();
    const said = await saidBy(otherProcess(folder, "process.kill(process.pid, 'SIGKILL');"));
    const server = await started(folder);
    expect(server.started).toBe('adopted');
    expect(said).toBe(`here ${server.url}`);
    await server.stop();
    expect(await answerOf(server.url, 'SELECT 1')).toBe(1);
    const pid = await pidOf(server);
    await server.stop({ even: 'adopted' });
    expect(await isPostmasterOf(pid, server.dataFolder)).toBe(false);
  });

  it('does not keep that process from ending', async () => {
    const folder = await newFolder();
    expect(await saidBy(otherProcess(folder, ''))).toMatch(/^here /);
    expect((await started(folder)).started).toBe('adopted');
  });

  it('does not get the Ctrl-C of its terminal', async () => {
    const folder = await newFolder();
    const other = otherProcess(folder, "process.on('SIGINT', () => process.exit(0)); setInterval(() => undefined, 1000);");
    if (other.stdout === null || other.pid === undefined) throw new Error('not spawned');
    await once(other.stdout, 'data');
    process.kill(-other.pid, 'SIGINT');
    await once(other, 'close');
    expect((await started(folder)).started).toBe('adopted');
  });
});

describe('After an accident', () => {
  it('a server that was killed with -9 starts again with every committed row', async () => {
    const folder = await newFolder();
    const first = await started(folder);
    await answerOf(first.url, 'CREATE TABLE kept AS SELECT 42 AS answer');
    process.kill(await pidOf(first), 'SIGKILL');
    const second = await started(folder);
    expect(await answerOf(second.url, 'SELECT answer FROM kept')).toBe(42);
  });

  it('data whose making was killed is made anew', async () => {
    const folder = await newFolder();
    const { stateFolder } = await serverPlaces(folder);
    const other = otherProcess(folder, '');
    const end = once(other, 'close');
    while (!(await making(stateFolder)).some((name) => name.includes('global'))) await new Promise(setImmediate);
    other.kill('SIGKILL');
    await end;
    expect(await readdir(stateFolder)).not.toContain('postgresql');
    const server = await started(folder);
    expect(server.started).toBe('here');
    expect(await answerOf(server.url, 'SELECT current_database()')).toBe('qadam');
    await expectGone(stateFolder);
  });

  it('a pid file that names another living process keeps nobody from starting', async () => {
    const folder = await newFolder();
    const first = await started(folder);
    const file = join(first.dataFolder, 'postmaster.pid');
    const lines = (await readFile(file, 'utf8')).split('\n');
    await first.stop();
    const living = spawn('sleep', ['60']);
    try {
      await writeFile(file, [String(living.pid), ...lines.slice(1)].join('\n'), { mode: 0o644 });
      const second = await started(folder);
      expect(second.started).toBe('here');
    } finally {
      living.kill();
    }
  });

  it('data that is not whole is never replaced by an empty database', async () => {
    const folder = await newFolder();
    const server = await started(folder);
    await server.stop();
    await rm(join(server.dataFolder, 'global', 'pg_control'));
    await expect(startEmbeddedPostgres({ folder })).rejects.toThrow(/not a whole PostgreSQL data folder.*Restore it from a backup/s);
    expect(await readdir(server.dataFolder)).toContain('base');
  });

  it('data of another major version is refused with what to do', async () => {
    const folder = await newFolder();
    const server = await started(folder);
    await server.stop();
    await writeFile(join(server.dataFolder, 'PG_VERSION'), '17\n');
    await expect(startEmbeddedPostgres({ folder })).rejects.toThrow(/is of PostgreSQL 17, and this is 18\. Dump it/);
  });

  it('a server that cannot start says so with the end of its log', async () => {
    const folder = await newFolder();
    const server = await started(folder);
    await server.stop();
    await writeFile(join(server.dataFolder, 'postgresql.auto.conf'), "shared_buffers = 'plenty'\n");
    const refusal: unknown = await startEmbeddedPostgres({ folder }).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(EmbeddedPostgresFailed);
    expect(String(refusal)).toMatch(/ended while it was starting.*invalid value for parameter "shared_buffers": "plenty"/s);
  });

  it('an empty folder of that name is no data', async () => {
    const folder = await newFolder();
    const { dataFolder } = await serverPlaces(folder);
    if (dirname(dataFolder) !== folder) await mkdir(dataFolder);
    await writeFile(join(folder, 'postgresql.password'), 'from-a-backup', { mode: 0o600 });
    expect(new URL((await started(folder)).url).password).toBe('from-a-backup');
  });

  it('data without its password is kept: an ordinary user is told, root begins anew beside it', async () => {
    const folder = await newFolder();
    const first = await started(folder);
    const pid = await pidOf(first);
    await rm(join(folder, 'postgresql.password'));
    if (weAreRoot()) {
      const second = await started(folder);
      expect(second.started).toBe('here');
      expect(await isPostmasterOf(pid, first.dataFolder)).toBe(false);
      expect((await readdir(dirname(first.dataFolder))).filter((name) => name.startsWith('postgresql.left-'))).toHaveLength(1);
    } else {
      await expect(startEmbeddedPostgres({ folder })).rejects.toThrow(/postgresql\.password is missing.*from a backup/);
      expect(await readdir(first.dataFolder)).toContain('base');
    }
  });

  async function making(stateFolder: string): Promise<readonly string[]> {
    const names = (await readdir(stateFolder)).filter((name) => name.startsWith('postgresql.making-'));
    const inside = await Promise.all(names.map((name) => readdir(join(stateFolder, name, 'data')).catch(() => [])));
    return [...names, ...inside.flat()];
  }

  async function expectGone(stateFolder: string): Promise<void> {
    expect(await making(stateFolder)).toEqual([]);
  }
});

describe('Two processes at one moment on one folder', () => {
  it('end up with one server on new data', async () => {
    const folder = await newFolder();
    const said = await Promise.all([saidBy(otherProcess(folder, '')), saidBy(otherProcess(folder, ''))]);
    const server = await started(folder);
    expect(server.started).toBe('adopted');
    expect([...said].sort()).toEqual([`adopted ${server.url}`, `here ${server.url}`]);
  });

  it('end up with one server on data that was there', async () => {
    const folder = await newFolder();
    await (await started(folder)).stop();
    const said = await Promise.all([1, 2, 3].map(() => saidBy(otherProcess(folder, ''))));
    const server = await started(folder);
    expect([...said].sort()).toEqual([`adopted ${server.url}`, `adopted ${server.url}`, `here ${server.url}`]);
  });
});

function answers(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port });
    socket.on('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.on('error', () => {
      resolve(false);
    });
  });
}
