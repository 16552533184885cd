import { status } from '@grpc/grpc-js';
import { CallError } from './call-error.ts';
import { linkType, targetOf } from './link.ts';
import { scriptedProjection } from './projection-script.ts';
import type { RecordStore } from './record-store.ts';
import { standardProjections, type Projection } from './standard-projections.ts';

/** How a projection is doing, in the words of the real server. */
export interface ProjectionStanding {
  readonly name: string;
  readonly status: 'Running' | 'Stopped' | 'Faulted';
  /** Why it is `Faulted`; otherwise empty. */
  readonly reason: string;
}

/** Reads the log and writes what follows from it: those that every server has, and those that clients write. From its start each time. */
export class Projections {
  private readonly store: RecordStore;
  private readonly known = new Map<string, Known>();

  constructor(store: RecordStore) {
    this.store = store;
    for (const [name, projection] of standardProjections) this.known.set(name, stopped(projection));
  }

  /** @throws CallError where there is one of that name, or the query is none */
  create(name: string, query: string, mayEmit: boolean): void {
    if (this.known.has(name)) throw new CallError(status.ALREADY_EXISTS, `there is a projection ${name}`);
    const created = stopped(scriptedProjection(query, mayEmit));
    this.known.set(name, created);
    this.start(created);
  }

  /** One that runs runs on; one that failed tries again where it stopped. @throws CallError where there is none of that name */
  enable(name: string): void {
    const found = this.named(name);
    if (found.status !== 'Running') this.start(found);
  }

  /** @throws CallError where there is none of that name */
  async disable(name: string): Promise<void> {
    const found = this.named(name);
    await stop(found);
  }

  standings(): readonly ProjectionStanding[] {
    return [...this.known].map(([name, { status, reason }]) => ({ name, status, reason }));
  }

  async close(): Promise<void> {
    await Promise.all([...this.known.values()].map(stop));
  }

  private named(name: string): Known {
    const found = this.known.get(name);
    if (found === undefined) throw new CallError(status.NOT_FOUND, `Projection '${name}' not found`);
    return found;
  }

  private start(known: Known): void {
    known.status = 'Running';
    known.reason = '';
    known.stop = new AbortController();
    known.running = this.run(known, known.stop.signal).catch((fault: unknown) => {
      known.status = 'Faulted';
      known.reason = fault instanceof Error ? fault.message : String(fault);
    });
  }

  private async run(known: Known, stopped: AbortSignal): Promise<void> {
    for (;;) {
      const page = await this.store.readAll({ from: known.after + 1n, direction: 'forwards', limit: 100 });
      for (const record of page) {
        if (stopped.aborted) return;
        await this.project(known.projection, record);
        known.after = record.position;
      }
      if (page.length === 0) await this.store.wake(known.after, stopped);
      if (stopped.aborted) return;
    }
  }

  private async project(projection: Projection, record: Parameters<Projection['wants']>[0]): Promise<void> {
    if (!projection.wants(record)) return;
    const meant = projection.followsLinks && record.type === linkType ? await targetOf(record, this.store) : record;
    const writes = meant === undefined ? [] : projection.writesOf(meant);
    if (writes.length === 0) return;
    const answered = await this.store.write(writes, []);
    if (answered.outcome === 'refused') throw new Error(answered.because);
    if (answered.outcome === 'violated') throw new Error('a stream that it writes to is gone for ever');
  }
}

interface Known {
  readonly projection: Projection;
  status: ProjectionStanding['status'];
  reason: string;
  /** Position of the last record that it has dealt with. */
  after: bigint;
  stop: AbortController;
  running: Promise<void>;
}

function stopped(projection: Projection): Known {
  return { projection, status: 'Stopped', reason: '', after: -1n, stop: new AbortController(), running: Promise.resolve() };
}

async function stop(known: Known): Promise<void> {
  known.stop.abort();
  await known.running;
  if (known.status === 'Running') known.status = 'Stopped';
}
