import shared from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/shared_pb.js';
import streams from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js';
import { linkType, targetOf } from './link.ts';
import type { RecordStore, StoredRecord } from './record-store.ts';
import { wireStreamName } from './wire-stream-name.ts';
import { wireUuid } from './wire-uuid.ts';

/** How the reader wants records. */
export interface RecordForm {
  readonly structuredUuids: boolean;
  /** A link is handed out with the record that it points to. */
  readonly resolveLinks: boolean;
}

/** A record as a reader is handed it: with what it points to, where it is a link and they asked for that. */
export async function wireRead(record: StoredRecord, form: RecordForm, store: RecordStore): Promise<streams.ReadResp> {
  const read = new streams.ReadResp.ReadEvent().setCommitPosition(String(record.position));
  if (form.resolveLinks && record.type === linkType) {
    read.setLink(wireRecord(record, form));
    const target = await targetOf(record, store);
    if (target !== undefined) read.setEvent(wireRecord(target, form));
  } else {
    read.setEvent(wireRecord(record, form));
  }
  return new streams.ReadResp().setEvent(read);
}

function wireRecord(record: StoredRecord, { structuredUuids }: RecordForm): streams.ReadResp.ReadEvent.RecordedEvent {
  const wire = new streams.ReadResp.ReadEvent.RecordedEvent()
    .setId(wireUuid(record.id, structuredUuids))
    .setStreamIdentifier(wireStreamName(record.stream))
    .setStreamRevision(String(record.revision))
    .setPreparePosition(String(record.position))
    .setCommitPosition(String(record.position))
    .setCustomMetadata(record.metadata)
    .setData(record.data);
  wire
    .getMetadataMap()
    .set('type', record.type)
    .set('content-type', record.contentType)
    .set('created', String(ticksOf(record.recordedAt)));
  return wire;
}

/** Of 100 nanoseconds, since 1970. */
function ticksOf(instant: Date): bigint {
  return BigInt(instant.getTime()) * 10_000n;
}

export function wirePosition(position: bigint): shared.AllStreamPosition {
  return new shared.AllStreamPosition().setCommitPosition(String(position)).setPreparePosition(String(position));
}
