import { processes as everyProcess } from '../../apps/processes.ts';
import type { AnyProcessManager } from '../../libs/process-managers/process-manager.ts';
import type { RegisterTable } from '../../libs/projections/register-table.ts';
import type { Coverage } from './coverage.ts';
import type { Step } from './life-step.ts';
import { LivedLife } from './lived-life.ts';
import { LiveRegisters } from './live-registers.ts';
import { RandomLife } from './random-life.ts';
import { brokenAfter, type Broken } from './what-holds.ts';

export interface LifeResult {
  readonly steps: readonly Step[];
  readonly events: number;
  /** What did not hold, after the last of the steps. */
  readonly broken?: Broken;
}

export interface LifeOptions {
  readonly tables: readonly RegisterTable[];
  /** Counted as the life goes on. */
  readonly coverage?: Coverage;
  /** All of them unless told: a life without one of them must be found to be broken. */
  readonly processes?: readonly AnyProcessManager[];
}

/** Steps of a life unless told: about three years of it. */
export const usualSteps = 90;

/** One life, drawn step by step from a seed, until something does not hold or so many steps are taken. */
export async function runSeed(seed: number, options: LifeOptions, most = usualSteps): Promise<LifeResult> {
  const life = new LivedLife(options.processes ?? everyProcess);
  const random = new RandomLife(seed, life);
  return live(life, () => random.next(), most, options);
}

/** The same steps once more, or some of them. */
export async function runSteps(steps: readonly Step[], options: LifeOptions): Promise<LifeResult> {
  let at = 0;
  return live(new LivedLife(options.processes ?? everyProcess), () => steps[at++], steps.length, options);
}

async function live(life: LivedLife, next: () => Step | undefined, most: number, { tables, coverage }: LifeOptions): Promise<LifeResult> {
  const registers = new LiveRegisters(life, tables);
  const steps: Step[] = [];
  const result = (broken?: Broken): LifeResult => ({ steps, events: life.facts.length, ...(broken && { broken }) });
  while (steps.length < most) {
    const step = next();
    if (step === undefined) break;
    steps.push(step);
    try {
      const broken = await brokenBy(step, life, registers, coverage);
      if (broken !== undefined) return result(broken);
    } catch (error) {
      const where = (error as Error).stack?.split('\n').slice(0, 4).join(' | ') ?? '';
      return result({ rule: 'nothing throws', says: `${step.command}: ${where}` });
    }
  }
  const different = await registers.differenceFromRebuilt();
  return result(different === undefined ? undefined : { rule: 'registers are rebuilt as they are', says: different });
}

async function brokenBy(step: Step, life: LivedLife, registers: LiveRegisters, coverage?: Coverage): Promise<Broken | undefined> {
  const before = life.head();
  const came = await life.take(step);
  coverage?.came(step, came);
  const unfolded = await registers.follow();
  if (unfolded !== undefined) return { rule: 'registers take every fact', says: unfolded };
  const broken = brokenAfter({ step, came, before, life, registers });
  if (broken !== undefined || came.outcome !== 'recorded') return broken;
  const head = await life.log.head();
  const again = await life.ask(step);
  const isSame = again.outcome === 'repeated' && again.position === came.position && again.types.join() === came.types.join();
  if (isSame && (await life.log.head()) === head) return undefined;
  return { rule: 'a repeated request is carried out once', says: `${step.command} again: ${again.outcome}` };
}
