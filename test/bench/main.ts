import { parseArgs } from 'node:util';
import { stopSignal } from '../../apps/stop-signal.ts';
import { startBenchServer } from './bench-server.ts';
import { figures } from './figures.ts';
import { readResults, thisMachine } from './results.ts';
import { runFigures, type Run } from './run-figures.ts';
import { RunLog } from './run-log.ts';
import { tableOf } from './table.ts';

/** `bench/` of the repository, seen from the build. */
const folder = new URL('../../../bench/', import.meta.url);
const everybody = 57_500;

const usage = `npm run bench                        every figure, and the charts
npm run bench -- B1 B6               only these
npm run bench -- curve               only append throughput by concurrency, for its chart
npm run bench -- --quick B1          one short round, to see that it runs; nothing is written
npm run bench -- --people 5000 B6    on a part of the national data set; nothing is written

Figures:
${figures.map(({ id, what, against }) => `  ${id.padEnd(5)}${what}\n       against ${against}`).join('\n')}
`;

process.exitCode = await bench(process.argv.slice(2));

/** A short run, or one on less than everybody, is no figure to keep. */
function isWhole({ quick, people }: Pick<Run, 'quick' | 'people'>): boolean {
  return !quick && people >= everybody;
}

/** @returns the exit code */
async function bench(args: readonly string[]): Promise<number> {
  const chosen = chosenBy(args);
  if ('refused' in chosen) {
    process.stderr.write(`${chosen.refused}\n\n${usage}`);
    return 64;
  }
  const signal = stopSignal();
  say('Starting a PostgreSQL of the product, with its settings');
  const server = await startBenchServer();
  try {
    const machine = thisMachine(await server.version());
    const log = new RunLog(await readResults(folder), { say, machine, ...(isWhole(chosen) && { folder }) });
    await runFigures({ ...chosen, server, signal, say }, log);
    const shown = chosen.all ? log.results.figures : log.ofThisRun;
    if (Object.keys(shown).length > 0) process.stdout.write(`${tableOf(shown)}\n`);
    return signal.aborted ? 130 : log.failures > 0 ? 1 : 0;
  } finally {
    await server.close();
  }
}

interface Chosen extends Pick<Run, 'figures' | 'curve' | 'quick' | 'people'> {
  /** Whether nothing was left out. */
  readonly all: boolean;
}

function chosenBy(args: readonly string[]): Chosen | { readonly refused: string } {
  let parsed;
  try {
    parsed = parseArgs({ args: [...args], allowPositionals: true, options: { quick: { type: 'boolean' }, people: { type: 'string' } } });
  } catch (error) {
    return { refused: error instanceof Error ? error.message : String(error) };
  }
  const { values, positionals } = parsed;
  const quick = values.quick ?? false;
  const people = Number(values.people ?? (quick ? 600 : everybody));
  if (!Number.isInteger(people) || people < 1) return { refused: '--people must be a number of people' };
  const known = [...figures.map(({ id }) => id), 'curve'];
  const unknown = positionals.filter((id) => !known.includes(id));
  if (unknown.length > 0) return { refused: `There is no figure ${unknown.join(', ')}. Figures: ${known.join(', ')}` };
  const all = positionals.length === 0;
  const isChosen = (id: string): boolean => all || positionals.includes(id);
  return { all, figures: figures.filter(({ id }) => isChosen(id)), curve: isChosen('curve'), quick, people };
}

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}
