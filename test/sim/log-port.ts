import { LogBusy, LogUnavailable, OutcomeUnknown } from '../../libs/event-log/append-errors.ts';
import type { CommandId, Position, RecordedEvent, StreamName } from '../../libs/event-log/event.ts';
import type { Append, AppendResult, EventLog, LogPage, LogRange, StreamPage } from '../../libs/event-log/event-log.ts';
import type { Fault } from './faults.ts';
import type { PortErrors, Ports } from './ports.ts';
import type { SimulatedProcess } from './simulated-process.ts';
import type { VirtualTime } from './virtual-time.ts';

/** Told of what the calls of one process come to, at the moment at which they take effect. */
export interface Witness {
  readonly read: () => void;
  readonly appended: () => void;
}

/** The log that all processes share, and who is to be told when it grows. */
export interface SharedLog {
  readonly log: Pick<EventLog, 'append' | 'carriedOut' | 'readStream' | 'readAll' | 'head'>;
  /** Position of its last event, for those who watch. */
  readonly last: () => Position;
  readonly sleepers: Set<() => void>;
  /** Whether it says that its positions have no gaps: readers then look for them. */
  readonly isContiguous: boolean;
}

const errors: PortErrors = {
  unavailable: () => new LogUnavailable('the log cannot be reached'),
  lost: () => new OutcomeUnknown('the log was lost'),
  busy: () => new LogBusy('too much is waiting'),
};

/** The log as one process reaches it. */
export class LogPort implements EventLog {
  readonly contiguous: boolean;
  private readonly by: SimulatedProcess;
  private readonly ports: Ports;
  private readonly time: VirtualTime;
  private readonly shared: SharedLog;
  private readonly witness: Witness | undefined;
  /** The last pages with something in them that it was answered, oldest first. */
  private readonly pages: { readonly range: LogRange; readonly page: LogPage }[] = [];

  constructor(by: SimulatedProcess, ports: Ports, time: VirtualTime, shared: SharedLog, witness?: Witness) {
    this.witness = witness;
    this.by = by;
    this.ports = ports;
    this.time = time;
    this.shared = shared;
    this.contiguous = shared.isContiguous;
  }

  append(append: Append): Promise<AppendResult> {
    const { log, sleepers } = this.shared;
    return this.ports.call(this.by, {
      call: 'log.append',
      what: `${append.command?.commandId ?? ''} ${append.writes.map(({ stream, expected, events }) => `${stream}@${String(expected)}+${String(events.length)}`).join(' ')}`,
      errors,
      effect: async () => {
        const result = await log.append(append);
        if (result.outcome !== 'appended') return result;
        this.witness?.appended();
        for (const wake of [...sleepers]) wake();
        return result;
      },
    });
  }

  carriedOut(commandId: CommandId): ReturnType<EventLog['carriedOut']> {
    return this.read('log.carriedOut', commandId, () => this.shared.log.carriedOut(commandId));
  }

  readStream(stream: StreamName, page?: StreamPage): Promise<readonly RecordedEvent[]> {
    return this.read('log.readStream', stream, () => this.shared.log.readStream(stream, page));
  }

  head(): Promise<Position> {
    return this.read('log.head', '', () => this.shared.log.head());
  }

  readAll(range: LogRange): Promise<LogPage> {
    const what = `after ${String(range.after)}, ${String(range.limit)} at most`;
    return this.ports.call(this.by, { call: 'log.readAll', what, errors, effect: (fault) => this.page(range, fault) });
  }

