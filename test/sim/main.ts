import { parseArgs } from 'node:util';
import { bankTables } from './bank-registers.ts';
import { Coverage } from './coverage.ts';
import { runSeed, type SeedResult } from './run-seed.ts';

/** More of them tell nothing new. */
const mostFailures = 10;

const usage = `npm run sim -- [--seeds 2000] [--from 1] [--steps N]   runs so many seeds, from the first one on
npm run sim -- --seed 4711 [--steps N] [--trace]       runs one seed, and shows how it ends, or all of it
--steps: things that happen at most before faults end`;

const { values } = parseArgs({
  options: {
    seeds: { type: 'string' },
    from: { type: 'string' },
    seed: { type: 'string' },
    steps: { type: 'string' },
    trace: { type: 'boolean' },
    help: { type: 'boolean' },
  },
});
if (values.help === true) process.stdout.write(`${usage}\n`);
else process.exitCode = await run();

async function run(): Promise<number> {
  const [seeds, from, one, most] = [values.seeds, values.from, values.seed, values.steps].map(wholeNumber);
  const seedsToRun = one === undefined ? (seeds ?? 2_000) : 1;
  const first = one ?? from ?? 1;
  const also = {
    ...(most !== undefined && { steps: most }),
    ...(values.trace === true && { onLine: (line: string) => void process.stdout.write(line) }),
  };
  const tables = await bankTables();
  const coverage = new Coverage();
  const failed: SeedResult[] = [];
  const began = performance.now();
  let [happened, events] = [0, 0];
  let ran = 0;
  for (let seed = first; ran < seedsToRun && failed.length < mostFailures; seed++) {
    const result = await runSeed({ seed, tables, coverage, ...also });
    happened += result.steps;
    events += result.events;
    if (result.violation !== undefined) {
      failed.push(result);
      tellFailure(result);
    }
    ran++;
    if (ran % 100 === 0) tell(`${String(ran)} seeds, ${String(happened)} steps, ${String(events)} events, ${String(failed.length)} failed`);
    if (one !== undefined && values.trace !== true) tell([...result.lastLines, `digest ${result.digest}`].join('\n'));
  }
  const seconds = (performance.now() - began) / 1000;
  const missing = one === undefined ? coverage.missing() : [];
  tell(['', ...coverage.table(), ''].join('\n'));
  if (missing.length > 0) tell(`never hit: ${missing.join('; ')}`);
  tell(
    `${String(ran)} seeds in ${seconds.toFixed(1)} s, ${(ran / seconds).toFixed(1)} seeds a second, ${String(happened)} steps, ${String(events)} events, ${String(failed.length)} failed`,
  );
  // a few seeds cannot hit every pair
  return failed.length > 0 || (ran >= 2_000 && missing.length > 0) ? 1 : 0;
}

function tellFailure({ seed, violation, lastLines }: SeedResult): void {
  tell(['', ...lastLines, `FAILED: ${violation ?? ''}`, `npm run sim -- --seed ${String(seed)}`, ''].join('\n'));
}

function tell(text: string): void {
  process.stdout.write(`${text}\n`);
}

function wholeNumber(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (!/^\d{1,9}$/.test(text)) throw new Error(`${text} is not a whole number\n${usage}`);
  return Number(text);
}
