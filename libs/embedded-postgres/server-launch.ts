import { spawn } from 'node:child_process';
import { chown, open, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { totalmem } from 'node:os';
import { join } from 'node:path';
import { textOf } from './file-facts.ts';
import { cleanEnvironment } from './run-program.ts';
import type { ServerBinaries } from './server-binaries.ts';
import type { ServerPlaces } from './server-places.ts';
import { serverSettings } from './server-settings.ts';
import type { RunAs } from './server-user.ts';

/** A server process that we started and that may not be ready yet. */
export interface Launch {
  readonly pid: number | undefined;
  /** How it ended, or `undefined` while it runs. */
  ended(): Promise<LaunchEnd | undefined>;
}

interface LaunchEnd {
  /** Whether to start again: another process was faster, the port was taken, or the last processes of a killed server are still ending. */
  readonly mayPass: boolean;
  readonly advice: string;
  readonly log: string;
}

/** Starts the server process: in a session of its own, writing to a file of its own, so that it depends on us for nothing. */
export async function launchServer(places: ServerPlaces, binaries: ServerBinaries, as: RunAs): Promise<Launch> {
  await writeSettings(places.dataFolder, as);
  const port = await freePort(places.portFile);
  await keepLogShort(places.logFile);
  const log = await open(places.logFile, 'a', 0o600);
  try {
    const { size } = await log.stat();
    const args = ['-D', places.dataFolder, '-p', String(port), '-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories='];
    const child = spawn(binaries.postgres, args, {
      ...as,
      cwd: '/', // the server's user may not be able to enter ours
      detached: true,
      env: cleanEnvironment(),
      stdio: ['ignore', log.fd, log.fd],
    });
    let notRun: Error | undefined;
    child.on('error', (error) => {
      notRun = error;
    });
    child.unref();
    return {
      pid: child.pid,
      async ended() {
        if (notRun !== undefined) return { mayPass: false, advice: `It cannot be run: ${notRun.message}.`, log: '' };
        if (child.exitCode === null && child.signalCode === null) return undefined;
        const written = await logFrom(places.logFile, size);
        if (portIsTaken.test(written)) await rm(places.portFile, { force: true });
        return { mayPass: portIsTaken.test(written) || folderIsTaken.test(written), ...adviceOn(written), log: written };
      },
    };
  } finally {
    await log.close();
  }
}

/** The last part of what the server wrote, empty where there is nothing. */
export async function endOfLog(logFile: string): Promise<string> {
  return (await textOf(logFile))?.slice(-10_000) ?? '';
}

const portIsTaken = /could not create any TCP\/IP sockets/;
const folderIsTaken = /lock file "postmaster\.pid" (already exists|is empty)|pre-existing shared memory block/;

function adviceOn(log: string): Pick<LaunchEnd, 'advice'> {
  if (log.includes('No space left on device')) return { advice: 'Make room on the disk and start again.' };
  if (log.includes('could not map anonymous shared memory'))
    return { advice: 'It needs 400 MB of free memory, or a sixteenth of all of it where that is more.' };
  if (folderIsTaken.test(log)) return { advice: 'Processes of an earlier server still use the folder: end them and start again.' };
  return { advice: 'What it wrote last says why.' };
}

async function logFrom(logFile: string, start: number): Promise<string> {
  return (await readFile(logFile)).subarray(start).toString('utf8');
}

async function keepLogShort(logFile: string): Promise<void> {
  const size = await stat(logFile).then(
    (file) => file.size,
    () => 0,
  );
  if (size > 16 * 1024 * 1024) await rename(logFile, `${logFile}.1`);
}

async function writeSettings(dataFolder: string, as: RunAs): Promise<void> {
  const file = join(dataFolder, 'postgresql.conf');
  const writing = `${file}.${String(process.pid)}`;
  await writeFile(writing, serverSettings(Math.min(totalmem(), process.constrainedMemory() || Infinity)), { mode: 0o600 });
  if (as !== undefined) await chown(writing, as.uid, as.gid);
  await rename(writing, file);
}

/** The port of last time, so that an address that somebody noted stays good; another one where it is taken or there was none. */
async function freePort(portFile: string): Promise<number> {
  const last = Number(await textOf(portFile));
  const port = (last > 0 && (await portIfFree(last))) || (await portIfFree(0));
  if (port === undefined) throw new Error('No port of 127.0.0.1 is free');
  await writeFile(portFile, String(port));
  return port;
}

/** @param wanted 0 for any */
function portIfFree(wanted: number): Promise<number | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.on('error', () => {
      resolve(undefined);
    });
    server.listen({ host: '127.0.0.1', port: wanted, exclusive: true }, () => {
      const address = server.address();
      server.close(() => {
        resolve(typeof address === 'object' && address !== null ? address.port : undefined);
      });
    });
  });
}
