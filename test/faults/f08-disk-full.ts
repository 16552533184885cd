import { execFile } from 'node:child_process';
import { rm, statfs, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Client } from 'pg';
import { serverPlaces } from '../../libs/embedded-postgres/server-places.ts';
import { CannotBeDone, type FaultCase, type Ground } from './ground.ts';
import { installedOn } from './installation.ts';
import { ownPostgres, removePostgres, walFolderBeside, type OwnPostgres } from './own-postgres.ts';
import { underLoad } from './under-load.ts';

/**
 * PostgreSQL has its tables on one small disk and its write-ahead log on another, and now one fills up and now the other.
 *
 * Where there is no room for the tables, PostgreSQL refuses statements and goes on; where there is none for its log it ends itself, and is
 * started again once there is room. The server of the product stays the same process in either case.
 */
export const diskFull: FaultCase = {
  id: 'F8',
  what: 'disk full: tables, then write-ahead log',
  usualRounds: 4,
  run: async (ground) => {
    const { postgres, tables, log } = await onSmallDisks(ground);
    const { findings, random, pause } = ground;
    await underLoad(
      ground,
      async (installation) => {
        const served = await installation.server();
        const untilRefused = async (): Promise<void> => {
          const before = findings.refusals;
          for (let waited = 0; findings.refusals === before; waited += 50) {
            if (waited > 60_000) throw new Error('the disk did not fill up within a minute');
            await pause(50);
          }
          await pause(random.whole(500, 1_500));
        };
        return {
          url: () => served.url,
          strike: async (round, acknowledged) => {
            await acknowledged(random.whole(1, 30));
            if (round % 2 === 1) {
              const free = await fill(tables, 256 * 1024);
              await untilRefused();
              await free();
              findings.count('tables without room');
            } else {
              const free = await fill(log, 0);
              await switchSegment(postgres);
              await untilRefused();
              await free();
              findings.count(`log without room, PostgreSQL ${(await postgres.isRunning()) ? 'recovered' : 'ended'}`);
              await postgres.start();
            }
            await pause(500);
          },
        };
      },
      { installation: installedOn(ground, postgres) },
    );
  },
};

interface SmallDisks {
  readonly postgres: OwnPostgres;
  /** Where each of them is mounted. */
  readonly tables: string;
  readonly log: string;
}

async function onSmallDisks(ground: Ground): Promise<SmallDisks> {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) throw new CannotBeDone('only root on Linux can mount a small tmpfs');
  const folder = join(ground.folder, 'postgres');
  const { stateFolder: tables, dataFolder } = await serverPlaces(folder);
  const log = walFolderBeside(tables);
  ground.inTheEnd(() => removePostgres(folder));
  await mount(tables, '160m');
  await mount(log, '64m');
  const postgres = await ownPostgres(folder);
  await postgres.stop();
  await run('cp', ['-a', join(dataFolder, 'pg_wal'), log]);
  await rm(join(dataFolder, 'pg_wal'), { recursive: true });
  await run('ln', ['-s', join(log, 'pg_wal'), join(dataFolder, 'pg_wal')]);
  await postgres.start();
  return { postgres, tables, log };
}

async function mount(place: string, size: string): Promise<void> {
  await run('mkdir', ['-p', place]);
  await run('mount', ['-t', 'tmpfs', '-o', `size=${size},mode=0755`, 'tmpfs', place]).catch((error: unknown) => {
    throw new CannotBeDone(`a tmpfs cannot be mounted: ${error instanceof Error ? error.message : String(error)}`);
  });
}

/** Takes all the room of a disk but some bytes. @returns how to give it back */
async function fill(place: string, but: number): Promise<() => Promise<void>> {
  const { bavail, bsize } = await statfs(place);
  const ballast = join(place, 'ballast');
  await writeFile(ballast, Buffer.alloc(Math.max(0, bavail * bsize - but))).catch((error: unknown) => {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error; // somebody else took the last of it
  });
  return () => rm(ballast);
}

/** Makes PostgreSQL need another segment of its log at once. */
async function switchSegment({ url }: OwnPostgres): Promise<void> {
  const client = new Client({ connectionString: url });
  client.on('error', () => undefined); // the server ends itself over it
  try {
    await client.connect();
    await client.query('select pg_switch_wal()');
  } catch {
    // it could not even answer
  } finally {
    await client.end().catch(() => undefined);
  }
}

const run = promisify(execFile);
