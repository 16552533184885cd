import { parseArgs } from 'node:util';
import { bankTables } from './bank-registers.ts';
import { Coverage } from './coverage.ts';
import { runSeed, type SeedOptions, type SeedResult } from './run-seed.ts';

const usage = `npm run sim -- [--seeds 2000] [--from 1] [--steps N]   runs so many seeds, from the first one on
npm run sim -- --seed 4711 [--steps N] [--trace]       runs one seed, and shows how it ends, or all of it
--steps: things that happen at most before faults end`;

class UsageFault extends Error {}

process.exitCode = await main();

async function main(): Promise<number> {
  try {
    const { seeds, from, seed, steps, trace, help } = asked();
    if (help) return tell(usage);
    const how = { tables: await bankTables(), ...(steps !== undefined && { steps }) };
    return await (seed === undefined ? runMany(from ?? 1, seeds ?? 2_000, how) : runOne(seed, trace, how));
  } catch (error) {
    if (!(error instanceof UsageFault)) throw error;
    process.stderr.write(`${error.message}\n${usage}\n`);
    return 64;
  }
}

type How = Omit<SeedOptions, 'seed' | 'coverage'>;

async function runOne(seed: number, isWhole: boolean, how: How): Promise<number> {
  const onLine = (line: string): void => void process.stdout.write(line);
  const result = await runSeed({ seed, coverage: new Coverage(), ...how, ...(isWhole && { onLine }) });
  if (!isWhole) tell(result.lastLines.join('\n'));
  tell(`${String(result.steps)} steps, ${String(result.events)} events, digest ${result.digest}`);
  if (result.violation !== undefined) tell(`FAILED: ${result.violation}`);
  return result.violation === undefined ? 0 : 1;
}

/** Ends early once so many have failed: more of them tell nothing new. */
async function runMany(from: number, seeds: number, how: How, mostFailures = 10): Promise<number> {
  const coverage = new Coverage();
  const began = performance.now();
  let [ran, steps, events, failed] = [0, 0, 0, 0];
  const soFar = (): string =>
    `${String(ran)} seeds, ${String(steps)} steps, ${String(events)} events, ${String(failed)} failed, ${rate(ran, began)} seeds a second`;
  for (let seed = from; ran < seeds && failed < mostFailures; seed++) {
    const result = await runSeed({ seed, coverage, ...how });
    [ran, steps, events] = [ran + 1, steps + result.steps, events + result.events];
    if (result.violation !== undefined) {
      failed++;
      tellFailure(result);
    }
    if (ran % 100 === 0) tell(soFar());
  }
  const missing = coverage.missing();
  tell(['', ...coverage.table(), ''].join('\n'));
  if (missing.length > 0) tell(`never hit: ${missing.join('; ')}`);
  tell(soFar());
  // a few seeds cannot hit every pair
  return failed > 0 || (ran >= 2_000 && missing.length > 0) ? 1 : 0;
}

function tellFailure({ seed, violation, lastLines }: SeedResult): void {
  tell(['', ...lastLines, `FAILED: ${violation ?? ''}`, `npm run sim -- --seed ${String(seed)}`, ''].join('\n'));
}

function rate(count: number, began: number): string {
  return ((count * 1000) / (performance.now() - began)).toFixed(1);
}

function tell(text: string): 0 {
  process.stdout.write(`${text}\n`);
  return 0;
}

interface Asked {
  readonly seeds: number | undefined;
  readonly from: number | undefined;
  readonly seed: number | undefined;
  readonly steps: number | undefined;
  readonly trace: boolean;
  readonly help: boolean;
}

function asked(): Asked {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean', default: false } as const;
  try {
    const { values } = parseArgs({ options: { seeds: text, from: text, seed: text, steps: text, trace: flag, help: flag } });
    const { trace, help } = values;
    const [seeds, from, seed, steps] = [values.seeds, values.from, values.seed, values.steps].map(wholeNumber);
    return { seeds, from, seed, steps, trace, help };
  } catch (error) {
    throw new UsageFault((error as Error).message); // of the parser, or of `wholeNumber`
  }
}

function wholeNumber(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (!/^\d{1,9}$/.test(text)) throw new UsageFault(`${text} is not a whole number`);
  return Number(text);
}
