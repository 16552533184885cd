import { randomUUID } from 'node:crypto';
import {
  holds,
  mayBeWritten,
  type DeleteAnswer,
  type ExpectedState,
  type ProposedRecord,
  type ProposedWrite,
  type ReadRange,
  type RecordStore,
  type StateCheck,
  type StoredRecord,
  type StreamState,
  type Violation,
  type WriteAnswer,
} from './record-store.ts';
import { deletedBefore, isMetadataStream, limitsOf, metadataStreamOf, withTruncateBefore } from './stream-metadata.ts';

/** Keeps what KurrentDB keeps and answers as it does: the yardstick of every test against the protocol. Gone when the process is. */
export class MemoryRecordStore implements RecordStore {
  private readonly clock: () => Date;
  private readonly records: StoredRecord[] = [];
  private readonly ofStream = new Map<string, StoredRecord[]>();
  /** Index in its stream of the last record with an id. */
  private readonly places = new Map<string, number>();
  private readonly tombstoned = new Set<string>();
  private readonly waiting = new Set<() => void>();
  private end = 0n;

  constructor(clock: () => Date) {
    this.clock = clock;
  }

  write(records: readonly ProposedWrite[], checks: readonly StateCheck[]): Promise<WriteAnswer> {
    const written = byStream(records);
    const expectations = expectationsOf(written.keys(), checks);
    const repeated = this.repetition(written, expectations);
    if (repeated !== undefined) return Promise.resolve(repeated);
    const violations = this.violations(written, expectations);
    if (violations.length > 0) return Promise.resolve({ outcome: 'violated', violations });
    for (const stream of written.keys()) this.beginAgain(stream);
    const revisions = new Map<string, bigint>();
    let position: bigint | undefined;
    for (const { stream, record } of records) {
      const kept = this.keep(stream, record);
      revisions.set(stream, kept.revision);
      position = kept.position;
    }
    this.wakeAll();
    return Promise.resolve({ outcome: 'written', position, revisions });
  }

  delete(stream: string, expected: ExpectedState, how: 'soft' | 'hard'): Promise<DeleteAnswer> {
    const actual = this.stateOf(stream);
    if (!mayBeWritten(actual, expected)) return Promise.resolve({ outcome: 'violated', actual });
    const nothingThere = actual.kind === 'absent' && this.metadata(stream) === undefined;
    if (how === 'soft' && expected === 'no-stream' && nothingThere) return Promise.resolve({ outcome: 'violated', actual });
    const { position } = how === 'soft' ? this.truncate(stream, deletedBefore) : this.bury(stream);
    this.wakeAll();
    return Promise.resolve({ outcome: 'deleted', position });
  }

  readStream(stream: string, range: ReadRange): Promise<readonly StoredRecord[] | 'absent' | 'tombstoned'> {
    if (this.tombstoned.has(stream)) return Promise.resolve('tombstoned');
    const { kind } = this.stateOf(stream);
    if (kind !== 'at') return Promise.resolve('absent');
    return Promise.resolve(within(this.readable(stream), ({ revision }) => revision, range));
  }

  readAll(range: ReadRange): Promise<readonly StoredRecord[]> {
    return Promise.resolve(within(this.records, ({ position }) => position, range));
  }

  metadataOf(stream: string): Promise<Uint8Array | undefined> {
    return Promise.resolve(this.metadata(stream));
  }

  head(): Promise<bigint> {
    return Promise.resolve(this.headNow());
  }

  wake(after: bigint, signal: AbortSignal): Promise<void> {
    if (this.headNow() > after || signal.aborted) return Promise.resolve();
    return new Promise((resolve) => {
      const done = (): void => {
        signal.removeEventListener('abort', done);
        this.waiting.delete(done);
        resolve();
      };
      signal.addEventListener('abort', done);
      this.waiting.add(done);
    });
  }

  private headNow(): bigint {
    return this.records.at(-1)?.position ?? -1n;
  }

  private stateOf(stream: string): StreamState {
    if (this.tombstoned.has(stream)) return { kind: 'tombstoned' };
    const last = this.ofStream.get(stream)?.at(-1);
    const gone = limitsOf(this.metadata(stream)).truncateBefore === deletedBefore;
    if (last === undefined) return gone ? { kind: 'deleted', revision: -1n } : { kind: 'absent' };
    return { kind: gone ? 'deleted' : 'at', revision: last.revision };
  }

  private metadata(stream: string): Uint8Array | undefined {
    return isMetadataStream(stream) ? undefined : this.ofStream.get(metadataStreamOf(stream))?.at(-1)?.data;
  }

  private readable(stream: string): readonly StoredRecord[] {
    const { truncateBefore = 0n, maxCount, maxAgeSeconds } = limitsOf(this.metadata(stream));
    let kept = (this.ofStream.get(stream) ?? []).filter(({ revision }) => revision >= truncateBefore);
    // the metadata of a stream is its last alone
    if (isMetadataStream(stream)) kept = kept.slice(-1);
    if (maxCount !== undefined) kept = kept.slice(-maxCount);
    if (maxAgeSeconds === undefined) return kept;
    const from = this.clock().getTime() - maxAgeSeconds * 1000;
    return kept.filter(({ recordedAt }) => recordedAt.getTime() >= from);
  }

  private violations(written: ReadonlyMap<string, readonly ProposedRecord[]>, expectations: readonly StateCheck[]): readonly Violation[] {
    const violations: Violation[] = [];
    expectations.forEach(({ stream, expected }, check) => {
      const actual = this.stateOf(stream);
      const asExpected = written.has(stream) ? mayBeWritten(actual, expected) : holds(actual, expected);
      if (!asExpected) violations.push({ check, stream, expected, actual });
    });
    return violations;
  }

