import { randomUUID } from 'node:crypto';
import type { sendUnaryData, ServerReadableStream } from '@grpc/grpc-js';
import streams from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v2/streams/streams_pb.js';
import { answer, withFault, type Unary } from './answering.ts';
import {
  badRequest,
  consistencyViolations,
  noSuchWord,
  recordTooLarge,
  revisionConflict,
  streamTombstoned,
  streamTwiceInSession,
  transactionTooLarge,
} from './call-error.ts';
import { bytesOf } from './proposed-record.ts';
import type { ExpectedState, ProposedRecord, ProposedWrite, StateCheck } from './record-store.ts';
import { admitted, type Serving } from './serving.ts';
import { uuidText } from './wire-uuid.ts';

type AppendSessionCall = ServerReadableStream<streams.AppendRequest, streams.AppendSessionResponse>;

/** Appends to several streams that take effect together, each with its own expectation; a stream is named once. */
export function appendSessionCall(
  serving: Serving,
): (call: AppendSessionCall, callback: sendUnaryData<streams.AppendSessionResponse>) => void {
  return (call, callback) => answer(serveSession(serving, call), callback);
}

/** Records of several streams, in one order, that take effect together where every check holds. */
export function appendRecordsCall(serving: Serving): Unary<streams.AppendRecordsRequest, streams.AppendRecordsResponse> {
  return (call, callback) => {
    const { request, metadata } = call;
    const served = async (): Promise<streams.AppendRecordsResponse | 'no-answer'> => {
      const fault = admitted(serving, 'append-records', metadata);
      const writes = request.getRecordsList().map((record) => ({ stream: record.getStream(), record: proposed(record) }));
      if (writes.length === 0) throw badRequest('an append has no records');
      const checks = request.getChecksList().map(stateCheck);
      if (new Set(checks.map(({ stream }) => sameFor(stream))).size < checks.length) throw badRequest('a stream is checked twice');
      await admit(serving, metadata, writes);
      await admitChecks(serving, metadata, writes, checks);
      return withFault(serving, fault, () => appendRecords(serving, writes, checks));
    };
    answer(served(), callback);
  };
}

async function serveSession(serving: Serving, call: AppendSessionCall): Promise<streams.AppendSessionResponse | 'no-answer'> {
  const fault = admitted(serving, 'append-session', call.metadata);
  const writes: ProposedWrite[] = [];
  const checks: StateCheck[] = [];
  for await (const request of call as AsyncIterable<streams.AppendRequest>) {
    // it is one; its type says that of anything
    const stream = request.getStream();
    if (checks.some((check) => sameFor(check.stream) === sameFor(stream))) throw streamTwiceInSession(stream);
    const records = request.getRecordsList();
    if (records.length === 0) throw badRequest(`an append to ${stream} has no records`);
    checks.push({ stream, expected: request.hasExpectedRevision() ? expectedOf(request.getExpectedRevision() ?? '') : 'any' });
    for (const record of records) writes.push({ stream, record: proposed(record) });
  }
  if (checks.length === 0) throw badRequest('an append session has no requests');
  await admit(serving, call.metadata, writes);
  return withFault(serving, fault, () => appendSession(serving, writes, checks));
}

async function appendSession(
  { store }: Serving,
  writes: readonly ProposedWrite[],
  checks: readonly StateCheck[],
): Promise<streams.AppendSessionResponse> {
  const answered = await store.write(writes, checks);
  switch (answered.outcome) {
    case 'refused':
      throw noSuchWord(answered.because);
    case 'violated': {
      const [first] = answered.violations;
      if (first === undefined) throw new Error('a violation without one');
      throw first.actual.kind === 'tombstoned' ? streamTombstoned(first.stream) : revisionConflict(first);
    }
    case 'written': {
      const at = String(answered.position);
      const response = new streams.AppendSessionResponse().setPosition(at);
      for (const [stream, revision] of answered.revisions) {
        response.addOutput(new streams.AppendResponse().setStream(stream).setStreamRevision(String(revision)).setPosition(at));
      }
      return response;
    }
  }
}

