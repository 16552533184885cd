import { execFile } from 'node:child_process';
import { readFile, rename, stat, unlink } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { errorCode, textOf } from './file-facts.ts';

/** What `postmaster.pid` of a data folder tells, checked against the processes that there are. */
export type Postmaster =
  | { readonly state: 'none' }
  | { readonly state: 'starting' }
  | { readonly state: 'stopping' }
  | { readonly state: 'ready'; readonly pid: number; readonly port: number };

/**
 * The server that runs on a data folder.
 *
 * PostgreSQL takes any live process of the same user for the owner of a left-behind `postmaster.pid` and then refuses to start:
 * after a restart of the machine or a container that number is often somebody else's. Such a file is removed here.
 */
export async function postmasterOf(dataFolder: string): Promise<Postmaster> {
  const file = join(dataFolder, 'postmaster.pid');
  const text = await textOf(file);
  if (text === undefined) return { state: 'none' };
  const lines = text.split('\n');
  const pid = Number(lines[0]);
  if (!Number.isInteger(pid) || pid <= 0) return unreadable(file, text);
  if (!(await isPostmasterOf(pid, dataFolder))) {
    await removeStale(file, text);
    return { state: 'none' };
  }
  // Layout of the file: src/include/utils/pidfile.h of PostgreSQL.
  const status = lines[7]?.trim();
  if (status === 'ready') return { state: 'ready', pid, port: Number(lines[3]) };
  return { state: status === 'stopping' ? 'stopping' : 'starting' };
}

/** Whether a process is alive and is the server of that folder, and not just something with its old number. */
export async function isPostmasterOf(pid: number, dataFolder: string): Promise<boolean> {
  if (process.platform === 'linux') {
    const args = (await commandLineOnLinux(pid)).split('\0');
    return basename(args[0] ?? '') === 'postgres' && args[args.indexOf('-D') + 1] === dataFolder;
  }
  const command = await run('ps', ['-ww', '-o', 'command=', '-p', String(pid)]).then(
    ({ stdout }) => stdout,
    () => '', // ps fails where there is no such process
  );
  return command.includes('/postgres ') && command.includes(` -D ${dataFolder} `);
}

const run = promisify(execFile);

/** Empty where there is no such process, and for one that has ended but was not waited for. */
async function commandLineOnLinux(pid: number): Promise<string> {
  try {
    return await readFile(`/proc/${String(pid)}/cmdline`, 'utf8');
  } catch (error) {
    if (errorCode(error) === 'ENOENT' || errorCode(error) === 'ESRCH') return '';
    throw error;
  }
}

/** A server creates the file before it writes it; one that stays so was left by a crash at that moment. */
async function unreadable(file: string, text: string): Promise<Postmaster> {
  const written = await stat(file).then(
    ({ mtimeMs }) => mtimeMs,
    () => undefined,
  );
  if (written === undefined) return { state: 'none' };
  if (Date.now() - written < timeToWriteMs) return { state: 'starting' };
  await removeStale(file, text);
  return { state: 'none' };
}

const timeToWriteMs = 5_000;

/** Takes the file away only if it is still the one that was judged: a server may have been started meanwhile. */
async function removeStale(file: string, judged: string): Promise<void> {
  const aside = `${file}.stale-${String(process.pid)}`;
  try {
    await rename(file, aside);
    if ((await textOf(aside)) === judged) await unlink(aside);
    else await rename(aside, file);
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw error; // another process was faster
  }
}
