import type { EventId, EventMetadata, LegalDate, Position, RecordedEvent, SealedPersonal, StreamName } from '../event-log/event.ts';
import type { CopiedRows } from './binary-copy.ts';
import { EventBytes, legalDateOf } from './event-bytes.ts';
import type { NamesSeen } from './names-seen.ts';

/**
 * The events of some rows of `binaryEventColumns`. Of each only its place and type are read at once, and the rest from its row each time
 * that it is asked for, so that all these rows stay in memory for as long as one of these events does.
 *
 * @throws Error where a row is not as the log writes them
 */
export function copiedEvents({ bytes, starts }: CopiedRows, types: NamesSeen): readonly RecordedEvent[] {
  const rows = Buffer.from(bytes.buffer);
  const events: RecordedEvent[] = [];
  for (const start of starts) {
    if (!row.read(rows, start)) throw new Error(`Event ${String(row.position)} lacks a column that every event has`);
    const type = types.nameAt(rows, row.typeAt, row.typeLength);
    events.push(row.isPersonal() ? new CopiedPersonalEvent(row, start, type) : new CopiedEvent(row, start, type));
  }
  return events;
}

/** Filled again for whatever is read next. */
const row = new EventBytes();

class CopiedEvent implements RecordedEvent {
  readonly position: Position;
  readonly type: string;
  readonly revision: number;
  readonly schemaVersion: number;
  private readonly rows: Buffer;
  private readonly start: number;
  /** Kept once it is known: it is a key more often than not, and one string of it is enough. */
  private name: StreamName | undefined = undefined;
  private readonly streamAt: number;
  private readonly streamEnd: number;
  private readonly dataAt: number;
  private readonly dataEnd: number;

  constructor(read: EventBytes, start: number, type: string) {
    this.position = BigInt(read.position) as Position; // a column that holds nothing else
    this.type = type;
    this.revision = read.revision;
    this.schemaVersion = read.schemaVersion;
    this.rows = read.bytes;
    this.start = start;
    this.streamAt = read.streamAt;
    this.streamEnd = read.streamAt + read.streamLength;
    this.dataAt = read.dataAt;
    this.dataEnd = read.dataAt + read.dataLength;
  }

  get stream(): StreamName {
    this.name ??= this.rows.toString('utf8', this.streamAt, this.streamEnd) as StreamName; // a column that holds nothing else
    return this.name;
  }

  get data(): string {
    return this.rows.toString('utf8', this.dataAt, this.dataEnd);
  }

  get eventId(): EventId {
    return this.row().eventId();
  }

  get effectiveOn(): LegalDate {
    return legalDateOf(this.row().effectiveOn);
  }

  get metadata(): EventMetadata {
    return this.row().metadata();
  }

  get recordedAt(): Date {
    return new Date(this.row().recordedAt);
  }

  get hash(): Uint8Array {
    return this.row().hash();
  }

  protected row(): EventBytes {
    row.read(this.rows, this.start);
    return row;
  }
}

class CopiedPersonalEvent extends CopiedEvent {
  private sealed: SealedPersonal | undefined;

  /** Whoever opens it asks for its parts one by one. */
  get personal(): SealedPersonal {
    this.sealed ??= this.row().personal();
    return this.sealed;
  }
}
