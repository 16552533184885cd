import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { eventHash } from '../event-log/event-hash.ts';
import type { EventId, LegalDate, Position, RecordedEvent, StreamName } from '../event-log/event.ts';
import { ByteHash } from './byte-hash.ts';
import { EventBytes } from './event-bytes.ts';
import { HashCheck } from './hash-check.ts';

const previous = Buffer.alloc(32, 7);

const usual: RecordedEvent = {
  eventId: '0192e4a0-7b1c-7000-8000-00000000abcd' as EventId, // well formed
  type: 'PersonRegistered',
  schemaVersion: 1,
  effectiveOn: '2024-02-29',
  data: '{"sex":"F"}',
  metadata: { source: 'synthetic', actor: 'officer-1', commandId: '0192e4a0-7b1c-7000-8000-00000000ffff' },
  stream: 'person-1' as StreamName, // a literal name
  revision: 0,
  position: 1n as Position, // the first
  recordedAt: new Date('2024-02-29T10:00:00.123Z'),
  hash: Buffer.alloc(32),
};

describe('the hash that is computed from the bytes of a row', () => {
  it('is the one that is computed from the event, whatever the event says', () => {
    fc.assert(
      fc.property(anyEvent, anyHash, (event, before) => {
        expect(ofBytes(rowOf(event), before) ?? ofEvent(event, before)).toBe(ofEvent(event, before));
      }),
      { numRuns: 500 },
    );
  });

  it('is the one that is computed from the event, whatever object of strings its metadata is and however that was written', () => {
    fc.assert(
      fc.property(metadataAsWritten, (written) => {
        const row = rowOf(usual, written);
        const event = read(row).event();
        expect(ofBytes(row, previous) ?? ofEvent(event, previous)).toBe(ofEvent(event, previous));
      }),
      { numRuns: 500 },
    );
  });

  const ordinary: Readonly<Record<string, Partial<RecordedEvent>>> = {
    'no metadata': { metadata: {} },
    'one word of metadata': { metadata: { actor: 'officer-1' } },
    'metadata whose keys are not in order, some of them the beginning of others': {
      metadata: { office: 'P7501', actor: 'o', of: '', actors: 'x', a: 'y' },
    },
    'Kazakh and Russian text, emoji, and U+2028': { metadata: { note: 'Қарлығаш, Ёлка 🧾 \u2028' }, stream: 'person-ә' as StreamName },
    'no personal fields': {},
    'an empty ciphertext under a key': { personal: { key: 'person-1', ciphertext: new Uint8Array(0) } },
    'data of a megabyte': { data: JSON.stringify({ text: 'ж'.repeat(500_000) }) },
    'a stream name of a thousand characters': { stream: `person-${'x'.repeat(1_000)}` as StreamName },
    'a revision and a version of several digits': { revision: 1_234_567, schemaVersion: 12 },
    'the first day of the calendar': { effectiveOn: '0001-01-01' },
    'the last day of the calendar': { effectiveOn: '9999-12-31' },
    'a leap day before 2000': { effectiveOn: '1996-02-29' },
    'a time before 1970': { recordedAt: new Date('1969-12-31T23:59:59.999Z') },
    'U+0000 written as an escape in the data': { data: '{"text":"\\u0000"}' },
  };
  for (const [what, fields] of Object.entries(ordinary)) {
    it(`needs no second look at an event with ${what}`, () => {
      const event = { ...usual, ...fields };
      expect(ofBytes(rowOf(event), previous)).toBe(ofEvent(event, previous));
    });
  }

  const unusual: Readonly<Record<string, string>> = {
    'a quote in a value': String.raw`{"note":"\""}`,
    'an escaped letter': String.raw`{"note":"\u0041"}`,
    'a space after a colon': '{"note": "x"}',
    'a key that is there twice': '{"note":"x","note":"y"}',
    'a key that is not ASCII': '{"ключ":"x"}',
    'a number': '{"n":1}',
    'an object in an object': '{"a":{"b":"c"}}',
    'more keys than any event has': JSON.stringify(Object.fromEntries(Array.from({ length: 33 }, (_, n) => [`key ${String(n)}`, '']))),
  };
  for (const [what, written] of Object.entries(unusual)) {
    it(`leaves an event to its definition where the metadata has ${what}`, () => {
      expect(ofBytes(rowOf(usual, written), previous)).toBeUndefined();
    });
  }
});

describe('the check of the hashes of some rows', () => {
  it('finds nothing wrong where each hash follows from the event and the hash before it', () => {
    const rows = [usual, { ...usual, metadata: { note: '"' } }, { ...usual, personal: { key: 'k', ciphertext: Uint8Array.of(1) } }];
    expect(rows.map((event) => holds(rowOf(hashed(event))))).toEqual([true, true, true]);
  });

  it('finds the row of which a single bit of any column but the position has changed', () => {
    const row = rowOf(hashed({ ...usual, personal: { key: 'person-1', ciphertext: Uint8Array.of(1, 2, 3) } }));
    const missed: number[] = [];
    for (const [from, to] of columnsOf(row).slice(1)) {
      for (let bit = 8 * from; bit < 8 * to; bit++) {
        const changed = Buffer.from(row);
        changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7)); // within the row
        if (holds(changed)) missed.push(bit);
      }
    }
    expect(missed).toEqual([]);
  });

  it('finds a row that lacks a column', () => {
    const row = rowOf(hashed(usual));
    row.writeInt32BE(-1, (columnsOf(row)[4]?.[0] ?? 0) - 4); // the legal day
    expect(holds(row)).toBe(false);
  });
});

