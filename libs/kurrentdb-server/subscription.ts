import { randomUUID } from 'node:crypto';
import timestamps from 'google-protobuf/google/protobuf/timestamp_pb.js';
import streams from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js';
import { send } from './answering.ts';
import { streamDeleted } from './call-error.ts';
import type { ReadCall, ReadSink } from './read-sink.ts';
import type { RecordFilter } from './record-filter.ts';
import type { ReadFrom, RecordStore } from './record-store.ts';
import type { Serving } from './serving.ts';
import { wireRead, type RecordForm } from './wire-record.ts';

const pageSize = 500;

/** Hands out a stream from after a revision, and then every record as it is written, until the subscriber leaves. */
export async function subscribeToStream(
  { store, clock }: Serving,
  sink: ReadSink,
  call: ReadCall,
  { stream, from, form }: { readonly stream: string; readonly from: ReadFrom; readonly form: RecordForm },
): Promise<void> {
  const left = leaving(call);
  let after = from === 'end' ? await lastRevision(store, stream) : from === 'start' ? -1n : from;
  await confirm(sink);
  for (let caughtUp = false; !left.aborted;) {
    const head = await store.head();
    const page = await store.readStream(stream, { from: after + 1n, direction: 'forwards', limit: pageSize });
    if (page === 'tombstoned') throw streamDeleted(stream);
    const records = page === 'absent' ? [] : page;
    for (const record of records) {
      await send(sink, await wireRead(record, form, store));
      after = record.revision;
    }
    if (records.length === pageSize) continue;
    if (!caughtUp) await send(sink, new streams.ReadResp().setCaughtUp(caughtUpAt(clock(), after)));
    caughtUp = true;
    await store.wake(head, left);
  }
}

/** The same of the whole log, of the records that are wanted, with word of how far it has looked where there is a filter. */
export async function subscribeToAll(
  { store, clock }: Serving,
  sink: ReadSink,
  call: ReadCall,
  { from, filter, form }: { readonly from: ReadFrom; readonly filter: RecordFilter | undefined; readonly form: RecordForm },
): Promise<void> {
  const left = leaving(call);
  let after = from === 'end' ? await store.head() : from === 'start' ? -1n : from;
  let passed = 0;
  await confirm(sink);
  for (let caughtUp = false; !left.aborted;) {
    const page = await store.readAll({ from: after + 1n, direction: 'forwards', limit: pageSize });
    for (const record of page) {
      if (filter === undefined || filter.wants(record)) await send(sink, await wireRead(record, form, store));
      after = record.position;
      passed += 1;
      if (filter !== undefined && passed % filter.checkpointEvery === 0) await send(sink, checkpoint(after, clock()));
    }
    if (page.length > 0) continue;
    if (!caughtUp) {
      if (filter !== undefined && after >= 0n) await send(sink, checkpoint(after, clock()));
      await send(sink, new streams.ReadResp().setCaughtUp(allCaughtUpAt(clock(), after)));
    }
    caughtUp = true;
    await store.wake(after, left);
  }
}

function leaving(call: ReadCall): AbortSignal {
  const left = new AbortController();
  const leave = (): void => left.abort();
  call.on('cancelled', leave);
  call.on('close', leave);
  call.on('finish', leave);
  if (call.cancelled) leave();
  return left.signal;
}

async function confirm(sink: ReadSink): Promise<void> {
  const confirmation = new streams.ReadResp.SubscriptionConfirmation().setSubscriptionId(randomUUID());
  await send(sink, new streams.ReadResp().setConfirmation(confirmation));
}

/** -1 where there is none. */
async function lastRevision(store: RecordStore, stream: string): Promise<bigint> {
  const last = await store.readStream(stream, { from: 'end', direction: 'backwards', limit: 1 });
  if (last === 'tombstoned') throw streamDeleted(stream);
  return last === 'absent' ? -1n : (last[0]?.revision ?? -1n);
}

function checkpoint(position: bigint, at: Date): streams.ReadResp {
  const wire = new streams.ReadResp.Checkpoint().setCommitPosition(String(position)).setPreparePosition(String(position));
  return new streams.ReadResp().setCheckpoint(wire.setTimestamp(timestamp(at)));
}

function caughtUpAt(at: Date, revision: bigint): streams.ReadResp.CaughtUp {
  const wire = new streams.ReadResp.CaughtUp().setTimestamp(timestamp(at));
  return revision < 0n ? wire : wire.setStreamRevision(String(revision));
}

function allCaughtUpAt(at: Date, position: bigint): streams.ReadResp.CaughtUp {
  const wire = new streams.ReadResp.CaughtUp().setTimestamp(timestamp(at));
  if (position < 0n) return wire;
  return wire.setPosition(new streams.ReadResp.Position().setCommitPosition(String(position)).setPreparePosition(String(position)));
}

function timestamp(at: Date): timestamps.Timestamp {
  const wire = new timestamps.Timestamp();
  wire.fromDate(at);
  return wire;
}
