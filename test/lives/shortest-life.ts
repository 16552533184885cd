import type { Step } from './life-step.ts';
import { runSteps, type LifeOptions, type LifeResult } from './run-life.ts';

/** A part of a life in which the same is broken and from which no step can be left out. */
export async function shortestLife(found: LifeResult, options: LifeOptions): Promise<LifeResult> {
  let best = found;
  for (let size = Math.ceil(found.steps.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let from = best.steps.length - size; from > -size; from -= size) {
      const without = best.steps.filter((_, at): boolean => at < Math.max(0, from) || at >= from + size);
      best = (await tried(without, best, options)) ?? best;
    }
  }
  return best;
}

async function tried(steps: readonly Step[], best: LifeResult, options: LifeOptions): Promise<LifeResult | undefined> {
  if (steps.length === best.steps.length) return undefined;
  const result = await runSteps(steps, options);
  return result.broken?.rule === best.broken?.rule ? result : undefined;
}
