import type { RebuildProgress } from '../../libs/projections/rebuild-registers.ts';
import type { ShareAnswer } from './rebuild-share.ts';

/** What several registers are at, put together from what is told of each. */
export class RebuildBoard {
  private readonly known = new Map<string, RebuildProgress>();
  private began: { readonly position: number; readonly at: number } | undefined;

  /** @param now milliseconds of a monotonic clock */
  heard(progress: RebuildProgress, now: number): { readonly done: number; readonly of: number; readonly note: string } {
    for (const register of progress.registers) this.known.set(register, progress);
    const all = [...this.known.values()];
    // where each worker reads the log by itself, what they read together is what counts
    const done = Math.floor(all.reduce((sum, { position }) => sum + position, 0) / all.length);
    const of = Math.floor(all.reduce((sum, { of }) => sum + of, 0) / all.length);
    this.began ??= { position: done, at: now };
    const seconds = (now - this.began.at) / 1000;
    const rate = seconds < 1 ? '' : `${((done - this.began.position) / seconds).toFixed(0)} events/s, `;
    return { done, of, note: `events, ${rate}${this.phases()}` };
  }

  /** `bulk` while all are in it; then each with what it is at. */
  private phases(): string {
    const phases = new Map<RebuildProgress['phase'], string[]>();
    for (const [register, { phase }] of this.known) phases.set(phase, [...(phases.get(phase) ?? []), register]);
    const [only, ...others] = phases.keys();
    if (only !== undefined && others.length === 0) return only;
    return [...phases].map(([phase, registers]) => `${phase}: ${registers.join(' ')}`).join('; ');
  }
}

/**
 * One line a register, in columns.
 *
 * `EQUAL` is the proof that the live table was what the log says; `DIFFERENT`, that it was not; where another version had built it, the
 * comparison says nothing.
 */
export function rebuildReport(answers: readonly ShareAnswer[]): string {
  const lines = [['register', 'rows', 'events', 'seconds', ''], ...answers.map(lineOf)];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  return lines
    .map(([name = '', ...others]) => {
      const numbers = others.slice(0, 3).map((text, at) => text.padStart(widths[at + 1] ?? 0));
      return [name.padEnd(widths[0] ?? 0), ...numbers, others[3]].join('  ').trimEnd();
    })
    .join('\n');
}

/** Exit code as of sysexits: a register was different 65, could not be rebuilt 70, is being rebuilt elsewhere 75. */
export function rebuildExitCode(answers: readonly ShareAnswer[]): number {
  if (answers.some((answer) => 'because' in answer && !answer.isRunning)) return 70;
  if (answers.some((answer) => 'because' in answer)) return 75;
  return answers.some((answer) => verdictOf(answer) === 'DIFFERENT') ? 65 : 0;
}

function lineOf(answer: ShareAnswer): readonly string[] {
  if ('because' in answer) return [answer.register, '', '', '', verdictOf(answer)];
  const { register, rows, events, seconds } = answer;
  return [register, grouped(rows), grouped(events), seconds.toFixed(1), verdictOf(answer)];
}

function verdictOf(answer: ShareAnswer): string {
  if ('because' in answer) return `NOT REBUILT: ${answer.because}`;
  if (!answer.sameVersion) return 'built by another version before';
  return answer.equal ? 'EQUAL' : 'DIFFERENT';
}

function grouped(count: number): string {
  return count.toLocaleString('en');
}
