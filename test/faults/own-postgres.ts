import { execFile } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import { startEmbeddedPostgres } from '../../libs/embedded-postgres/embedded-postgres.ts';
import { isPostmasterOf, postmasterOf } from '../../libs/embedded-postgres/postmaster.ts';
import { serverPlaces } from '../../libs/embedded-postgres/server-places.ts';

/** A PostgreSQL of one's own, the very one that comes with the product, to be mistreated. */
export interface OwnPostgres {
  /** The same throughout: it comes back on its old port. */
  readonly url: string;
  readonly dataFolder: string;
  /** What `pg_ctl stop -m immediate` does: every process is told to quit at once and nothing is written out, so that a start recovers. */
  readonly stopImmediately: () => Promise<void>;
  /** `kill -9` of the postmaster, or of it and every process under it. */
  readonly kill: (what: 'postmaster' | 'everything') => Promise<void>;
  /** In an orderly way. */
  readonly stop: () => Promise<void>;
  /** Again, until it answers. */
  readonly start: () => Promise<void>;
  readonly isRunning: () => Promise<boolean>;
  /** Kills it and deletes its data. */
  readonly remove: () => Promise<void>;
}

/** Makes and starts the server of a folder, or starts the one that is there. */
export async function ownPostgres(folder: string): Promise<OwnPostgres> {
  let embedded = await startEmbeddedPostgres({ folder });
  const { url, dataFolder } = embedded;
  return {
    url,
    dataFolder,
    stopImmediately: () => end(dataFolder, 'SIGQUIT', false),
    kill: (what) => end(dataFolder, 'SIGKILL', what === 'everything'),
    stop: () => embedded.stop({ even: 'adopted' }),
    start: async () => {
      embedded = await startEmbeddedPostgres({ folder });
      if (embedded.url !== url) throw new Error('PostgreSQL came back at another address: its port was taken meanwhile');
    },
    isRunning: async () => (await pidOf(dataFolder)) !== undefined,
    remove: () => removePostgres(folder),
  };
}

/** Kills the server of a folder, if it runs, and deletes its data. */
export async function removePostgres(folder: string): Promise<void> {
  const { stateFolder, dataFolder } = await serverPlaces(folder);
  await end(dataFolder, 'SIGKILL', true);
  for (const disk of [stateFolder, walFolderBeside(stateFolder)]) {
    await run('umount', ['--lazy', disk]).catch(() => undefined); // it is no disk of its own
    await rm(disk, { recursive: true, force: true });
  }
}

/** Where the write-ahead log is put that is to be on another disk than the tables. */
export function walFolderBeside(stateFolder: string): string {
  return `${stateFolder}-wal`;
}

/** Sends a signal to the postmaster, to its children where told, and waits until all of them are gone. */
async function end(dataFolder: string, signal: 'SIGQUIT' | 'SIGKILL', childrenToo: boolean): Promise<void> {
  const postmaster = await pidOf(dataFolder);
  if (postmaster === undefined) return;
  const children = await childrenOf(postmaster);
  for (const pid of childrenToo ? [postmaster, ...children] : [postmaster]) sent(pid, signal);
  while ((await isPostmasterOf(postmaster, dataFolder)) || children.some((pid) => sent(pid, 0))) await delay(10);
}

async function pidOf(dataFolder: string): Promise<number | undefined> {
  const postmaster = await postmasterOf(dataFolder);
  return postmaster.state === 'ready' ? postmaster.pid : undefined;
}

/** Whether there was such a process to send it to. */
function sent(pid: number, signal: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(pid, signal);
  } catch {
    return false;
  }
}

async function childrenOf(parent: number): Promise<readonly number[]> {
  const { stdout } = await run('ps', ['-A', '-o', 'pid=,ppid=']);
  return stdout
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number))
    .flatMap(([pid, of]) => (pid !== undefined && of === parent ? [pid] : []));
}

const run = promisify(execFile);
