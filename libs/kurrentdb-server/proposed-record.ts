import type streams from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js';
import { badRequest } from './call-error.ts';
import type { ExpectedState, ProposedRecord } from './record-store.ts';
import { uuidOf, uuidText } from './wire-uuid.ts';

type ProposedMessage = streams.AppendReq.ProposedMessage | streams.BatchAppendReq.ProposedMessage;

/** @throws CallError where the id is no UUID, or a field that every record has is missing */
export function proposedRecord(wire: ProposedMessage): ProposedRecord {
  const id = uuidOf(wire.getId());
  if (!uuidText.test(id)) throw badRequest(`an event id is not a UUID: ${id}`);
  const properties = wire.getMetadataMap();
  const type = properties.get('type');
  const contentType = properties.get('content-type');
  if (type === undefined || contentType === undefined) throw badRequest('an event has no type or no content-type');
  return { id, type, contentType, data: wire.getData_asU8(), metadata: wire.getCustomMetadata_asU8() };
}

/** What `Append`, `Delete` and `Tombstone` have in common. */
interface StreamOptions {
  hasRevision(): boolean;
  getRevision(): string;
  hasNoStream(): boolean;
  hasStreamExists(): boolean;
}

export function expectedState(options: StreamOptions): ExpectedState {
  if (options.hasRevision()) return BigInt(options.getRevision());
  if (options.hasNoStream()) return 'no-stream';
  return options.hasStreamExists() ? 'exists' : 'any';
}

export function batchExpectedState(options: streams.BatchAppendReq.Options): ExpectedState {
  if (options.hasStreamPosition()) return BigInt(options.getStreamPosition());
  if (options.hasNoStream()) return 'no-stream';
  return options.hasStreamExists() ? 'exists' : 'any';
}

/** Bytes of a record as the limits of an append count them. */
export function bytesOf({ type, data, metadata }: ProposedRecord): number {
  return Buffer.byteLength(type) + data.length + metadata.length;
}
