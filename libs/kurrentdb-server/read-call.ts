import { once } from 'node:events';
import streams from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js';
import { answerStream, send } from './answering.ts';
import { badRequest, streamDeleted } from './call-error.ts';
import { interrupted } from './interrupted-read.ts';
import type { ReadCall, ReadSink } from './read-sink.ts';
import { recordFilter } from './record-filter.ts';
import type { Direction, ReadFrom, StoredRecord } from './record-store.ts';
import { admitted, type Serving } from './serving.ts';
import { subscribeToAll, subscribeToStream } from './subscription.ts';
import { wireRead, type RecordForm } from './wire-record.ts';
import { streamNameOf, wireStreamName } from './wire-stream-name.ts';

/** Reads and subscriptions: one call of the protocol, told apart by what is asked for. */
export function readCall(serving: Serving): (call: ReadCall) => void {
  return (call) => answerStream(call, serve(serving, call));
}

async function serve(serving: Serving, call: ReadCall): Promise<void> {
  const options = call.request.getOptions();
  if (options === undefined) throw badRequest('a read has no options');
  const form = { structuredUuids: options.getUuidOption()?.hasStructured() ?? true, resolveLinks: options.getResolveLinks() };
  const ofStream = options.getStream();
  const stream = ofStream === undefined ? '$all' : streamNameOf(ofStream.getStreamIdentifier());
  const fault = admitted(serving, options.hasSubscription() ? 'subscribe' : 'read', call.metadata);
  await serving.access.require(call.metadata, stream, 'read');
  const sink = interrupted(call, fault, serving);
  const filter = recordFilter(options.getFilter());
  if (options.hasSubscription()) {
    if (ofStream === undefined) await subscribeToAll(serving, sink, call, { from: allFrom(options), filter, form });
    else await subscribeToStream(serving, sink, call, { stream, from: streamFrom(ofStream), form });
    return;
  }
  const limit = limitOf(options.getCount());
  const direction: Direction = options.getReadDirection() === streams.ReadReq.Options.ReadDirection.BACKWARDS ? 'backwards' : 'forwards';
  if (ofStream === undefined) {
    const wants = filter?.wants ?? everyRecord;
    await readAll(serving, sink, { from: before(allFrom(options), direction), direction, limit, form, wants });
  } else await readStream(serving, sink, { stream, from: streamFrom(ofStream), direction, limit, form });
  // ended, it would be taken for a whole one
  if (fault?.kind === 'silent-after') await untilCancelled(call);
}

async function untilCancelled(call: ReadCall): Promise<void> {
  if (!call.cancelled) await once(call, 'cancelled');
}

interface Read {
  readonly from: ReadFrom;
  readonly direction: Direction;
  readonly limit: number;
  readonly form: RecordForm;
}

const pageSize = 500;

/** Of which a reader may want none. */
const fewest = 16;

async function readStream({ store }: Serving, sink: ReadSink, read: Read & { readonly stream: string }): Promise<void> {
  const { stream, direction, form } = read;
  let { from } = read;
  for (let left = read.limit; left > 0 && !sink.cancelled;) {
    const size = Math.min(left, pageSize);
    const page = await store.readStream(stream, { from, direction, limit: size });
    if (page === 'tombstoned') throw streamDeleted(stream);
    if (page === 'absent') {
      const notFound = new streams.ReadResp.StreamNotFound().setStreamIdentifier(wireStreamName(stream));
      await send(sink, new streams.ReadResp().setStreamNotFound(notFound));
      return;
    }
    for (const record of page) await send(sink, await wireRead(record, form, store));
    const last = page.at(-1);
    if (last === undefined || page.length < size) return;
    left -= page.length;
    from = beyond(last.revision, direction);
    if (from < 0n) return;
  }
}

async function readAll(
  { store }: Serving,
  sink: ReadSink,
  read: Read & { readonly wants: (record: StoredRecord) => boolean },
): Promise<void> {
  const { direction, form, wants } = read;
  let { from } = read;
  for (let left = read.limit; left > 0 && !sink.cancelled;) {
    const size = Math.min(pageSize, Math.max(left, fewest));
    const page = await store.readAll({ from, direction, limit: size });
    for (const record of page) {
      if (left === 0) return;
      if (!wants(record)) continue;
      await send(sink, await wireRead(record, form, store));
      left -= 1;
    }
    const last = page.at(-1);
    if (last === undefined || page.length < size) return;
    from = beyond(last.position, direction);
    if (from < 0n) return;
  }
}

function everyRecord(): boolean {
  return true;
}

function beyond(place: bigint, direction: Direction): bigint {
  return direction === 'forwards' ? place + 1n : place - 1n;
}

/** The whole log is read backwards from before a position, as the real server does; a stream from its revision. */
function before(from: ReadFrom, direction: Direction): ReadFrom {
  return typeof from === 'bigint' && direction === 'backwards' ? from - 1n : from;
}

function limitOf(count: string): number {
  const asked = BigInt(count);
  return asked > BigInt(Number.MAX_SAFE_INTEGER) ? Number.MAX_SAFE_INTEGER : Number(asked);
}

function streamFrom(options: streams.ReadReq.Options.StreamOptions): ReadFrom {
  if (options.hasRevision()) return BigInt(options.getRevision());
  return options.hasEnd() ? 'end' : 'start';
}

function allFrom(options: streams.ReadReq.Options): ReadFrom {
  const all = options.getAll();
  const position = all?.getPosition();
  if (position !== undefined) return BigInt(position.getCommitPosition());
  return all?.hasEnd() === true ? 'end' : 'start';
}
