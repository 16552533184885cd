import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import { ensureDataFolder, ensurePassword } from './data-folder.ts';
import { EmbeddedPostgresFailed } from './embedded-postgres-failed.ts';
import { exists, textOf } from './file-facts.ts';
import { isPostmasterOf, postmasterOf } from './postmaster.ts';
import { runningServer } from './running-server.ts';
import type { RunningServer } from './running-server.ts';
import { serverBinaries } from './server-binaries.ts';
import { endOfLog, launchServer } from './server-launch.ts';
import type { Launch } from './server-launch.ts';
import { serverPlaces } from './server-places.ts';
import type { ServerPlaces } from './server-places.ts';
import { serverUser, weAreRoot } from './server-user.ts';

/** The PostgreSQL that comes with the product, running. */
export interface EmbeddedPostgres {
  /** Of the database `qadam`, as its owner, with the password. */
  readonly url: string;
  /** Absolute; root's is outside the product's folder. */
  readonly dataFolder: string;
  /** `adopted`: it was running already, started by a process that may still need it or may have been killed. */
  readonly started: 'here' | 'adopted';
  /**
   * Shuts the server down and waits for its end; open connections are cut. Does nothing to an adopted server unless told, and
   * nothing the second time.
   */
  stop(options?: { readonly even?: 'adopted' }): Promise<void>;
}

export interface EmbeddedPostgresPlace {
  /** The product's data folder; made where it is missing. */
  readonly folder: string;
}

/**
 * The server of a folder: adopted where it is running, otherwise started, on data that is made the first time.
 *
 * Several processes may call this at the same moment; one server comes of it. It listens on 127.0.0.1 only, outlives a kill of
 * our process, does not get the Ctrl-C of our terminal and does not keep our process alive.
 *
 * @param options.onLog hears a sentence about each step that a person would wait for
 * @throws EmbeddedPostgresFailed with what to do about it
 */
export async function startEmbeddedPostgres(
  options: EmbeddedPostgresPlace & { readonly onLog?: (line: string) => void },
): Promise<EmbeddedPostgres> {
  const onLog = options.onLog ?? (() => undefined);
  const places = await serverPlaces(options.folder);
  await setAsideWithoutPassword(places, onLog);
  const password = await ensurePassword(places.passwordFile);
  const there = await runningServer(places.dataFolder, password);
  if (there.state === 'running') return handleOf(there, places, 'adopted');
  const [as, binaries] = await Promise.all([serverUser(), serverBinaries(places.binariesFolder)]);
  if (!(await exists(places.dataFolder))) onLog(`Making a new PostgreSQL data folder in ${places.dataFolder}`);
  await ensureDataFolder(places, binaries, as, password);
  return startOrAdopt(places, password, onLog, () => launchServer(places, binaries, as));
}

/** The address of the server that runs on a folder, or `undefined`; starts and makes nothing but the folder. */
export async function findEmbeddedPostgres(options: EmbeddedPostgresPlace): Promise<string | undefined> {
  if (!(await exists(options.folder))) return undefined;
  const places = await serverPlaces(options.folder);
  const password = await textOf(places.passwordFile);
  if (password === undefined) return undefined;
  const seen = await runningServer(places.dataFolder, password);
  return seen.state === 'running' ? seen.url : undefined;
}

/**
 * Looks until a server answers. PostgreSQL itself lets only one run on a folder, so processes that start at once need no lock of
 * ours, which a kill could leave behind: the one that loses sees the other's server the next time it looks.
 */
async function startOrAdopt(
  places: ServerPlaces,
  password: string,
  onLog: (line: string) => void,
  launchAgain: () => Promise<Launch>,
): Promise<EmbeddedPostgres> {
  const began = Date.now();
  let toldAt = began;
  let launch: Launch | undefined;
  for (;;) {
    const seen = await runningServer(places.dataFolder, password);
    if (seen.state === 'running') return handleOf(seen, places, seen.pid === launch?.pid ? 'here' : 'adopted');
    const end = await launch?.ended();
    if (seen.state === 'none' && (launch === undefined || end !== undefined)) {
      if (end !== undefined && !(end.mayPass && Date.now() - began < obstaclesPassMs)) {
        throw new EmbeddedPostgresFailed(`PostgreSQL ended while it was starting on ${places.dataFolder}. ${end.advice}`, end.log);
      }
      if (end !== undefined) await pause(200);
      launch = await launchAgain();
    }
    if (Date.now() - began > recoveryMs) {
      throw new EmbeddedPostgresFailed(
        `PostgreSQL on ${places.dataFolder} is ${seen.state === 'none' ? 'starting' : seen.state} for too long. Look into ${places.logFile}, ` +
          'end the process if it does nothing, and start again.',
        await endOfLog(places.logFile),
      );
    }
    if (Date.now() - toldAt > 5_000) {
      onLog(`Waiting for PostgreSQL (${seen.state === 'none' ? 'starting' : seen.state})`);
      toldAt = Date.now();
    }
    await pause(20);
  }
}

/** The last backend of a server that was killed may take its time; an orphan without its folder ends within a minute. */
const obstaclesPassMs = 90_000;
/** Replaying the log after a crash is the longest that a start can take. */
const recoveryMs = 600_000;
const shutdownMs = 120_000;

function handleOf(server: RunningServer, places: ServerPlaces, started: 'here' | 'adopted'): EmbeddedPostgres {
  let stopped: Promise<void> | undefined;
  return {
    url: server.url,
    dataFolder: places.dataFolder,
    started,
    async stop(options) {
      if (started === 'adopted' && options?.even !== 'adopted') return;
      stopped ??= shutDown(server.pid, places);
      await stopped;
    },
  };
}

/** Fast shutdown: transactions are cut and everything is written out. */
async function shutDown(pid: number, { dataFolder, logFile }: Pick<ServerPlaces, 'dataFolder' | 'logFile'>): Promise<void> {
  if (!(await isPostmasterOf(pid, dataFolder))) return;
  process.kill(pid, 'SIGINT');
  const began = Date.now();
  while (await isPostmasterOf(pid, dataFolder)) {
    if (Date.now() - began > shutdownMs) {
      throw new EmbeddedPostgresFailed(
        `PostgreSQL (process ${String(pid)}) did not end when it was asked to. Nothing that it acknowledged is lost if you kill it.`,
        await endOfLog(logFile),
      );
    }
    await pause(20);
  }
}

/** Root's data is outside the product's folder and is still there when that was deleted; then it is of no use, but not ours to delete. */
async function setAsideWithoutPassword(places: ServerPlaces, onLog: (line: string) => void): Promise<void> {
  if ((await exists(places.passwordFile)) || !(await exists(places.dataFolder))) return;
  if (!weAreRoot()) {
    throw new EmbeddedPostgresFailed(
      `${places.passwordFile} is missing, so that the data in ${places.dataFolder} cannot be opened. Bring it back from a backup, or move ` +
        'the data away to begin with an empty database.',
    );
  }
  const left = await postmasterOf(places.dataFolder);
  if (left.state === 'ready') await shutDown(left.pid, places);
  const aside = join(places.stateFolder, `postgresql.left-${new Date().toISOString().replaceAll(/[:.]/g, '-')}`);
  await rename(places.dataFolder, aside);
  onLog(`The product's folder was deleted: the data that belonged to it is kept in ${aside}`);
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
