import shared from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/shared_pb.js';
import { badRequest } from './call-error.ts';

/** @throws CallError where none is named */
export function streamNameOf(wire: shared.StreamIdentifier | undefined): string {
  const name = Buffer.from(wire?.getStreamName_asU8() ?? []).toString('utf8');
  if (name === '') throw badRequest('no stream is named');
  return name;
}

export function wireStreamName(stream: string): shared.StreamIdentifier {
  return new shared.StreamIdentifier().setStreamName(Buffer.from(stream, 'utf8'));
}