async function appendRecords(
  { store }: Serving,
  writes: readonly ProposedWrite[],
  checks: readonly StateCheck[],
): Promise<streams.AppendRecordsResponse> {
  const answered = await store.write(writes, checks);
  switch (answered.outcome) {
    case 'refused':
      throw noSuchWord(answered.because);
    case 'violated':
      throw consistencyViolations(answered.violations);
    case 'written': {
      const response = new streams.AppendRecordsResponse().setPosition(String(answered.position));
      for (const [stream, revision] of answered.revisions) {
        response.addRevisions(new streams.StreamRevision().setStream(stream).setRevision(String(revision)));
      }
      return response;
    }
  }
}

/** @throws CallError where the caller may not write, or writes more than is taken */
async function admit(
  { access, limits }: Serving,
  metadata: AppendSessionCall['metadata'],
  writes: readonly ProposedWrite[],
): Promise<void> {
  for (const stream of new Set(writes.map((write) => write.stream))) await access.require(metadata, stream, 'write');
  let total = 0;
  for (const { stream, record } of writes) {
    const size = bytesOf(record);
    if (size > limits.recordBytes) throw recordTooLarge(stream, record.id, size, limits.recordBytes);
    total += size;
  }
  if (total > limits.appendBytes) throw transactionTooLarge(total, limits.appendBytes);
}

/** @throws CallError where the caller may not read a stream that is checked and not written to */
async function admitChecks(
  { access }: Serving,
  metadata: AppendSessionCall['metadata'],
  writes: readonly ProposedWrite[],
  checks: readonly StateCheck[],
): Promise<void> {
  const written = new Set(writes.map(({ stream }) => sameFor(stream)));
  for (const { stream } of checks) if (!written.has(sameFor(stream))) await access.require(metadata, stream, 'read');
}

/** Streams whose names differ in case alone are two, but the real server takes them for one where it looks for repetitions in a call. */
function sameFor(stream: string): string {
  return stream.toUpperCase();
}

function stateCheck(wire: streams.ConsistencyCheck): StateCheck {
  const check = wire.getStreamState();
  if (check === undefined) throw badRequest('a check says nothing');
  return { stream: check.getStream(), expected: expectedOf(check.getExpectedState()) };
}

function expectedOf(wire: string): ExpectedState {
  switch (wire) {
    case '-1':
      return 'no-stream';
    case '-2':
      return 'any';
    case '-4':
      return 'exists';
  }
  const revision = BigInt(wire);
  if (revision < 0n) throw badRequest(`no such state of a stream: ${wire}`);
  return revision;
}

/** A record of this form has properties instead of metadata: they are kept as metadata, with the schema beside them. */
function proposed(wire: streams.AppendRecord): ProposedRecord {
  const id = wire.hasRecordId() ? (wire.getRecordId() ?? '').toLowerCase() : randomUUID();
  if (!uuidText.test(id)) throw badRequest(`a record id is not a UUID: ${id}`);
  const schema = wire.getSchema();
  const type = schema?.getName() ?? '';
  if (type === '') throw badRequest('a record has no name of its schema');
  const format = schema?.getFormat() ?? streams.SchemaFormat.SCHEMA_FORMAT_UNSPECIFIED;
  const json = format === streams.SchemaFormat.SCHEMA_FORMAT_JSON;
  const metadata: Record<string, unknown> = { '$schema.format': formatName(format), '$schema.name': type };
  wire.getPropertiesMap().forEach((value, key) => void (metadata[key] = value.toJavaScript()));
  return {
    id,
    type,
    contentType: json ? 'application/json' : 'application/octet-stream',
    data: wire.getData_asU8(),
    metadata: Buffer.from(JSON.stringify(metadata)),
  };
}

function formatName(format: streams.SchemaFormat): string {
  switch (format) {
    case streams.SchemaFormat.SCHEMA_FORMAT_JSON:
      return 'Json';
    case streams.SchemaFormat.SCHEMA_FORMAT_PROTOBUF:
      return 'Protobuf';
    case streams.SchemaFormat.SCHEMA_FORMAT_AVRO:
      return 'Avro';
    case streams.SchemaFormat.SCHEMA_FORMAT_BYTES:
      return 'Bytes';
    case streams.SchemaFormat.SCHEMA_FORMAT_UNSPECIFIED:
      return 'Unspecified';
  }
}
