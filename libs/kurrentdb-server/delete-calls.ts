import type shared from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/shared_pb.js';
import streams from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js';
import type { Metadata } from '@grpc/grpc-js';
import { answer, withFault, type Unary } from './answering.ts';
import { badRequest, noSuchWord, streamDeleted, wrongExpectedVersion } from './call-error.ts';
import { expectedState } from './proposed-record.ts';
import { admitted, type Serving } from './serving.ts';
import { streamNameOf } from './wire-stream-name.ts';

/** Takes a stream away for readers; it may begin again. */
export function deleteCall(serving: Serving): Unary<streams.DeleteReq, streams.DeleteResp> {
  return (call, callback) => {
    const removed = remove(serving, call.metadata, call.request.getOptions(), 'soft');
    answer(
      removed.then((at) => {
        if (at === 'no-answer') return at;
        const position = new streams.DeleteResp.Position().setCommitPosition(String(at)).setPreparePosition(String(at));
        return new streams.DeleteResp().setPosition(position);
      }),
      callback,
    );
  };
}

/** Takes a stream away for ever. */
export function tombstoneCall(serving: Serving): Unary<streams.TombstoneReq, streams.TombstoneResp> {
  return (call, callback) => {
    const removed = remove(serving, call.metadata, call.request.getOptions(), 'hard');
    answer(
      removed.then((at) => {
        if (at === 'no-answer') return at;
        const position = new streams.TombstoneResp.Position().setCommitPosition(String(at)).setPreparePosition(String(at));
        return new streams.TombstoneResp().setPosition(position);
      }),
      callback,
    );
  };
}

interface Options {
  getStreamIdentifier(): shared.StreamIdentifier | undefined;
  hasRevision(): boolean;
  getRevision(): string;
  hasNoStream(): boolean;
  hasStreamExists(): boolean;
}

/** @returns the position of the record that says so */
async function remove(
  serving: Serving,
  metadata: Metadata,
  options: Options | undefined,
  how: 'soft' | 'hard',
): Promise<bigint | 'no-answer'> {
  if (options === undefined) throw badRequest('a delete has no options');
  const fault = admitted(serving, how === 'soft' ? 'delete' : 'tombstone', metadata);
  const stream = streamNameOf(options.getStreamIdentifier());
  await serving.access.require(metadata, stream, 'delete');
  const expected = expectedState(options);
  return withFault(serving, fault, async () => {
    const answered = await serving.store.delete(stream, expected, how);
    switch (answered.outcome) {
      case 'deleted':
        return answered.position;
      case 'refused':
        throw noSuchWord(answered.because);
      case 'violated':
        if (answered.actual.kind === 'tombstoned') throw streamDeleted(stream);
        throw wrongExpectedVersion(stream, expected, answered.actual);
    }
  });
}
