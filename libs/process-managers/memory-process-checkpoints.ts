import type { Position } from '../event-log/event.ts';
import type { ProcessCheckpoints, ProcessMove, RefusedRequest } from './process-checkpoints.ts';

/** Checkpoints in memory: gone when the process is. */
export class MemoryProcessCheckpoints implements ProcessCheckpoints {
  private readonly positions = new Map<string, Position>();
  private readonly refused = new Map<string, readonly RefusedRequest[]>();

  async position(process: string): Promise<Position | undefined> {
    return this.positions.get(process);
  }

  async begin(process: string, at: Position): Promise<void> {
    if (!this.positions.has(process)) this.positions.set(process, at);
  }

  async move({ process, from, to, refused }: ProcessMove): Promise<boolean> {
    if (this.positions.get(process) !== from) return false;
    this.positions.set(process, to);
    this.refused.set(process, [...(this.refused.get(process) ?? []), ...refused]);
    return true;
  }

  async refusals(process: string): Promise<readonly RefusedRequest[]> {
    return (this.refused.get(process) ?? []).toSorted((a, b) => Number(a.position - b.position) || a.place - b.place);
  }
}
