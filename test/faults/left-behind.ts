import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { foldersLeftBehind } from './ground.ts';
import { removePostgres } from './own-postgres.ts';

/** Ends and deletes what runs left behind that were killed themselves: programs, servers, small disks, folders. */
export async function removeLeftBehind(): Promise<void> {
  for (const folder of await foldersLeftBehind()) {
    await killProgramsOf(folder);
    await removePostgres(join(folder, 'postgres'));
    await rm(folder, { recursive: true, force: true });
  }
}

/** Programs of ours are told the folder in their environment; only Linux shows it. */
async function killProgramsOf(folder: string): Promise<void> {
  if (process.platform !== 'linux') return;
  for (const pid of (await readdir('/proc')).filter((name) => /^\d+$/.test(name))) {
    const environment = await readFile(`/proc/${pid}/environ`, 'latin1').catch(() => ''); // gone, or another user's
    if (environment.split('\0').includes(`QADAM_FOLDER=${join(folder, 'qadam')}`)) process.kill(Number(pid), 'SIGKILL');
  }
}
