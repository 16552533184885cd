import type { SeededRandom } from '../../apps/data-set/seeded-random.ts';
import type { CommandId, Position, RecordedEvent, StreamName } from '../../libs/event-log/event.ts';
import type { Append, AppendResult, EventLog, LogPage, LogRange, StreamPage } from '../../libs/event-log/event-log.ts';

/** What a log behind a bad transport makes of a page that the real one handed out. */
export type Mangle = (page: LogPage, range: LogRange) => Promise<LogPage> | LogPage;

/** A log whose pages come through a bad transport; everything else is as it was. */
export class FaultyLog implements EventLog {
  readonly contiguous = true;
  private readonly log: EventLog;
  private readonly mangle: Mangle;

  constructor(log: EventLog, mangle: Mangle) {
    this.log = log;
    this.mangle = mangle;
  }

  async readAll(range: LogRange): Promise<LogPage> {
    return this.mangle(await this.log.readAll(range), range);
  }

  append(append: Append): Promise<AppendResult> {
    return this.log.append(append);
  }

  carriedOut(commandId: CommandId): ReturnType<EventLog['carriedOut']> {
    return this.log.carriedOut(commandId);
  }

  readStream(stream: StreamName, page?: StreamPage): Promise<readonly RecordedEvent[]> {
    return this.log.readStream(stream, page);
  }

  head(): Promise<Position> {
    return this.log.head();
  }

  wake(after: Position, timeoutMs: number, signal?: AbortSignal): Promise<void> {
    return this.log.wake(after, timeoutMs, signal);
  }

  async close(): Promise<void> {
    // the real one is closed by whoever opened it
  }
}

/** One way in which a transport is bad. */
export interface BadTransport {
  readonly name: string;
  /**
   * - `rows-right`: at least once, in order of each key: whoever follows must end with the right rows.
   * - `rows-right-or-alarm`: an event is missing or late: whoever follows may stop, visibly, but must not go on without it.
   */
  readonly then: 'rows-right' | 'rows-right-or-alarm';
  readonly mangle: (log: EventLog, random: SeededRandom) => Mangle;
}

export const badTransports: readonly BadTransport[] = [
  {
    name: 'every event three times in a row',
    then: 'rows-right',
    mangle: () => (page) => ({ ...page, events: page.events.flatMap((event) => [event, event, event]) }),
  },
  {
    name: 'every page three times over',
    then: 'rows-right',
    mangle: () => (page) => ({ ...page, events: [...page.events, ...page.events, ...page.events] }),
  },
  {
    name: 'pages that overlap the one before',
    then: 'rows-right',
    mangle: (log, random) => async (page, range) => {
      const from = range.after - BigInt(random.whole(1, 300));
      const after = (from < 0n ? 0n : from) as Position; // before the first, or a position that was
      const before = await log.readAll({ ...range, after, limit: Number(range.after - after) || 1 });
      return { ...page, events: [...before.events.filter(({ position }) => position <= range.after), ...page.events] };
    },
  },
  {
    name: 'now and then an old page once more instead of the next one',
    then: 'rows-right',
    mangle: (_: EventLog, random: SeededRandom) => {
      let last: LogPage | undefined;
      return (page) => {
        const old = last;
        last = page;
        return old !== undefined && page.events.length > 0 && random.chance(0.3) ? old : page;
      };
    },
  },
  {
    name: 'neighbours of different streams changed about',
    then: 'rows-right-or-alarm',
    mangle: (_, random) => (page) => ({ ...page, events: changedAbout(page.events, random) }),
  },
  {
    name: 'an event that comes a page late',
    then: 'rows-right-or-alarm',
    mangle: (_: EventLog, random: SeededRandom) => {
      let late: RecordedEvent | undefined;
      return (page) => {
        const events = late === undefined ? page.events : [...page.events, late];
        late = page.events[random.whole(0, Math.max(0, page.events.length - 2))];
        return { ...page, events: events.filter((event) => event !== late) };
      };
    },
  },
  {
    name: 'an event that never comes',
    then: 'rows-right-or-alarm',
    mangle: (_, random) => (page) => {
      const gone = random.whole(0, Math.max(0, page.events.length - 2));
      return { ...page, events: page.events.filter((_, index) => index !== gone) };
    },
  },
];

/** As a transport that keeps the order within a key only: two neighbours of different streams trade places, about every tenth time. */
function changedAbout(events: readonly RecordedEvent[], random: SeededRandom): readonly RecordedEvent[] {
  const changed = [...events];
  for (let at = 1; at < changed.length; at++) {
    const [one, other] = [changed[at - 1], changed[at]];
    if (one === undefined || other === undefined || one.stream === other.stream || !random.chance(0.1)) continue;
    changed[at - 1] = other;
    changed[at] = one;
  }
  return changed;
}
