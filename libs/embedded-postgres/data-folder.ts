import { randomBytes } from 'node:crypto';
import { chmod, chown, link, mkdir, open, readFile, readdir, rename, rm, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { EmbeddedPostgresFailed } from './embedded-postgres-failed.ts';
import { errorCode, exists, textOf } from './file-facts.ts';
import { runProgram } from './run-program.ts';
import type { ServerBinaries } from './server-binaries.ts';
import type { ServerPlaces } from './server-places.ts';
import type { RunAs } from './server-user.ts';

/** Name of the superuser and of the database. */
export const productName = 'qadam';

/**
 * Makes the data folder with an empty database in it, if there is none. All or nothing: it is made under another name, and the
 * rename is the last step, so that neither an interruption nor a second process leaves half of one.
 *
 * @throws EmbeddedPostgresFailed where there is something else of that name, or data of another major version
 */
export async function ensureDataFolder(places: ServerPlaces, binaries: ServerBinaries, as: RunAs, password: string): Promise<void> {
  await removeAbandoned(places.stateFolder);
  if (await isWhole(places.dataFolder, binaries.majorVersion)) return;
  const name = `${makingPrefix}${String(process.pid)}-${randomBytes(4).toString('hex')}`;
  const making = join(places.stateFolder, name);
  const data = join(making, 'data');
  const passwordFile = join(making, 'password');
  beingMade.add(name);
  try {
    await mkdir(data, { recursive: true });
    await chmod(making, 0o711);
    await chmod(data, 0o700);
    await writeFile(passwordFile, password, { mode: 0o600 });
    if (as !== undefined) await Promise.all([data, passwordFile].map((path) => chown(path, as.uid, as.gid)));
    await initialise(binaries, as, data, passwordFile);
    await createDatabase(binaries, as, data);
    await rename(data, places.dataFolder);
    await syncFolder(places.stateFolder);
  } catch (error) {
    if (errorCode(error) !== 'ENOTEMPTY' && errorCode(error) !== 'EEXIST') throw error; // otherwise another process was faster
  } finally {
    await rm(making, { recursive: true, force: true, maxRetries: 3 });
    beingMade.delete(name);
  }
}

/**
 * The password of the data folder, made at random the first time; the file is readable for its owner only.
 * Idempotent, also for two processes at once.
 */
export async function ensurePassword(file: string): Promise<string> {
  const kept = await textOf(file);
  if (kept !== undefined && kept !== '') return kept;
  const making = `${file}.${String(process.pid)}-${randomBytes(4).toString('hex')}`;
  await writeFile(making, randomBytes(24).toString('base64url'), { mode: 0o600, flag: 'wx', flush: true });
  try {
    await link(making, file);
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw error; // otherwise another process was faster
  } finally {
    await unlink(making);
  }
  return readFile(file, 'utf8');
}

const makingPrefix = 'postgresql.making-';

/** By this process now: in a container, the one before it may well have had the same number. */
const beingMade = new Set<string>();

async function initialise(binaries: ServerBinaries, as: RunAs, data: string, passwordFile: string): Promise<void> {
  const run = await runProgram(
    binaries.initdb,
    [
      `--pgdata=${data}`,
      `--username=${productName}`,
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      // Bytes decide the order, the same on every machine for ever; upper and lower case follow Unicode all the same.
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--locale=C',
      // A page that the disk has changed is noticed when it is read.
      '--data-checksums',
      '--no-instructions',
    ],
    as,
  );
  if (run.code !== 0) {
    throw new EmbeddedPostgresFailed(`PostgreSQL could not make its data folder in ${data}. Is there room on the disk?`, run.output);
  }
}

/** By a server that serves nobody else, so that the folder is complete before it gets its name. */
async function createDatabase(binaries: ServerBinaries, as: RunAs, data: string): Promise<void> {
  const run = await runProgram(binaries.postgres, ['--single', '-D', data, 'postgres'], as, `CREATE DATABASE ${productName};\n`);
  if (run.code !== 0 || /\b(ERROR|FATAL|PANIC):/.test(run.output)) {
    throw new EmbeddedPostgresFailed('PostgreSQL could not make the database in its new data folder.', run.output);
  }
}

async function isWhole(dataFolder: string, majorVersion: string): Promise<boolean> {
  if (!(await exists(dataFolder))) return false;
  if ((await readdir(dataFolder)).length === 0) return false;
  const version = (await textOf(join(dataFolder, 'PG_VERSION')))?.trim();
  if (version === undefined || !(await exists(join(dataFolder, 'global', 'pg_control')))) {
    throw new EmbeddedPostgresFailed(
      `${dataFolder} is not a whole PostgreSQL data folder, and it was not made so by us. Restore it from a backup, or move it away to ` +
        'begin with an empty database.',
    );
  }
  if (version !== majorVersion) {
    throw new EmbeddedPostgresFailed(
      `${dataFolder} is of PostgreSQL ${version}, and this is ${majorVersion}. Dump it with the release that made it, move it away, and ` +
        'restore the dump into the new one.',
    );
  }
  return true;
}

/** What a process that is no more was making. */
async function removeAbandoned(stateFolder: string): Promise<void> {
  for (const name of await readdir(stateFolder)) {
    if (!name.startsWith(makingPrefix) || beingMade.has(name)) continue;
    const maker = Number.parseInt(name.slice(makingPrefix.length), 10);
    if (maker !== process.pid && isAlive(maker)) continue;
    await rm(join(stateFolder, name), { recursive: true, force: true, maxRetries: 3 });
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return errorCode(error) === 'EPERM';
  }
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
