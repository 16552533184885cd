import { mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readConfiguration } from '../../apps/configuration.ts';
import { openDeployment, type Deployment } from '../../apps/deployment.ts';
import { stopSignal } from '../../apps/stop-signal.ts';
import { startEmbeddedPostgres } from '../../libs/embedded-postgres/embedded-postgres.ts';
import { thisMachine } from '../bench/results.ts';
import { remove } from '../postgres/throw-away-server.ts';
import { isBeyond, loadStep } from './load-step.ts';
import { measureStep } from './measure-step.ts';
import { withPeakMemory } from './peak-memory.ts';
import { quickStep, scaleSteps, type ScaleStep } from './scale-steps.ts';
import { relationTable, scaleTable, type ScaleResults } from './scale-table.ts';

const usage = `npm run scale                        loads and measures 1x, 2x, 10x and 20x, one after the other, in one temporary folder
npm run scale -- --folder F          in a folder that stays: what is loaded and measured there is not loaded and measured again
npm run scale -- --until 2x          no further than that
npm run scale -- --quick             300 people, to see that it runs; nothing is written to the repository
`;

/** The repository, seen from the build. */
const repository = new URL('../../../', import.meta.url);

process.exitCode = await scale(process.argv.slice(2));

/** @returns the exit code */
async function scale(args: readonly string[]): Promise<number> {
  const chosen = chosenBy(args);
  if ('refused' in chosen) {
    process.stderr.write(`${chosen.refused}\n\n${usage}`);
    return 64;
  }
  const signal = stopSignal();
  const folder = chosen.folder ?? (await mkdtemp(join(tmpdir(), 'qadam-scale-')));
  await mkdir(folder, { recursive: true });
  say(`In ${folder}`);
  const server = await startEmbeddedPostgres({ folder, onLog: say });
  const code = await scaleIn(folder, chosen, signal);
  if (chosen.folder === undefined && code === 0) await remove(folder, server);
  return code;
}

/** @returns the exit code */
async function scaleIn(folder: string, { steps, quick }: Chosen, signal: AbortSignal): Promise<number> {
  const deployment = await openDeployment(readConfiguration({ QADAM_FOLDER: folder }), say, { outdated: 'tolerated' });
  try {
    const { rows } = await deployment.sources.pool.query<{ version: string }>(
      "select split_part(current_setting('server_version'), ' ', 1) as version",
    );
    let results: ScaleResults = {
      ...(await resultsIn(folder)),
      machine: thisMachine(rows[0]?.version ?? ''),
      on: new Date().toISOString().slice(0, 10),
    };
    for (const [index, step] of steps.entries()) {
      const next = steps[index + 1] ?? scaleSteps[scaleSteps.indexOf(step) + 1];
      if (next !== undefined && (await isBeyond(deployment, step.dataSet, next.dataSet))) {
        say(`${step.name}: the log is larger than that already`);
        continue;
      }
      results = { ...results, steps: { ...results.steps, [step.name]: await measured(deployment, step, quick, signal) } };
      await writeFile(join(folder, 'scale.json'), `${JSON.stringify(results, null, 2)}\n`);
      if (!quick) await publish(results);
    }
    process.stdout.write(`${scaleTable(results)}\n`);
    return 0;
  } catch (error) {
    if (!signal.aborted) throw error;
    say(`Stopped. To go on from here: npm run scale -- --folder ${folder}`);
    return 130;
  } finally {
    await deployment.close();
  }
}

async function measured(
  deployment: Deployment,
  step: ScaleStep,
  quick: boolean,
  signal: AbortSignal,
): Promise<ScaleResults['steps'][string]> {
  const { result: loadedPerSecond, peak: load } = await withPeakMemory(() => loadStep(deployment, step.dataSet, signal));
  const effort = quick ? { times: 20, forMs: 300 } : { times: 1_000, forMs: 10_000 };
  const reading = await measureStep({ deployment, step, effort, signal, say });
  return { ...reading, memory: { load, ...reading.memory }, ...(loadedPerSecond !== undefined && { loadedPerSecond }) };
}

async function publish(results: ScaleResults): Promise<void> {
  await mkdir(new URL('bench/', repository), { recursive: true });
  await writeFile(new URL('bench/scale.json', repository), `${JSON.stringify(results, null, 2)}\n`);
  const page = `# What \`npm run scale\` measured

${results.machine}, ${results.on}. One log in the embedded PostgreSQL with its usual settings, larger from column to column; appends right
after a checkpoint. The last column is the largest size against the smallest.

${scaleTable(results)}

At the largest size:

${relationTable(results)}
`;
  await writeFile(new URL('docs/scale.md', repository), page);
}

async function resultsIn(folder: string): Promise<Pick<ScaleResults, 'steps'>> {
  const text = await readFile(join(folder, 'scale.json'), 'utf8').catch(() => undefined);
  return text === undefined ? { steps: {} } : (JSON.parse(text) as ScaleResults); // written by this program
}

interface Chosen {
  /** A temporary one unless told, which goes when everything is measured. */
  readonly folder: string | undefined;
  readonly steps: readonly ScaleStep[];
  readonly quick: boolean;
}

function chosenBy(args: readonly string[]): Chosen | { readonly refused: string } {
  let parsed;
  try {
    const options = { folder: { type: 'string' }, until: { type: 'string' }, quick: { type: 'boolean' } } as const;
    parsed = parseArgs({ args: [...args], options });
  } catch (error) {
    return { refused: error instanceof Error ? error.message : String(error) };
  }
  const { folder, until, quick = false } = parsed.values;
  if (quick) return { folder, quick, steps: [quickStep] };
  const last = until === undefined ? scaleSteps.length - 1 : scaleSteps.findIndex(({ name }) => name === until);
  if (last < 0) return { refused: `There is no size ${until ?? ''}. Sizes: ${scaleSteps.map(({ name }) => name).join(', ')}` };
  return { folder, quick, steps: scaleSteps.slice(0, last + 1) };
}

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}