describe('the event that is made of the bytes of a row', () => {
  it('is the event that was written', () => {
    fc.assert(
      fc.property(anyEvent, (event) => {
        expect(comparable(read(rowOf(event)).event())).toEqual(comparable(event));
      }),
    );
  });
});

/** Any text without half of a surrogate pair: the log takes no other. */
const text = fc.string({ unit: 'binary', maxLength: 40 });
const anyHash = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => Buffer.from(bytes));
const anyEvent: fc.Arbitrary<RecordedEvent> = fc
  .record({
    eventId: fc.uuid().map((id) => id as EventId), // well formed
    type: text,
    schemaVersion: fc.integer({ min: 1, max: 0x7fffffff }),
    effectiveOn: fc
      .date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
      .map((day) => day.toISOString().slice(0, 10) as LegalDate), // a day of the calendar
    data: fc.json(),
    metadata: fc.dictionary(fc.oneof(fc.string(), text), fc.oneof(fc.string(), text), { noNullPrototype: true }),
    stream: text.map((name) => name as StreamName), // any name
    revision: fc.integer({ min: 0, max: 0x7ffffffe }),
    position: fc.integer({ min: 1 }).map((position) => BigInt(position) as Position), // any place
    recordedAt: fc.date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true }),
    hash: anyHash,
    sealed: fc.option(fc.record({ key: text, ciphertext: fc.uint8Array({ maxLength: 100 }) }), { nil: undefined }),
  })
  .map(({ sealed, ...event }) => ({ ...event, ...(sealed !== undefined && { personal: sealed }) }));

/** Objects of strings as JSON, with any space, escapes and repetitions in them. */
const metadataAsWritten = fc
  .array(fc.tuple(jsonString(), jsonString(), fc.constantFrom('', ' ', '\n')), { maxLength: 6 })
  .map((entries) => `{${entries.map(([key, value, space]) => `${space}${key}:${space}${value}`).join(',')}}`);

function jsonString(): fc.Arbitrary<string> {
  const plain = fc.constantFrom('a', 'b', 'actor', 'office', '10', '9', '__proto__', 'ә', '');
  return fc.oneof(plain, text).chain((value) => fc.constantFrom(JSON.stringify(value), escaped(value)));
}

function escaped(value: string): string {
  return `"${[...value.split('')].map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`).join('')}"`;
}

function read(row: Buffer): EventBytes {
  const event = new EventBytes();
  expect(event.read(row, 0)).toBe(true);
  return event;
}

function ofBytes(row: Buffer, before: Uint8Array): string | undefined {
  return new ByteHash().of(read(row), before, 0);
}

function ofEvent(event: RecordedEvent, before: Uint8Array): string {
  return Buffer.from(eventHash(before, event)).toString('latin1');
}

function hashed(event: RecordedEvent): RecordedEvent {
  return { ...event, hash: eventHash(previous, event) };
}

/** A row as `COPY` sends it. @source PostgreSQL, COPY, Binary Format */
function rowOf(event: RecordedEvent, metadata: string = JSON.stringify(event.metadata)): Buffer {
  const { position, revision, schemaVersion, recordedAt, effectiveOn, eventId, stream, type, data, personal, hash } = event;
  const year2000 = Date.parse('2000-01-01T00:00:00Z');
  const eight = (value: bigint): Buffer => {
    const bytes = Buffer.alloc(8);
    bytes.writeBigInt64BE(value);
    return bytes;
  };
  const four = (value: number): Buffer => {
    const bytes = Buffer.alloc(4);
    bytes.writeInt32BE(value);
    return bytes;
  };
  const columns = [
    eight(position),
    four(revision),
    four(schemaVersion),
    eight(BigInt(recordedAt.getTime() - year2000) * 1_000n),
    four((Date.parse(effectiveOn) - year2000) / 86_400_000),
    Buffer.from(eventId.replaceAll('-', ''), 'hex'),
    Buffer.from(stream),
    Buffer.from(type),
    Buffer.from(metadata),
    Buffer.from(data),
    personal === undefined ? undefined : Buffer.from(personal.key),
    personal?.ciphertext,
    hash,
  ];
  const count = Buffer.from([0, columns.length]);
  return Buffer.concat([count, ...columns.flatMap((column) => (column === undefined ? [four(-1)] : [four(column.length), column]))]);
}

/** Where the columns of a row begin and end, without their lengths. */
function columnsOf(row: Buffer): readonly (readonly [from: number, to: number])[] {
  const columns: (readonly [number, number])[] = [];
  for (let at = 2; at < row.length; at = columns.at(-1)?.[1] ?? row.length)
    columns.push([at + 4, at + 4 + Math.max(0, row.readInt32BE(at))]);
  return columns;
}

function holds(row: Buffer): boolean {
  const rows = { bytes: new Uint8Array(row), starts: Int32Array.of(0), previous: new Uint8Array(previous) };
  return new HashCheck().doubtful(rows).length === 0;
}

/** Buffers and arrays of the same bytes are alike. */
function comparable({ hash, personal, metadata, ...event }: RecordedEvent): object {
  const ciphertext = personal === undefined ? undefined : Buffer.from(personal.ciphertext).toString('hex');
  return { ...event, hash: Buffer.from(hash).toString('hex'), key: personal?.key, ciphertext, metadata: Object.entries(metadata).sort() };
}
