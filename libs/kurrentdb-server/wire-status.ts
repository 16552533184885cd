import type { status } from '@grpc/grpc-js';
import anyPb from 'google-protobuf/google/protobuf/any_pb.js';
import rpcStatus from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/status_pb.js';

/** A status with details of a named type, as the protocol packs it. */
export function wireStatus(code: status, message: string, type: string, details: { serializeBinary(): Uint8Array }): rpcStatus.Status {
  const packed = new anyPb.Any();
  packed.pack(details.serializeBinary(), type);

  const described = new rpcStatus.Status().setMessage(message).setDetails(packed);
  // eslint-disable-next-line @typescript-eslint/no-unsafe-enum-assignment -- the same numbers, of another enumeration
  return described.setCode(code as number);
}
