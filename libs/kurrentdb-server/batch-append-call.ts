import { status, type ServerDuplexStream } from '@grpc/grpc-js';
import emptyPb from 'google-protobuf/google/protobuf/empty_pb.js';
import shared from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/shared_pb.js';
import streams from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js';
import { errorOf, withFault } from './answering.ts';
import { CallError, revisionOf } from './call-error.ts';
import { batchExpectedState, bytesOf, proposedRecord } from './proposed-record.ts';
import type { ExpectedState, ProposedRecord, StreamState } from './record-store.ts';
import { admitted, type Serving } from './serving.ts';
import { wirePosition } from './wire-record.ts';
import { wireStatus } from './wire-status.ts';
import { streamNameOf } from './wire-stream-name.ts';
import { uuidOf } from './wire-uuid.ts';

type BatchAppendCall = ServerDuplexStream<streams.BatchAppendReq, streams.BatchAppendResp>;

/** An append that has not been sent to its end. */
interface Batch {
  readonly correlationId: shared.UUID | undefined;
  readonly options: streams.BatchAppendReq.Options;
  /** It began to arrive after its deadline. */
  readonly late: boolean;
  readonly messages: streams.BatchAppendReq.ProposedMessage[];
}

/** Many appends over one call, each told by its correlation id; each is answered on its own, whatever became of the others. */
export function batchAppendCall(serving: Serving): (call: BatchAppendCall) => void {
  return (call) => {
    const open = new Map<string, Batch>();
    // one after another, so that appends take effect in the order in which they were sent, and none after one that ended the call
    let turn = Promise.resolve();
    let ended = false;
    const fail = (fault: unknown): void => {
      if (!ended) call.emit('error', errorOf(fault));
      ended = true;
    };
    call.on('data', (request: streams.BatchAppendReq) => {
      const batch = collected(open, request, serving.clock());
      if (batch === undefined) return;
      turn = turn.then(() => serve(serving, call, batch));
      turn.catch(fail);
    });
    call.on('end', () => void turn.then(() => call.end(), fail));
  };
}

/** The whole batch, once its last part is there. Parts of one that never began are passed over. */
function collected(open: Map<string, Batch>, request: streams.BatchAppendReq, now: Date): Batch | undefined {
  const id = uuidOf(request.getCorrelationId());
  const batch = open.get(id) ?? begun(request, now);
  if (batch === undefined) return undefined;
  open.set(id, batch);
  batch.messages.push(...request.getProposedMessagesList());
  if (!request.getIsFinal()) return undefined;
  open.delete(id);
  return batch;
}

function begun(request: streams.BatchAppendReq, now: Date): Batch | undefined {
  const options = request.getOptions();
  if (options === undefined) return undefined;
  // in the form of the older clients; the newer form is a span, and runs from now
  const deadline = options.getDeadline21100();
  return { correlationId: request.getCorrelationId(), options, late: deadline !== undefined && deadline.toDate() < now, messages: [] };
}

async function serve(serving: Serving, call: BatchAppendCall, batch: Batch): Promise<void> {
  const fault = admitted(serving, 'batch-append', call.metadata);
  const response = await withFault(serving, fault, () => answerTo(serving, call, batch));
  if (response !== 'no-answer')
    call.write(response.setCorrelationId(batch.correlationId).setStreamIdentifier(batch.options.getStreamIdentifier()));
  else if (fault?.kind === 'half-closed') call.end();
}

async function answerTo(serving: Serving, call: BatchAppendCall, batch: Batch): Promise<streams.BatchAppendResp> {
  if (batch.late) return failed(status.DEADLINE_EXCEEDED, 'Timeout', new shared.Timeout());
  try {
    const stream = streamNameOf(batch.options.getStreamIdentifier());
    await serving.access.require(call.metadata, stream, 'write');
    return await append(serving, stream, batch.options, batch.messages.map(proposedRecord));
  } catch (fault) {
    if (!(fault instanceof CallError)) throw fault;
    // what is wrong with one batch is its answer alone
    if (fault.code === status.PERMISSION_DENIED) return failed(fault.code, 'AccessDenied', new shared.AccessDenied());
    if (fault.code === status.INVALID_ARGUMENT) return badRequest(fault.code, fault.details);
    throw fault;
  }
}

async function append(
  { store, limits: { appendBytes } }: Serving,
  stream: string,
  options: streams.BatchAppendReq.Options,
  records: readonly ProposedRecord[],
): Promise<streams.BatchAppendResp> {
  if (records.reduce((bytes, record) => bytes + bytesOf(record), 0) > appendBytes) {
    const tooLarge = new shared.MaximumAppendSizeExceeded().setMaxappendsize(appendBytes);
    return failed(status.INVALID_ARGUMENT, 'MaximumAppendSizeExceeded', tooLarge);
  }
  const expected = batchExpectedState(options);
  const answered = await store.write(
    records.map((record) => ({ stream, record })),
    [{ stream, expected }],
  );
  switch (answered.outcome) {
    case 'refused':
      return badRequest(status.UNIMPLEMENTED, answered.because);
    case 'violated': {
      const actual = answered.violations[0]?.actual ?? { kind: 'absent' };
      if (actual.kind === 'tombstoned') {
        const deleted = new shared.StreamDeleted().setStreamIdentifier(options.getStreamIdentifier());
        return failed(status.FAILED_PRECONDITION, 'StreamDeleted', deleted);
      }
      return failed(status.FAILED_PRECONDITION, 'WrongExpectedVersion', wrongVersion(expected, actual));
    }
    case 'written': {
      const success = new streams.BatchAppendResp.Success();
      const revision = answered.revisions.get(stream);
      if (revision === undefined) success.setNoStream(new emptyPb.Empty());
      else success.setCurrentRevision(String(revision));
      if (answered.position === undefined) success.setNoPosition(new emptyPb.Empty());
      else success.setPosition(wirePosition(answered.position));
      return new streams.BatchAppendResp().setSuccess(success);
    }
  }
}

function badRequest(code: status, because: string): streams.BatchAppendResp {
  return failed(code, 'BadRequest', new shared.BadRequest().setMessage(because));
}

function failed(code: status, name: string, details: { serializeBinary(): Uint8Array }): streams.BatchAppendResp {
  return new streams.BatchAppendResp().setError(wireStatus(code, name, `event_store.client.${name}`, details));
}

function wrongVersion(expected: ExpectedState, actual: StreamState): shared.WrongExpectedVersion {
  const wire = new shared.WrongExpectedVersion();
  const revision = revisionOf(actual);
  if (revision === undefined) wire.setCurrentNoStream(new emptyPb.Empty());
  else wire.setCurrentStreamRevision(String(revision));
  if (typeof expected === 'bigint') return wire.setExpectedStreamPosition(String(expected));
  switch (expected) {
    case 'any':
      return wire.setExpectedAny(new emptyPb.Empty());
    case 'exists':
      return wire.setExpectedStreamExists(new emptyPb.Empty());
    case 'no-stream':
      return wire.setExpectedNoStream(new emptyPb.Empty());
  }
}
