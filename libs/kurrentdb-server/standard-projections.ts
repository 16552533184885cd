import { randomUUID } from 'node:crypto';
import { causeOf, linkRecord, linkTextOf, linkType } from './link.ts';
import type { ProposedWrite, StoredRecord } from './record-store.ts';

/** What a projection makes of one record of the log. */
export interface Projection {
  /** Whether it is given what a link points to instead of the link. */
  readonly followsLinks: boolean;
  wants(record: StoredRecord): boolean;
  /** @param record what was read, or what it points to */
  writesOf(record: StoredRecord): readonly ProposedWrite[];
}

/** The projections that every KurrentDB has, and that nobody runs before they are enabled, by name. */
export const standardProjections: ReadonlyMap<string, Projection> = new Map([
  ['$by_category', ofEvery((record) => linkTo(prefixed('$ce-', categoryOf(record.stream)), record))],
  ['$by_event_type', ofEvery((record) => (record.type === linkType ? [] : linkTo(`$et-${record.type}`, record)))],
  [
    '$streams',
    ofEvery((record) => (record.revision === 0n ? [{ stream: '$streams', record: linkRecord(`0@${record.stream}`, record) }] : [])),
  ],
  ['$stream_by_category', ofEvery((record) => (record.revision === 0n ? streamReference(record) : []))],
]);

function ofEvery(writesOf: Projection['writesOf']): Projection {
  return { followsLinks: false, wants: () => true, writesOf };
}

/** What is before the first hyphen; streams of the system have none. */
function categoryOf(stream: string): string | undefined {
  const end = stream.indexOf('-');
  return stream.startsWith('$') || end < 1 ? undefined : stream.slice(0, end);
}

function prefixed(prefix: string, name: string | undefined): string | undefined {
  return name === undefined ? undefined : prefix + name;
}

function linkTo(stream: string | undefined, record: StoredRecord): readonly ProposedWrite[] {
  return stream === undefined ? [] : [{ stream, record: linkRecord(linkTextOf(record), record) }];
}

function streamReference(record: StoredRecord): readonly ProposedWrite[] {
  const stream = prefixed('$category-', categoryOf(record.stream));
  if (stream === undefined) return [];
  const contentType = 'application/octet-stream';
  return [{ stream, record: { id: randomUUID(), type: '$@', contentType, data: Buffer.from(record.stream), metadata: causeOf(record) } }];
}
