import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { startEmbeddedPostgres } from '../../libs/embedded-postgres/embedded-postgres.ts';
import type { EmbeddedPostgres } from '../../libs/embedded-postgres/embedded-postgres.ts';

/** The server of one test run: its folder is in the temporary folder and goes when the run ends, or when a later one begins. */
export const throwAwayServer = {
  async start(): Promise<string> {
    await removeLeftBehind();
    folder = await mkdtemp(join(tmpdir(), `${prefix}${String(process.pid)}-`));
    server = await startEmbeddedPostgres({ folder });
    process.once('SIGINT', interrupted).once('SIGTERM', interrupted);
    return server.url;
  },

  async stop(): Promise<void> {
    process.off('SIGINT', interrupted).off('SIGTERM', interrupted);
    if (folder !== undefined && server !== undefined) await remove(folder, server);
    folder = undefined;
    server = undefined;
  },
};

const prefix = 'qadam-test-';
let folder: string | undefined;
let server: EmbeddedPostgres | undefined;

function interrupted(signal: NodeJS.Signals): void {
  void throwAwayServer.stop().finally(() => process.kill(process.pid, signal));
}

/** Stops the server and deletes its data, wherever that is. */
export async function remove(productFolder: string, running: EmbeddedPostgres): Promise<void> {
  await running.stop({ even: 'adopted' });
  await rm(running.dataFolder, { recursive: true, force: true });
  if (dirname(running.dataFolder) !== productFolder) await rm(dirname(running.dataFolder), { recursive: true, force: true });
  await rm(productFolder, { recursive: true, force: true });
}

/** Of runs that were killed. Their servers are adopted first, because only a running one can be told to stop. */
async function removeLeftBehind(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    if (!name.startsWith(prefix)) continue;
    const maker = Number.parseInt(name.slice(prefix.length), 10);
    if (maker !== process.pid && isAlive(maker)) continue;
    const left = join(tmpdir(), name);
    // Another user's, or damaged: no reason not to test.
    await startEmbeddedPostgres({ folder: left })
      .then((running) => remove(left, running))
      .catch(() => undefined);
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return typeof error === 'object' && error !== null && 'code' in error && error.code === 'EPERM';
  }
}
