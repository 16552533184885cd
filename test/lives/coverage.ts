import { capabilities } from '../../apps/capabilities.ts';
import type { Step } from './life-step.ts';
import type { Came } from './lived-life.ts';

/** What came of each command how often, and each code of refusal. */
export class Coverage {
  private readonly outcomes = new Map<string, Map<string, number>>();
  private readonly codes = new Map<string, number>();

  came({ command }: Step, came: Came): void {
    const counts = this.outcomes.get(command) ?? new Map<string, number>();
    this.outcomes.set(command, counts);
    add(counts, came.outcome);
    if (came.outcome === 'refused') add(this.codes, `${command} ${came.refusal.code}`);
    if (came.outcome === 'faults') add(this.codes, `${command} ${came.pointers.join()}`);
  }

  recorded(): number {
    return [...this.outcomes.values()].filter((counts) => (counts.get('recorded') ?? 0) > 0).length;
  }

  /** A line for each command, with what came of it. */
  table(): readonly string[] {
    const every = capabilities.flatMap(({ collection, commands }) => commands.map(({ name }) => `${collection}/${name}`));
    return every.map((command) => {
      const counts = [...(this.outcomes.get(command) ?? new Map<string, number>())].sort();
      return `${command.padEnd(40)} ${counts.length === 0 ? 'never asked' : counts.map(([outcome, count]) => `${outcome} ${String(count)}`).join(', ')}`;
    });
  }

  refusals(): readonly string[] {
    return [...this.codes].sort().map(([code, count]) => `${String(count).padStart(7)}  ${code}`);
  }
}

function add(counts: Map<string, number>, name: string): void {
  counts.set(name, (counts.get(name) ?? 0) + 1);
}
