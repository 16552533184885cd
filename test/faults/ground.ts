import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { SeededRandom } from '../../apps/data-set/seeded-random.ts';
import type { Findings } from './fault-line.ts';

/** What a case stands on: its chance, its folder, what it found so far, and who cleans up behind it. */
export interface Ground {
  readonly rounds: number;
  /** Decides everything that is decided by chance; how long things take is the machine's. */
  readonly random: SeededRandom;
  readonly findings: Findings;
  readonly signal: AbortSignal;
  /** Thrown away in the end. */
  readonly folder: string;
  /** Says how far it is. */
  readonly tell: (line: string) => void;
  /** To be done in the end, whatever happens; the last one first. */
  readonly inTheEnd: (clean: () => Promise<unknown>) => void;
  /** @throws the signal's reason when it is stopped */
  readonly pause: (ms: number) => Promise<void>;
}

/** One kind of fault. */
export interface FaultCase {
  readonly id: string;
  readonly what: string;
  /** Rounds unless told. */
  readonly usualRounds: number;
  /** @throws CannotBeDone where this machine or this user does not allow it */
  readonly run: (ground: Ground) => Promise<void>;
}

/** The fault cannot be made here: nothing is known then, which is not the same as passed. */
export class CannotBeDone extends Error {}

/** What comes within so many milliseconds, or undefined. @throws the signal's reason when it is stopped */
export async function inTime<T>({ signal }: Pick<Ground, 'signal'>, coming: Promise<T>, ms: number): Promise<T | undefined> {
  const came = new AbortController();
  const late = delay(ms, undefined, { signal: AbortSignal.any([signal, came.signal]) }).catch((error: unknown) => {
    if (!came.signal.aborted) throw error;
  });
  try {
    return await Promise.race([coming, late.then(() => undefined)]);
  } finally {
    came.abort();
  }
}

/** Runs a case on ground of its own, and leaves nothing behind. */
export async function onGround(
  given: Pick<Ground, 'rounds' | 'random' | 'findings' | 'signal' | 'tell'>,
  run: FaultCase['run'],
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), `${prefix}${String(process.pid)}-`));
  const cleaning: (() => Promise<unknown>)[] = [() => rm(folder, { recursive: true, force: true })];
  try {
    await run({
      ...given,
      folder,
      inTheEnd: (clean) => cleaning.push(clean),
      pause: (ms) => delay(ms, undefined, { signal: given.signal }),
    });
  } finally {
    for (const clean of cleaning.reverse()) await clean().catch((error: unknown) => given.tell(`Cleaning up: ${String(error)}`));
  }
}

/** Folders of runs that were killed, whose processes are gone with them or are of no use any more. */
export async function foldersLeftBehind(): Promise<readonly string[]> {
  const names = (await readdir(tmpdir())).filter((name) => name.startsWith(prefix));
  return names.filter((name) => !isAlive(Number.parseInt(name.slice(prefix.length), 10))).map((name) => join(tmpdir(), name));
}

const prefix = 'qadam-faults-';

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