  /** The first answer, where all of it is stored already at the place it was meant for. */
  private repetition(
    written: ReadonlyMap<string, readonly ProposedRecord[]>,
    expectations: readonly StateCheck[],
  ): WriteAnswer | undefined {
    if (written.size === 0) return undefined;
    const revisions = new Map<string, bigint>();
    let position: bigint | undefined;
    for (const [stream, records] of written) {
      const last = this.lastOfRepeated(stream, records, expectations.find((check) => check.stream === stream)?.expected ?? 'any');
      if (last === undefined) return undefined;
      revisions.set(stream, last.revision);
      if (position === undefined || last.position > position) position = last.position;
    }
    return { outcome: 'written', position, revisions };
  }

  private lastOfRepeated(stream: string, records: readonly ProposedRecord[], expected: ExpectedState): StoredRecord | undefined {
    const stored = this.ofStream.get(stream) ?? [];
    if (this.tombstoned.has(stream)) return undefined;
    const first = this.firstOfRepeated(stream, records[0]?.id, expected);
    if (first < 0 || records.some(({ id }, index) => stored[first + index]?.id !== id)) return undefined;
    return stored[first + records.length - 1];
  }

  /** Index of the record that an append with this expectation would have begun with; -1 where there is none. */
  private firstOfRepeated(stream: string, id: string | undefined, expected: ExpectedState): number {
    if (expected === 'any' || expected === 'exists') return this.places.get(placeKey(stream, id ?? '')) ?? -1;
    const revision = expected === 'no-stream' ? 0n : expected + 1n;
    // a stream begins at 0 and has no gap but the one before its tombstone
    return Number(revision);
  }

  /** A deleted stream that is written to is truncated before what is written now. */
  private beginAgain(stream: string): void {
    const state = this.stateOf(stream);
    if (state.kind === 'deleted') this.truncate(stream, state.revision + 1n);
  }

  private truncate(stream: string, before: bigint): StoredRecord {
    const data = withTruncateBefore(this.metadata(stream), before);
    return this.keep(metadataStreamOf(stream), own('$metadata', data));
  }

  private bury(stream: string): StoredRecord {
    this.tombstoned.add(stream);
    return this.keep(stream, own('$streamDeleted', new Uint8Array()), deletedBefore);
  }

  private keep(stream: string, record: ProposedRecord, at?: bigint): StoredRecord {
    const inStream = this.ofStream.get(stream) ?? [];
    this.ofStream.set(stream, inStream);
    const revision = at ?? (inStream.at(-1)?.revision ?? -1n) + 1n;
    const kept = { ...record, stream, revision, position: this.end, recordedAt: this.clock() };
    this.end += sizeOf(stream, record);
    this.places.set(placeKey(stream, record.id), inStream.length);
    inStream.push(kept);
    this.records.push(kept);
    return kept;
  }

  private wakeAll(): void {
    for (const done of [...this.waiting]) done();
  }
}

function byStream(records: readonly ProposedWrite[]): ReadonlyMap<string, readonly ProposedRecord[]> {
  const written = new Map<string, ProposedRecord[]>();
  for (const { stream, record } of records) {
    const before = written.get(stream);
    if (before === undefined) written.set(stream, [record]);
    else before.push(record);
  }
  return written;
}

/** Every stream that is written to without a check of its own is one of which nothing is expected. */
function expectationsOf(written: Iterable<string>, checks: readonly StateCheck[]): readonly StateCheck[] {
  const checked = new Set(checks.map(({ stream }) => stream));
  const others = [...written].filter((stream) => !checked.has(stream));
  return [...checks, ...others.map((stream): StateCheck => ({ stream, expected: 'any' }))];
}

function within(records: readonly StoredRecord[], at: (record: StoredRecord) => bigint, range: ReadRange): readonly StoredRecord[] {
  const { from, direction, limit } = range;
  const found: StoredRecord[] = [];
  if (direction === 'forwards') {
    if (from === 'end') return found;
    let index = from === 'start' ? 0 : firstFrom(records, at, from);
    for (; index < records.length && found.length < limit; index++) pushAt(records, index, found);
  } else {
    if (from === 'start') return found;
    let index = from === 'end' ? records.length - 1 : firstFrom(records, at, from + 1n) - 1;
    for (; index >= 0 && found.length < limit; index--) pushAt(records, index, found);
  }
  return found;
}

function pushAt(records: readonly StoredRecord[], index: number, into: StoredRecord[]): void {
  const record = records[index];
  if (record !== undefined) into.push(record);
}

/** Index of the first record at or after a place; the number of records where there is none. */
function firstFrom(records: readonly StoredRecord[], at: (record: StoredRecord) => bigint, from: bigint): number {
  let low = 0;
  let high = records.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const record = records[middle];
    if (record !== undefined && at(record) < from) low = middle + 1;
    else high = middle;
  }
  return low;
}

function placeKey(stream: string, id: string): string {
  return `${id}@${stream}`;
}

function own(type: string, data: Uint8Array): ProposedRecord {
  return { id: randomUUID(), type, contentType: 'application/json', data, metadata: new Uint8Array() };
}

/** Bytes a record takes in the log, so that positions have the gaps that a reader of the real server meets. */
function sizeOf(stream: string, { type, data, metadata }: ProposedRecord): bigint {
  const head = 64;
  return BigInt(head + Buffer.byteLength(stream) + Buffer.byteLength(type) + data.length + metadata.length);
}
