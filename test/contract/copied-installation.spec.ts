import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Pool } from 'pg';
import { loadInto } from '../../apps/cli/load.ts';
import { openDeployment, type Deployment } from '../../apps/deployment.ts';
import { openWorker } from '../../apps/worker/worker.ts';
import { freshDatabase, type TestDatabase } from '../../libs/embedded-postgres/test-database.ts';
import { registerPerson } from '../../libs/person/register-person.ts';
import { registers } from '../../libs/registers/registers.ts';
import { tableChecksum } from '../../libs/projections/table-checksum.ts';
import { openThrowAway, type ThrowAwayDeployment } from '../deployment/throw-away-deployment.ts';

const asel = '0192e4a0-7b1c-7000-8000-00000000c091';
const registration = { on: '2024-01-05', familyName: 'Ахметова', givenName: 'Әсел', sex: 'F', birthDate: '1990-04-17', citizenship: 'KZ' };

let original: ThrowAwayDeployment;
let folder: string;
let file: string;
/** Of the lines of the copy, as the export told it. */
let chain: string;

beforeAll(async () => {
  original = await openThrowAway();
  folder = await mkdtemp(join(tmpdir(), 'qadam-copy-'));
  file = join(folder, 'copy.ndjson');
  await original.record(registerPerson, asel, registration);
  await loadInto(original.deployment, 'demo', new AbortController().signal);
  await foldAll(original.deployment);
  const exported = await qadam(original.configuration, ['export', file]);
  expect(exported.code).toBe(0);
  chain = /Chain of the last line: (\S{43})\./.exec(exported.said)?.[1] ?? '';
}, 120_000);

afterAll(async () => {
  for (const each of copies) await each.drop();
  await rm(folder, { recursive: true, force: true });
  await original.close();
});

const copies: TestDatabase[] = [];

interface Place {
  readonly databaseUrl?: string;
  /** Where the log is in a database of its own. */
  readonly eventLogUrl?: string;
  readonly folder: string;
}

/** An empty database and a folder; with the master key of the original where it is asked for. */
async function elsewhere(keys: 'with keys' | 'without keys'): Promise<Place & { readonly databaseUrl: string }> {
  const database = await freshDatabase();
  copies.push(database);
  const place = await mkdtemp(join(folder, 'installation-'));
  if (keys === 'with keys') await copyFile(join(original.configuration.folder, 'master.key'), join(place, 'master.key'));
  return { databaseUrl: database.url, folder: place };
}

interface Ended {
  readonly code: number | null;
  /** On its standard output. */
  readonly said: string;
  readonly complained: string;
}

