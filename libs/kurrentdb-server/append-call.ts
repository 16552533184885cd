import type { sendUnaryData, ServerReadableStream } from '@grpc/grpc-js';
import shared from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/shared_pb.js';
import streams from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js';
import { answer, withFault } from './answering.ts';
import { appendTooLarge, badRequest, noSuchWord, revisionOf, streamDeleted } from './call-error.ts';
import { bytesOf, expectedState, proposedRecord } from './proposed-record.ts';
import type { ExpectedState, ProposedRecord, StreamState, Violation } from './record-store.ts';
import { admitted, type Serving } from './serving.ts';
import { streamNameOf } from './wire-stream-name.ts';

type AppendCall = ServerReadableStream<streams.AppendReq, streams.AppendResp>;

/** One append to one stream, sent as a stream: first what is expected, then event by event. */
export function appendCall(serving: Serving): (call: AppendCall, callback: sendUnaryData<streams.AppendResp>) => void {
  return (call, callback) => answer(serve(serving, call), callback);
}

async function serve(serving: Serving, call: AppendCall): Promise<streams.AppendResp | 'no-answer'> {
  const fault = admitted(serving, 'append', call.metadata);
  const { options, records } = await received(call, serving.limits.appendBytes);
  const stream = streamNameOf(options.getStreamIdentifier());
  await serving.access.require(call.metadata, stream, 'write');
  return withFault(serving, fault, async () => append(serving, stream, expectedState(options), records));
}

async function received(
  call: AppendCall,
  maxBytes: number,
): Promise<{ readonly options: streams.AppendReq.Options; readonly records: readonly ProposedRecord[] }> {
  let options: streams.AppendReq.Options | undefined;
  const records: ProposedRecord[] = [];
  let bytes = 0;
  for await (const request of call as AsyncIterable<streams.AppendReq>) {
    // it is one; its type says that of anything
    const message = request.getProposedMessage();
    if (message === undefined) {
      options = request.getOptions();
      continue;
    }
    const record = proposedRecord(message);
    bytes += bytesOf(record);
    if (bytes > maxBytes) throw appendTooLarge(maxBytes);
    records.push(record);
  }
  if (options === undefined) throw badRequest('an append has no options');
  return { options, records };
}

async function append(
  { store }: Serving,
  stream: string,
  expected: ExpectedState,
  records: readonly ProposedRecord[],
): Promise<streams.AppendResp> {
  const answered = await store.write(
    records.map((record) => ({ stream, record })),
    [{ stream, expected }],
  );
  switch (answered.outcome) {
    case 'refused':
      throw noSuchWord(answered.because);
    case 'violated':
      return new streams.AppendResp().setWrongExpectedVersion(wrongVersion(expected, actualOf(stream, answered.violations)));
    case 'written': {
      const success = new streams.AppendResp.Success();
      const revision = answered.revisions.get(stream);
      if (revision === undefined) success.setNoStream(new shared.Empty());
      else success.setCurrentRevision(String(revision));
      if (answered.position === undefined) success.setNoPosition(new shared.Empty());
      else success.setPosition(position(answered.position));
      return new streams.AppendResp().setSuccess(success);
    }
  }
}

/** Where the stream stands that is not as expected. @throws CallError where it is gone for ever, which is another answer */
export function actualOf(stream: string, violations: readonly Violation[]): StreamState {
  const actual = violations[0]?.actual ?? { kind: 'absent' };
  if (actual.kind === 'tombstoned') throw streamDeleted(stream);
  return actual;
}

function wrongVersion(expected: ExpectedState, actual: StreamState): streams.AppendResp.WrongExpectedVersion {
  const wire = new streams.AppendResp.WrongExpectedVersion();
  const revision = revisionOf(actual);
  if (revision === undefined) wire.setCurrentNoStream(new shared.Empty());
  else wire.setCurrentRevision(String(revision));
  if (typeof expected === 'bigint') return wire.setExpectedRevision(String(expected));
  switch (expected) {
    case 'any':
      return wire.setExpectedAny(new shared.Empty());
    case 'exists':
      return wire.setExpectedStreamExists(new shared.Empty());
    case 'no-stream':
      return wire.setExpectedNoStream(new shared.Empty());
  }
}

function position(at: bigint): streams.AppendResp.Position {
  return new streams.AppendResp.Position().setCommitPosition(String(at)).setPreparePosition(String(at));
}
