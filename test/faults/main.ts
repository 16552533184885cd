import { writeFile } from 'node:fs/promises';
import { Command, InvalidArgumentError } from 'commander';
import { SeededRandom } from '../../apps/data-set/seeded-random.ts';
import { faultCases } from './fault-cases.ts';
import { faultLine, Findings, verdictOf, type CaseResult } from './fault-line.ts';
import { faultReport, faultTable } from './fault-table.ts';
import { CannotBeDone, onGround, type FaultCase } from './ground.ts';
import { removeLeftBehind } from './left-behind.ts';

interface Options {
  readonly all?: true;
  readonly list?: true;
  readonly write?: true;
  readonly case?: readonly string[];
  readonly n?: number;
  readonly seed: number;
}

const program = new Command('faults')
  .description('Makes faults on real processes and a real database, and counts what was lost, doubled or left unequal.')
  .option('--all', 'every case')
  .option('--case <ids...>', 'some cases, such as F1 F7')
  .option('--n <rounds>', 'rounds of each case; each has a usual number of its own', wholeNumber)
  .option('--seed <seed>', 'decides all that is left to chance; how long things take is the machine’s', wholeNumber, 7)
  .option('--list', 'what there is')
  .option('--write', 'write the results of --all to docs/faults.md')
  .showHelpAfterError()
  .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 64))
  .parse();
const options = program.opts<Options>();
const stop = stopOnSignal();

const unknown = (options.case ?? []).filter((id) => !faultCases.some((each) => each.id === id));
const chosen = faultCases.filter(({ id }) => options.all === true || options.case?.includes(id) === true);
if (unknown.length > 0) program.error(`There is no case ${unknown.join(', ')}.`);
if (options.write === true && options.all !== true) program.error('Only the results of --all are written.');
if (options.list === true)
  for (const each of faultCases) process.stdout.write(`${each.id.padEnd(3)} ${each.what}, ${String(each.usualRounds)} rounds\n`);
else if (chosen.length === 0) program.error('Say --all, --case or --list.');
else await runAll();

async function runAll(): Promise<void> {
  await removeLeftBehind();
  const results: CaseResult[] = [];
  for (const each of chosen) {
    if (stop.aborted) break;
    const result = await runCase(each);
    results.push(result);
    process.stdout.write(`${faultLine(result)}\n`);
    for (const note of result.findings.notes) process.stderr.write(`   ${note}\n`);
  }
  process.stdout.write(`\n${faultTable(results)}\n`);
  if (options.write === true && !stop.aborted) await writeFile(new URL('../../../docs/faults.md', import.meta.url), faultReport(results));
  const verdicts = new Set(results.map(verdictOf));
  if (stop.aborted) process.exitCode = 130;
  else if (verdicts.has('FOUND')) process.exitCode = 65;
  else if (verdicts.has('BROKEN')) process.exitCode = 70;
}

async function runCase({ id, what, usualRounds, run }: FaultCase): Promise<CaseResult> {
  const findings = new Findings();
  const { seed, n: rounds = usualRounds } = options;
  const began = performance.now();
  const given = {
    rounds,
    random: new SeededRandom(`${id} ${String(seed)}`),
    findings,
    signal: stop,
    tell: (line: string) => void process.stderr.write(`   ${id} ${line}\n`),
  };
  let end: Pick<CaseResult, 'skipped' | 'broken'> = {};
  try {
    await onGround(given, run);
  } catch (error) {
    const because = stop.aborted ? 'stopped' : error instanceof Error ? error.message : String(error);
    if (error instanceof Error && !stop.aborted) process.stderr.write(`${String(error.stack)}\n`);
    end = error instanceof CannotBeDone ? { skipped: because } : { broken: because };
  }
  return { id, what, findings, seconds: (performance.now() - began) / 1000, seed, ...end };
}

/** The first Ctrl-C ends what was started and cleans up; a second one does not wait for that. */
function stopOnSignal(): AbortSignal {
  const controller = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM'] as const) {
    process.on(name, () => {
      if (controller.signal.aborted) process.exit(130);
      process.stderr.write(`${name}: ending what was started.\n`);
      controller.abort();
    });
  }
  return controller.signal;
}

function wholeNumber(text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new InvalidArgumentError('It must be a whole number from 1.');
  return Number(text);
}
