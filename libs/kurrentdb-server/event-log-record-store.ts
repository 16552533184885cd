import { MalformedAppend } from '../event-log/append-errors.ts';
import { beforeFirst, type Position, type RecordedEvent, type StreamName } from '../event-log/event.ts';
import type { Append, AppendResult, EventLog, ExpectedRevision, StreamCheck, StreamWrite } from '../event-log/event-log.ts';
import { contentOf, eventOf, NotOfThisLog } from './event-as-record.ts';
import type {
  DeleteAnswer,
  ProposedWrite,
  ReadRange,
  RecordStore,
  Refusal,
  StateCheck,
  StoredRecord,
  StreamState,
  Violation,
  WriteAnswer,
} from './record-store.ts';

/**
 * Any log of ours whose positions count its events, seen as a KurrentDB.
 *
 * Everything can be read and followed; appends are taken within the words of the port. What the port has no word for is refused: deletes
 * and tombstones, as the log never deletes; metadata streams and every other name that begins with `$`; events without our envelope.
 */
export class EventLogRecordStore implements RecordStore {
  private readonly log: EventLog;

  /** @throws Error where the positions of the log have gaps: pages are counted from them */
  constructor(log: EventLog) {
    if (!log.contiguous) throw new Error('A log whose numbering has gaps is not served: it is in a KurrentDB already');
    this.log = log;
  }

  async write(records: readonly ProposedWrite[], checks: readonly StateCheck[]): Promise<WriteAnswer> {
    const append = appendOf(records, checks);
    if ('outcome' in append) return append;
    try {
      return await this.answered(await this.log.append(append), records, checks);
    } catch (fault) {
      if (fault instanceof MalformedAppend) return refused(fault.message);
      throw fault;
    }
  }

  delete(): Promise<DeleteAnswer> {
    return Promise.resolve(refused('this log never deletes'));
  }

  async readStream(stream: string, { from, direction, limit }: ReadRange): Promise<readonly StoredRecord[] | 'absent'> {
    const name = stream as StreamName; // a name that no stream of the log has is one without events
    const last = direction === 'forwards' ? Number.MAX_SAFE_INTEGER : await this.lastRevision(name);
    const page = pageOf(from, direction, limit, last);
    const records = page === undefined ? [] : (await this.log.readStream(name, page)).map(recordOf);
    if (records.length === 0 && !(await this.isAt(name, 0))) return 'absent';
    return direction === 'forwards' ? records : records.reverse();
  }

  async readAll({ from, direction, limit }: ReadRange): Promise<readonly StoredRecord[]> {
    const head = await this.log.head();
    // positions of the log count from 1
    const first = direction === 'forwards' && (from === 'start' || from === 0n) ? 1n : from;
    const page = pageOf(first, direction, limit, Number(head));
    if (page === undefined) return [];
    const after = page.from <= 0 ? beforeFirst : (BigInt(page.from - 1) as Position); // the one before
    const { events } = await this.log.readAll({ after, limit: page.to - Number(after) });
    const records = events.map(recordOf);
    return direction === 'forwards' ? records : records.reverse();
  }

  metadataOf(): Promise<undefined> {
    return Promise.resolve(undefined);
  }

  head(): Promise<bigint> {
    return this.log.head();
  }

  async wake(after: bigint, signal: AbortSignal): Promise<void> {
    await this.log.wake((after < 0n ? 0n : after) as Position, waitMs, signal); // before the first is 0 in the log
  }

  private async answered(result: AppendResult, records: readonly ProposedWrite[], checks: readonly StateCheck[]): Promise<WriteAnswer> {
    switch (result.outcome) {
      case 'appended':
      case 'repeated': {
        const written = new Set(records.map(({ stream }) => stream));
        const revisions = new Map<string, bigint>();
        for (const { stream, revision } of result.streams) if (written.has(stream)) revisions.set(stream, BigInt(revision));
        return { outcome: 'written', position: result.position, revisions };
      }
      case 'id-taken':
        return refused(`${result.id} is stored already, as something else`);
      case 'conflict':
        return {
          outcome: 'violated',
          violations: result.conflicts.map(({ stream, actual }): Violation => {
            const check = checks.findIndex((expectation) => expectation.stream === stream);
            return { check, stream, expected: checks[check]?.expected ?? 'any', actual: stateOf(actual) };
          }),
        };
    }
  }

  /** Of a stream that has events: the port is asked for single ones, twice as far each time and then by halves. */
  private async lastRevision(stream: StreamName): Promise<number> {
    let last = 0;
    let beyond = 1;
    for (; await this.isAt(stream, beyond); beyond *= 2) last = beyond;
    while (beyond - last > 1) {
      const middle = (last + beyond) >>> 1;
      if (await this.isAt(stream, middle)) last = middle;
      else beyond = middle;
    }
    return last;
  }

  private async isAt(stream: StreamName, revision: number): Promise<boolean> {
    return (await this.log.readStream(stream, { from: revision, to: revision })).length > 0;
  }
}

/** A waiting reader looks again after this long, whether it was woken or not. */
const waitMs = 60_000;

function appendOf(records: readonly ProposedWrite[], checks: readonly StateCheck[]): Append | Refusal {
  const writes = new Map<string, StreamWrite & { readonly events: StreamWrite['events'][number][] }>();
  const expectations = new Map(checks.map(({ stream, expected }) => [stream, expected]));
  if (expectations.size < checks.length) return refused('a stream is checked twice');
  for (const { stream, record } of records) {
    if (stream.startsWith('$')) return refused(`${stream}: streams of the system are not kept in this log`);
    const name = stream as StreamName; // whoever appends names the stream
    const write = writes.get(stream) ?? { stream: name, expected: revisionOf(expectations.get(stream) ?? 'any'), events: [] };
    writes.set(stream, write);
    const event = eventOf(record);
    if (event instanceof NotOfThisLog) return refused(`${record.type} in ${stream}: ${event.because}`);
    write.events.push(event);
  }
  const only = checks.filter(({ stream }) => !writes.has(stream));
  // as above
  const others = only.map(({ stream, expected }): StreamCheck => ({ stream: stream as StreamName, expected: revisionOf(expected) }));
  return { writes: [...writes.values()], checks: others };
}

function revisionOf(expected: StateCheck['expected']): ExpectedRevision {
  return typeof expected === 'bigint' ? Number(expected) : expected;
}

function stateOf(actual: number | 'no-stream'): StreamState {
  return actual === 'no-stream' ? { kind: 'absent' } : { kind: 'at', revision: BigInt(actual) };
}

/** The places that are wanted, both inclusive; undefined where there are none. */
function pageOf(
  from: ReadRange['from'],
  direction: ReadRange['direction'],
  limit: number,
  last: number,
): { readonly from: number; readonly to: number } | undefined {
  if (direction === 'forwards') {
    if (from === 'end') return undefined;
    const first = from === 'start' ? 0 : Number(from);
    return first > last ? undefined : { from: first, to: Math.min(first + limit - 1, last) };
  }
  if (from === 'start') return undefined;
  const to = from === 'end' ? last : Math.min(Number(from), last);
  return to < 0 ? undefined : { from: Math.max(0, to - limit + 1), to };
}

function recordOf(event: RecordedEvent): StoredRecord {
  const { stream, position, recordedAt } = event;
  return { ...contentOf(event), stream, revision: BigInt(event.revision), position, recordedAt };
}

function refused(because: string): Refusal {
  return { outcome: 'refused', because };
}
