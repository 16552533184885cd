import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { resultOf, type Result } from './result.ts';
import { readResults, withFigure, writeResults } from './results.ts';
import { tableOf } from './table.ts';

const measurement = { machine: '2 cores', on: '2026-11-22' };
const throughput = { what: 'append', against: 'plain INSERT', unit: 'events/s', better: 'larger', reach: 1 } as const;
const latency = { what: 'append', against: 'plain INSERT', unit: 'ms', better: 'smaller', reach: 1.6 } as const;
const visible = { what: 'visible', against: 'nothing', unit: 'ms', better: 'smaller', reach: { p50: 5, p99: 25 } } as const;

describe('a figure', () => {
  it.each([
    ['of 1.00 is reached where at least 1 is asked for', throughput, 1, true],
    ['of 0.999 is not reached where at least 1 is asked for', throughput, 0.999, false],
    ['of 1.60 is reached where at most 1.6 is asked for', latency, 1.6, true],
    ['of 1.601 is not reached where at most 1.6 is asked for', latency, 1.601, false],
    ['of 5 and 25 ms is reached where at most 5 and 25 are asked for', visible, { p50: 5, p99: 25 }, true],
    ['is not reached where only its median is too large', visible, { p50: 5.001, p99: 3 }, false],
    ['is not reached where only its 99th percentile is too large', visible, { p50: 1, p99: 25.01 }, false],
  ])('%s', (_, figure, ratio, reached) => {
    expect(resultOf(figure, { ours: 1, other: 1, ratio, spread: { min: ratio, max: ratio } }, measurement).reached).toBe(reached);
  });

  it('is written with four digits', () => {
    const measured = { ours: 6814.449, other: 6543.21, ratio: 1.041449, spread: { min: 0.98765, max: 1.23456 } };
    expect(resultOf(throughput, measured, measurement)).toEqual({
      what: 'append',
      against: 'plain INSERT',
      ours: 6814,
      other: 6543,
      ratio: 1.041,
      spread: { min: 0.9877, max: 1.235 },
      reach: 1,
      reached: true,
      unit: 'events/s',
      better: 'larger',
      machine: '2 cores',
      on: '2026-11-22',
    });
  });

  it('is shown with what it is compared with, which way it must go, and whether it got there', () => {
    expect(
      tableOf({ B3: resultWith(1.7, latency) })
        .split('\n')
        .at(-1),
    ).toBe('| B3 | append | plain INSERT | 3.00 ms | 2.00 ms | 1.70  | 1.60 – 1.80 | ≤ 1.60 | not reached |');
  });
});

describe('the file of results', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'qadam-results-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('keeps what a run of some figures did not measure, in the order of the table', async () => {
    const place = pathToFileURL(`${folder}/`);
    await writeResults(place, { figures: { B2: resultWith(9), B10: resultWith(3) } });
    await writeResults(place, withFigure(withFigure(await readResults(place), 'B9', resultWith(2)), 'B10', resultWith(4)));
    const { figures } = await readResults(place);
    expect(Object.entries(figures).map(([id, { ratio }]) => [id, ratio])).toEqual([
      ['B2', 9],
      ['B9', 2],
      ['B10', 4],
    ]);
  });

  it('shows of the run of the scales what became slowest with the size of the log', async () => {
    const place = pathToFileURL(`${folder}/scaled/`);
    await mkdir(place);
    const at = (append: number, page: number): object => ({
      ...{ appendFresh: { p50: append }, appendExisting: { p50: append } },
      ...{ pageAtTail: { p50: 2 }, pageInMiddle: { p50: 2 }, caseloadPage: { p50: page } },
    });
    await writeResults(place, { figures: { B12: resultWith(9) } });
    await writeFile(
      new URL('scale.json', place),
      JSON.stringify({ ...measurement, steps: { '1x': at(1, 2), '10x': at(9, 9), '20x': at(1.1, 3) } }),
    );
    const { figures } = await readResults(place);
    expect(Object.keys(figures)).toEqual(['B12', 'B13']);
    expect(figures['B13']).toEqual({
      what: 'append and page latency at 20x the events, p50; the worst of five: caseload page',
      against: 'at 1x',
      ours: 3,
      other: 2,
      ratio: 1.5,
      spread: { min: 1, max: 1.5 },
      reach: 1.3,
      reached: false,
      unit: 'ms',
      better: 'smaller',
      ...measurement,
    });
  });

  it('shows nothing of the scales where there is only one size', async () => {
    const place = pathToFileURL(`${folder}/unscaled/`);
    await mkdir(place);
    await writeFile(new URL('scale.json', place), JSON.stringify({ ...measurement, steps: { '1x': {} } }));
    expect(await readResults(place)).toEqual({ figures: {} });
  });

  it('forgets a figure whose run failed', () => {
    expect(withFigure({ figures: { B2: resultWith(9), B9: resultWith(2) } }, 'B2', undefined)).toEqual({ figures: { B9: resultWith(2) } });
  });

  it('is empty before the first run', async () => {
    expect(await readResults(pathToFileURL(`${folder}/nowhere/`))).toEqual({ figures: {} });
  });
});

function resultWith(ratio: number, figure: Parameters<typeof resultOf>[0] = throughput): Result {
  return resultOf(figure, { ours: 3, other: 2, ratio, spread: { min: ratio - 0.1, max: ratio + 0.1 } }, measurement);
}