/** Runs a verb of the build; `input` is what it reads, and it is killed once it has restored so many events of it. */
async function qadam(
  { databaseUrl = '', eventLogUrl = databaseUrl, folder: place }: Place,
  words: readonly string[],
  killed?: { readonly input: string; readonly after: number },
): Promise<Ended> {
  const child = spawn(process.execPath, [join(import.meta.dirname, '../../apps/cli/main.js'), ...words], {
    env: { ...process.env, DATABASE_URL: databaseUrl, EVENT_LOG_URL: eventLogUrl, QADAM_FOLDER: place, NODE_ENV: 'test' },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let [said, complained] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (complained += text));
  const closed = once(child, 'close');
  if (killed !== undefined) {
    child.stdin.on('error', () => undefined); // it is killed before it has read all
    child.stdin.write(killed.input);
    while ((await eventsIn(databaseUrl)) < killed.after && child.exitCode === null);
    child.kill('SIGKILL');
  }
  await closed;
  return { code: child.exitCode, said, complained };
}

async function eventsIn(databaseUrl: string): Promise<number> {
  const pool = new Pool({ connectionString: databaseUrl, max: 1 });
  const { rows } = await pool
    .query<{ events: number }>('select count(*)::integer as events from event_log.events')
    .catch(() => ({ rows: [] })); // not migrated yet
  await pool.end();
  return rows[0]?.events ?? 0;
}

async function foldAll(deployment: Deployment): Promise<void> {
  const worker = openWorker(deployment, () => undefined);
  await worker.start();
  await worker.progress(60_000);
  await worker.stop();
}

async function checksums({ sources }: Deployment): Promise<Readonly<Record<string, string>>> {
  const each = registers.map(async ({ name }) => [name, await tableChecksum(sources.pool, name)] as const);
  return Object.fromEntries(await Promise.all(each));
}

async function copyKeys(to: Deployment): Promise<void> {
  const { rows } = await original.deployment.sources.pool.query<Record<string, unknown>>('select * from person_keys.keys');
  for (const row of rows) {
    const { person_key: key, wrapped_key: wrapped, master_key_id: master, created_at: made, destroyed_at: destroyed } = row;
    await to.sources.pool.query('insert into person_keys.keys values ($1, $2, $3, $4, $5)', [key, wrapped, master, made, destroyed]);
  }
}

async function inside(place: Place & { readonly databaseUrl: string }, work: (deployment: Deployment) => Promise<void>): Promise<void> {
  const configuration = { ...original.configuration, ...place };
  const deployment = await openDeployment(configuration, () => undefined);
  try {
    await work(deployment);
  } finally {
    await deployment.close();
  }
}

describe('an installation that is restored from an exported log', () => {
  it('has the same log, and with the keys the same registers, name by name', async () => {
    const place = await elsewhere('with keys');
    const imported = await qadam(place, ['import', file]);
    expect(imported).toMatchObject({ code: 0, said: expect.stringContaining(`Chain of the last line: ${chain}.`) });
    expect(imported.said).toContain('Every hash holds, positions are contiguous.');
    await inside(place, async (deployment) => {
      await copyKeys(deployment);
      await foldAll(deployment);
      expect(await checksums(deployment)).toEqual(await checksums(original.deployment));
      const { rows } = await deployment.sources.pool.query('select family_name from registers.person where person_id = $1', [asel]);
      expect(rows).toEqual([{ family_name: 'Ахметова' }]);
    });
    const again = await qadam(place, ['export', '-']);
    expect(again.said === (await readFile(file, 'utf8'))).toBe(true);
  }, 60_000);

  it('goes on after a kill -9 in the middle, and is the same in the end', async () => {
    const place = await elsewhere('with keys');
    const lines = (await readFile(file, 'utf8')).split('\n');
    const killed = await qadam(place, ['import', '-'], { input: `${lines.slice(0, 3_500).join('\n')}\n`, after: 3_000 });
    expect(killed.code).toBe(null);
    const { said, code } = await qadam(place, ['import', file]);
    expect(code).toBe(0);
    expect(said).toContain('3000 of the events were there already');
    expect(said).toContain(`Chain of the last line: ${chain}.`);
    await inside(place, async (deployment) => {
      await copyKeys(deployment);
      await foldAll(deployment);
      expect(await checksums(deployment)).toEqual(await checksums(original.deployment));
    });
  }, 60_000);

  it('shows nobody’s name without the keys, and everything else', async () => {
    const place = await elsewhere('without keys');
    expect((await qadam(place, ['import', file])).code).toBe(0);
    await inside(place, async (deployment) => {
      await foldAll(deployment);
      const { person, ...others } = await checksums(original.deployment);
      expect(await checksums(deployment)).toMatchObject(others);
      const { rows } = await deployment.sources.pool.query(
        'select count(*)::integer as people, count(family_name)::integer as names from registers.person',
      );
      expect(rows).toEqual([{ people: Number.parseInt(person ?? '', 10), names: 0 }]);
    });
  }, 60_000);

  it('is refused where one letter of the copy is another, and the line is named', async () => {
    const place = await elsewhere('without keys');
    const damaged = join(folder, 'damaged.ndjson');
    const lines = (await readFile(file, 'utf8')).split('\n');
    lines[1_234] = (lines[1_234] ?? '').replace('"recordedAt":"2', '"recordedAt":"3');
    await writeFile(damaged, lines.join('\n'));
    const { code, complained } = await qadam(place, ['import', damaged]);
    expect(code).toBe(65);
    expect(complained).toContain('Line 1235: it was altered');
    expect(await eventsIn(place.databaseUrl)).toBe(1_000);
  });

  it('is refused where the registers are of another log, until they are dropped', async () => {
    const { databaseUrl } = await elsewhere('without keys');
    const place = { ...original.configuration, eventLogUrl: databaseUrl };
    const { code, complained } = await qadam(place, ['import', file]);
    const position = String(await original.deployment.sources.log.head());
    expect({ code, position: /stands at position (\d+), but the log at 0/.exec(complained)?.[1] }).toEqual({ code: 78, position });
    const before = await checksums(original.deployment);
    await original.deployment.sources.pool.query(
      'drop schema registers cascade; drop schema projections cascade; drop schema reporting cascade',
    );
    expect((await qadam(place, ['import', file])).code).toBe(0);
    await inside({ ...place, databaseUrl: original.configuration.databaseUrl ?? '' }, async (deployment) => {
      await foldAll(deployment);
      expect(await checksums(deployment)).toEqual(before);
    });
  }, 60_000);

  it('is never written over a copy that is there', async () => {
    const { code, complained } = await qadam(original.configuration, ['export', file]);
    expect({ code, complained: complained.trim() }).toEqual({
      code: 73,
      complained: `${file} is not written: there is such a file already`,
    });
  });
});
