import { randomUUID } from 'node:crypto';
import {
  type DeleteAnswer,
  type ExpectedState,
  type ProposedRecord,
  type ProposedWrite,
  type ReadRange,
  type RecordStore,
  type StateCheck,
  type StoredRecord,
  type StreamState,
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
  /** The real one begins with records that nobody reads. */
  private end = 66n;

  constructor(clock: () => Date) {
    this.clock = clock;
  }

  write(records: readonly ProposedWrite[], checks: readonly StateCheck[]): Promise<WriteAnswer> {
    const written = idsByStream(records);
    const undecided = new Map(written);
    const decided = expectationsOf(written.keys(), checks).map(({ stream, expected }, check) => {
      // of two checks of one stream the first is the one of what is written
      const decision = this.decide(stream, expected, undecided.get(stream) ?? []);
      undecided.delete(stream);
      return { check, stream, expected, actual: this.stateOf(stream), decision };
    });
    const repeated = decided.flatMap(({ decision }) => (decision.is === 'repeated' ? [decision.last] : []));
    // what became of the streams that were only checked does not matter: the first time they were as expected
    if (written.size > 0 && repeated.length === written.size) return Promise.resolve(answerOf(repeated));
    const failed = decided.filter(({ decision }) => decision.is !== 'possible');
    const violations = failed.map(({ decision: _, ...violation }) => violation);
    if (violations.length > 0) return Promise.resolve({ outcome: 'violated', violations });
    for (const stream of written.keys()) this.beginAgain(stream);
    const kept = records.map(({ stream, record }) => this.keep(stream, record));
    this.wakeAll();
    return Promise.resolve(answerOf(kept));
  }

  delete(stream: string, expected: ExpectedState, how: 'soft' | 'hard'): Promise<DeleteAnswer> {
    const actual = this.stateOf(stream);
    if (this.decide(stream, expected, [unknownId]).is !== 'possible') return Promise.resolve({ outcome: 'violated', actual });
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

  /** Whether records with these ids may follow in a stream of which this is expected; without ids, whether it is as expected. */
  private decide(stream: string, expected: ExpectedState, ids: readonly string[]): Decision {
    const state = this.stateOf(stream);
    if (state.kind === 'tombstoned') return ids.length === 0 && (expected === 'any' || expected === 'no-stream') ? possible : impossible;
    if (expected === 'exists') {
      if (state.kind === 'deleted') return impossible;
      if (state.kind === 'absent' && this.metadata(stream) === undefined) return impossible;
    }
    if (expected === 'any' || expected === 'exists') return this.decideAnywhere(stream, ids);
    const before = expected === 'no-stream' ? -1n : expected;
    const last = state.kind === 'absent' ? -1n : state.revision;
    if (before > last) return impossible;
    if (before === last) return possible;
    return this.decideAfter(stream, before, ids, expected === 'no-stream' && state.kind === 'deleted');
  }

  /** Where the writer does not say after what, it repeats itself if all of its ids are in the stream already. */
  private decideAnywhere(stream: string, ids: readonly string[]): Decision {
    const [first] = ids;
    if (first === undefined || !this.places.has(placeKey(stream, first))) return possible;
    if (ids.some((id) => !this.places.has(placeKey(stream, id)))) return impossible;
    const last = this.ofStream.get(stream)?.[this.places.get(placeKey(stream, ids.at(-1) ?? first)) ?? 0];
    return last === undefined ? impossible : { is: 'repeated', last };
  }

  /** Where the stream is further than the writer says, it repeats itself if its ids are what follows there. */
  private decideAfter(stream: string, before: bigint, ids: readonly string[], beginsAgain: boolean): Decision {
    const following = (this.ofStream.get(stream) ?? []).slice(Number(before + 1n), Number(before + 1n) + ids.length);
    const different = ids.findIndex((id, index) => following[index]?.id !== id);
    const last = following.at(-1);
    if (last !== undefined && different === -1) return { is: 'repeated', last };
    return beginsAgain && different <= 0 ? possible : impossible;
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

/** What may become of an append in one stream. */
type Decision = { readonly is: 'possible' } | { readonly is: 'impossible' } | { readonly is: 'repeated'; readonly last: StoredRecord };

const possible: Decision = { is: 'possible' };
const impossible: Decision = { is: 'impossible' };

/** Stands for the record that says that a stream is deleted: it was never written before. */
const unknownId = '';

function answerOf(records: readonly StoredRecord[]): WriteAnswer {
  const revisions = new Map<string, bigint>();
  let position: bigint | undefined;
  for (const record of records) {
    revisions.set(record.stream, record.revision);
    if (position === undefined || record.position > position) position = record.position;
  }
  return { outcome: 'written', position, revisions };
}

function idsByStream(records: readonly ProposedWrite[]): ReadonlyMap<string, readonly string[]> {
  const written = new Map<string, string[]>();
  for (const { stream, record } of records) {
    const before = written.get(stream);
    if (before === undefined) written.set(stream, [record.id]);
    else before.push(record.id);
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