  /** A hint: it may come too late, for nothing, or never. */
  async wake(after: Position, timeoutMs: number, signal?: AbortSignal): Promise<void> {
    const { by, ports, time, shared } = this;
    if (by.isDead) return new Promise(() => undefined);
    const fault = ports.fault(by, 'log.wake', `beyond ${String(after)} within ${timeoutMs.toFixed(0)}`);
    if (fault === 'crash before') by.die();
    if (fault === 'zombie') ports.stopForAWhile(by);
    if (fault === 'unavailable') {
      await time.pause(ports.latency());
      return this.answer((_, reject) => reject(errors.unavailable()));
    }
    const isThere = fault !== 'not woken' && shared.last() > after;
    if (signal?.aborted !== true) {
      await new Promise<void>((resolve) => {
        const wake = (): void => {
          const isDue = shared.last() > after;
          if ((fault === 'not woken' && isDue) || (fault === 'woken for nothing' && !isDue)) ports.befell(by, 'log.wake', fault);
          shared.sleepers.delete(wake);
          signal?.removeEventListener('abort', wake);
          due.calledOff = true;
          resolve();
        };
        const due = time.after(fault === 'woken for nothing' || isThere ? ports.latency() : timeoutMs, wake);
        if (fault !== 'not woken') shared.sleepers.add(wake);
        signal?.addEventListener('abort', wake);
      });
    }
    if (fault === 'crash after') by.die();
    else await time.pause(signal?.aborted === true ? 0 : ports.latency());
    return this.answer((resolve) => resolve());
  }

  close(): Promise<void> {
    return Promise.resolve();
  }

  private answer(settle: (resolve: () => void, reject: (error: Error) => void) => void): Promise<void> {
    return new Promise((resolve, reject) => this.by.deliver(() => settle(resolve, reject)));
  }

  private read<T>(call: 'log.carriedOut' | 'log.readStream' | 'log.head', what: string, effect: () => Promise<T>): Promise<T> {
    return this.ports.call(this.by, {
      call,
      what,
      errors,
      effect: async () => {
        const found = await effect();
        this.witness?.read();
        return found;
      },
    });
  }

  private async page(range: LogRange, fault: Fault | undefined): Promise<LogPage> {
    const old = this.pages.find((each) => each.range.after <= range.after && textOf(each.range.types) === textOf(range.types));
    const page = await pageWith(fault, range, old?.page, (changed) => this.shared.log.readAll(changed));
    if (page.upTo > range.after) this.pages.push({ range, page });
    if (this.pages.length > 4) this.pages.shift();
    if (fault !== undefined && isMadeHere(fault)) {
      const plain = await this.shared.log.readAll(range);
      if (plain.upTo !== page.upTo || plain.events.length !== page.events.length) this.ports.befell(this.by, 'log.readAll', fault);
    }
    return page;
  }
}

function isMadeHere(fault: Fault): boolean {
  return fault === 'doubled' || fault === 'shorter' || fault === 'overlapping' || fault === 'old page';
}

function textOf(types: ReadonlySet<string> | undefined): string {
  return [...(types ?? [])].join();
}

async function pageWith(
  fault: Fault | undefined,
  range: LogRange,
  before: LogPage | undefined,
  read: (range: LogRange) => Promise<LogPage>,
): Promise<LogPage> {
  switch (fault) {
    case 'doubled': {
      const page = await read(range);
      return { ...page, events: page.events.flatMap((event) => [event, event]) };
    }
    case 'shorter': {
      const limit = 1 + Math.floor((await read(range)).events.length / 3);
      return read({ ...range, limit });
    }
    case 'overlapping': {
      const after = (range.after > 3n ? range.after - 3n : 0n) as Position; // three before it, and never before the first
      const [earlier, page] = [await read({ ...range, after, limit: Number(range.after - after) }), await read(range)];
      return { ...page, events: [...earlier.events.filter(({ position }) => position <= range.after), ...page.events] };
    }
    case 'old page':
      return before ?? read({ ...range, limit: 1 });
    case undefined:
    case 'crash before':
    case 'crash after':
    case 'unavailable':
    case 'busy':
    case 'lost request':
    case 'lost reply':
    case 'late request':
    case 'late reply':
    case 'zombie':
    case 'woken for nothing':
    case 'not woken':
      return read(range);
  }
}
