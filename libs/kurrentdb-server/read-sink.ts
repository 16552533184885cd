import type { ServerWritableStream } from '@grpc/grpc-js';
import type streams from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js';
import type { send } from './answering.ts';

/** The call of a read or of a subscription. */
export type ReadCall = ServerWritableStream<streams.ReadReq, streams.ReadResp>;

/** Where its responses go: the call itself, or what stands before it where a fault is switched on. */
export type ReadSink = Parameters<typeof send<streams.ReadResp>>[0];
