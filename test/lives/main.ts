import { parseArgs } from 'node:util';
import { Coverage } from './coverage.ts';
import { asEffects } from './life-step.ts';
import { tablesOfRegisters } from './live-registers.ts';
import { runSeed, usualSteps, type LifeOptions, type LifeResult } from './run-life.ts';
import { shortestLife } from './shortest-life.ts';

const usage = `npm run lives -- [--seeds 1000] [--from 1] [--steps 90] [--failures 10]   lives so many lives, from the first seed on
npm run lives -- --seed 4711 [--steps 90]                                 lives one, and shows the shortest that breaks the same
--failures: how many to find before it ends`;

class UsageFault extends Error {}

process.exitCode = await main();

async function main(): Promise<number> {
  try {
    const { seeds, from, seed, steps, failures, help } = asked();
    if (help) return tell(usage);
    const coverage = new Coverage();
    const options = { tables: await tablesOfRegisters(), coverage };
    if (seed !== undefined) return await liveMany(options, { from: seed, seeds: 1, steps, failures });
    const code = await liveMany(options, { from: from ?? 1, seeds: seeds ?? 1_000, steps, failures });
    tell(['', ...coverage.table(), '', ...coverage.refusals()].join('\n'));
    return code;
  } catch (error) {
    if (!(error instanceof UsageFault)) throw error;
    process.stderr.write(`${error.message}\n${usage}\n`);
    return 64;
  }
}

interface Range {
  readonly from: number;
  readonly seeds: number;
  readonly steps: number;
  readonly failures: number;
}

async function liveMany(options: LifeOptions, { from, seeds, steps, failures }: Range): Promise<number> {
  const told = new Set<string>();
  let [ran, taken, events, failed] = [0, 0, 0, 0];
  const soFar = (): string => `${String(ran)} lives, ${String(taken)} steps, ${String(events)} events, ${String(failed)} broken`;
  for (let seed = from; ran < seeds && failed < failures; seed++) {
    const found = await runSeed(seed, options, steps);
    [ran, taken, events] = [ran + 1, taken + found.steps.length, events + found.events];
    if (found.broken !== undefined) {
      failed++;
      const isNew = !told.has(found.broken.rule);
      told.add(found.broken.rule);
      tell(isNew ? await wholly(found, seed, { tables: options.tables }) : `BROKEN again: ${inShort(found)} (seed ${String(seed)})`);
    }
    if (ran % 100 === 0) tell(soFar());
  }
  tell(soFar());
  return failed > 0 ? 1 : 0;
}

/** The shortest life that breaks the same, as the files of `test/effects` have their requests. */
async function wholly(found: LifeResult, seed: number, options: LifeOptions): Promise<string> {
  const short = await shortestLife(found, options);
  return ['', asEffects(short.steps), `BROKEN: ${inShort(short)}`, `npm run lives -- --seed ${String(seed)}`].join('\n');
}

function inShort({ broken }: LifeResult): string {
  return `${broken?.rule ?? ''}: ${broken?.says ?? ''}`;
}

function asked(): Partial<Range> & Pick<Range, 'steps' | 'failures'> & { readonly seed?: number; readonly help: boolean } {
  const text = { type: 'string' } as const;
  try {
    const { values } = parseArgs({
      options: { seeds: text, from: text, seed: text, steps: text, failures: text, help: { type: 'boolean', default: false } },
    });
    const { seeds, from, seed, steps, failures, help } = values;
    return {
      ...(seeds !== undefined && { seeds: counted(seeds) }),
      ...(from !== undefined && { from: counted(from) }),
      ...(seed !== undefined && { seed: counted(seed) }),
      steps: counted(steps ?? String(usualSteps)),
      failures: counted(failures ?? '10'),
      help,
    };
  } catch (error) {
    throw new UsageFault((error as Error).message); // of parseArgs, or of a number
  }
}

function counted(text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new UsageFault(`${text} is not a number from 1`);
  return Number(text);
}

function tell(text: string): 0 {
  process.stdout.write(`${text}\n`);
  return 0;
}
