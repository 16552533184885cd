import { spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { appendConcurrent } from './b01-append-concurrent.ts';
import { rebuildOneRegister } from './b06-rebuild-register.ts';
import { onServer } from './bench-server.ts';
import type { Figure, Measured } from './figure.ts';
import { OracleFailed } from './oracle-failed.ts';
import { runFigures, type Told } from './run-figures.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'qadam-figures-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('a short run', () => {
  it('compares an append with an insert, and a rebuild with a copy, and finds every event that was acknowledged', async () => {
    const { measured, failed } = await ran([appendConcurrent, rebuildOneRegister]);
    expect(failed).toEqual([]);
    expect([...measured.keys()]).toEqual(['B1', 'B6']);
    for (const { ours, other, ratio } of measured.values()) {
      expect(Number(ours)).toBeGreaterThan(0);
      expect(ratio).toBeCloseTo(Number(ours) / Number(other), 10);
    }
  }, 60_000);

  it('has no figure where an event was lost, and goes on with the next', async () => {
    const losing: Figure = { ...appendConcurrent, id: 'B98', measure: () => Promise.reject(new OracleFailed('one is lost')) };
    const sound: Figure = { ...appendConcurrent, id: 'B99', measure: () => Promise.resolve(fast) };
    expect(await ran([losing, sound])).toEqual({ measured: new Map([['B99', fast]]), failed: [['B98', new OracleFailed('one is lost')]] });
  });

  it('closes what a figure opened, the last thing first, also where it failed', async () => {
    const closed: number[] = [];
    const failing: Figure = {
      ...appendConcurrent,
      measure: (bench) => {
        for (const n of [1, 2, 3]) bench.atEnd(async () => closed.push(n));
        return Promise.reject(new Error('broken'));
      },
    };
    await ran([failing]);
    expect(closed).toEqual([3, 2, 1]);
  });
});

describe('the command', () => {
  it('refuses a figure that there is not, and lists those that there are', () => {
    const { status, stderr } = spawnSync(process.execPath, [join(import.meta.dirname, 'main.js'), 'B1', 'B77'], { encoding: 'utf8' });
    expect(status).toBe(64);
    expect(stderr).toContain('There is no figure B77. Figures: B1, B2, B3, B4, B5, B6, B7, B8, B9, B10, B11, B12, B14, curve');
  });
});

const fast: Measured = { ours: 2, other: 1, ratio: 2, spread: { min: 2, max: 2 } };

async function ran(figures: readonly Figure[]): Promise<{ measured: Map<string, Measured>; failed: unknown[] }> {
  const server = process.env['QADAM_TEST_DATABASE_URL'];
  if (server === undefined) throw new Error('QADAM_TEST_DATABASE_URL is not set');
  const measured = new Map<string, Measured>();
  const failed: unknown[] = [];
  const told: Told = {
    measured: async ({ id }, found) => void measured.set(id, found),
    failed: async (id, error) => void failed.push([id, error]),
    curve: async () => undefined,
  };
  await runFigures(
    {
      figures,
      curve: false,
      quick: true,
      people: 40,
      server: onServer(server, folder),
      signal: new AbortController().signal,
      say: () => undefined,
    },
    told,
  );
  return { measured, failed };
}
