import { randomUUID } from 'node:crypto';
import type { ProposedRecord, RecordStore, StoredRecord } from './record-store.ts';

/** Type of a record that stands for another one, which it names `revision@stream`. */
export const linkType = '$>';

/** What a link to this record says; to a link, what that one says. */
export function linkTextOf(record: StoredRecord): string {
  return record.type === linkType ? Buffer.from(record.data).toString('utf8') : `${String(record.revision)}@${record.stream}`;
}

/** A link that a projection writes; `$causedBy` is the id of what it has read, as the real server says it. */
export function linkRecord(text: string, causedBy: StoredRecord): ProposedRecord {
  return {
    id: randomUUID(),
    type: linkType,
    contentType: 'application/octet-stream',
    data: Buffer.from(text),
    metadata: causeOf(causedBy),
  };
}

/** Metadata of whatever a projection writes. */
export function causeOf({ id, position }: StoredRecord): Uint8Array {
  return Buffer.from(`{"$c":${String(position)},"$p":${String(position)},"$causedBy":"${id}"}`);
}

/** Undefined where the target is no longer, or never was. */
export async function targetOf(link: StoredRecord, store: RecordStore): Promise<StoredRecord | undefined> {
  const [, revision, stream] = /^(\d+)@(.+)$/s.exec(Buffer.from(link.data).toString('utf8')) ?? [];
  if (revision === undefined || stream === undefined) return undefined;
  const found = await store.readStream(stream, { from: BigInt(revision), direction: 'forwards', limit: 1 });
  if (found === 'absent' || found === 'tombstoned') return undefined;
  return found.find((record) => record.revision === BigInt(revision));
}
