import { beforeEach, describe, expect, it } from '@jest/globals';
import { MalformedAppend } from '../append-errors.ts';
import { anEvent, aStream, everything } from './made-events.ts';
import { beforeFirst, type CommandId, type LegalDate, type NewEvent, type RecordedEvent, type StreamName } from '../event.ts';
import type { Append, EventLog } from '../event-log.ts';
import type { OpenLog } from './open-log.ts';

/** What an event holds comes back as it was, or is refused. */
export function contractOfContents(opened: () => OpenLog): void {
  describe('with what an event holds', () => {
    let log: EventLog;

    beforeEach(() => {
      ({ log } = opened());
    });

    const stream = aStream('person');

    async function storedAs(event: NewEvent): Promise<RecordedEvent> {
      const result = await log.append({ writes: [{ stream, expected: 'no-stream', events: [event] }] });
      expect(result.outcome).toBe('appended');
      const [read] = await log.readStream(stream);
      if (read === undefined) throw new Error('not stored');
      expect((await log.readAll({ after: beforeFirst, limit: 1 })).events[0]).toEqual(read);
      return read;
    }

    it('gives every field back as it was handed in', async () => {
      const event = anEvent({
        type: 'PersonRegistered',
        schemaVersion: 7,
        effectiveOn: '1961-12-31',
        personal: { key: 'person-key 1', ciphertext: Uint8Array.from({ length: 300 }, (_, index) => index % 256) },
        metadata: { actor: 'officer-7', traceparent: '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01' },
      });
      const { personal, hash, position, recordedAt, ...read } = await storedAs(event);
      const { personal: sealed, ...given } = event;
      expect(read).toEqual({ ...given, stream, revision: 0 });
      expect(personal?.key).toBe(sealed?.key);
      expect(Buffer.from(personal?.ciphertext ?? [])).toEqual(Buffer.from(sealed?.ciphertext ?? []));
      expect(hash).toHaveLength(32);
      expect(position).toBe(await log.head());
      expect(recordedAt).toBeInstanceOf(Date);
    });

    it('knows an event without personal fields from one whose ciphertext is empty', async () => {
      expect(await storedAs(anEvent())).not.toHaveProperty('personal');
      const empty = aStream('person');
      await log.append({
        writes: [{ stream: empty, expected: 'any', events: [anEvent({ personal: { key: 'k', ciphertext: new Uint8Array() } })] }],
      });
      const [read] = await log.readStream(empty);
      expect(read?.personal?.key).toBe('k');
      expect(read?.personal?.ciphertext).toHaveLength(0);
    });

    const texts: Readonly<Record<string, string>> = {
      'in Kazakh, Russian, Chinese and emoji': '{"имя":"Әлия Өмірбекқызы","город":"Семей","中文":"缓刑","👩🏽‍⚖️":"🇰🇿"}',
      'with characters that are composed and decomposed': `{"composed":"\u00e9","decomposed":"e\u0301"}`,
      'with the escape of U+0000': '{"text":"before\\u0000after"}',
      'with the escape of half a surrogate pair': '{"text":"\\ud83d"}',
      'with escapes that need not be': '{"\\u0061":"\\/\\u0041"}',
      'with quotes, backslashes, braces, commas, tabs and line ends': '{ "a" : "\\"\\\\{},\\t\\r\\n" ,\r\n\t"NULL":null }',
      'with spaces, key order and a key given twice': '  {"b":1,\n "a":2, "b":3}  ',
      'with numbers that do not fit a double': '{"big":12345678901234567890,"tiny":1.0e-400,"exact":1.10,"minus":-0}',
      'that is not an object': '[1,"two",null]',
      'of 1 MiB': JSON.stringify({ text: 'Ж'.repeat(512 * 1024) }),
    };
    for (const [what, data] of Object.entries(texts)) {
      it(`keeps JSON text ${what} byte for byte`, async () => {
        const { data: read } = await storedAs(anEvent({ data }));
        expect(read === data).toBe(true);
      });
    }

    it('keeps unusual characters in names and in metadata', async () => {
      const odd = 'персона-{"a,b"}\\N "NULL" \'1\'' as StreamName; // every character that a store might escape
      const metadata = { 'ключ "1"': 'нөл: \u0000, \\u0000, "', empty: '', '': 'no key' };
      await log.append({ writes: [{ stream: odd, expected: 'no-stream', events: [anEvent({ type: 'Тип, "1"\\', metadata })] }] });
      const [read] = await log.readStream(odd);
      expect(read).toMatchObject({ stream: odd, type: 'Тип, "1"\\', metadata });
      expect(await log.append({ writes: [], checks: [{ stream: odd, expected: 0 }] })).toMatchObject({ outcome: 'appended' });
    });

    for (const effectiveOn of ['0001-01-01', '1900-02-28', '2000-02-29', '2024-03-01', '9999-12-31'] satisfies readonly LegalDate[]) {
      it(`keeps the legal day ${effectiveOn}`, async () => {
        expect((await storedAs(anEvent({ effectiveOn }))).effectiveOn).toBe(effectiveOn);
      });
    }

    it('takes 1,000 events in one append', async () => {
      const events = Array.from({ length: 1_000 }, () => anEvent());
      expect(await log.append({ writes: [{ stream, expected: 'no-stream', events }] })).toMatchObject({
        outcome: 'appended',
        streams: [{ stream, revision: 999 }],
      });
      expect((await log.readStream(stream)).map(({ eventId }) => eventId)).toEqual(events.map(({ eventId }) => eventId));
    });

    it('takes an append over 10,000 streams', async () => {
      const streams = Array.from({ length: 10_000 }, () => aStream('term'));
      const result = await log.append({ writes: streams.map((name) => ({ stream: name, expected: 'no-stream', events: [anEvent()] })) });
      expect(result).toMatchObject({ outcome: 'appended', streams: streams.map((name) => ({ stream: name, revision: 0 })) });
      expect((await everything(log)).map((event) => event.stream)).toEqual(streams);
    });

    it('is not changed when the caller changes what it handed in', async () => {
      const ciphertext = Uint8Array.of(1, 2, 3);
      const metadata: Record<string, string> = { actor: 'officer-1' };
      await log.append({
        writes: [{ stream, expected: 'no-stream', events: [anEvent({ personal: { key: 'k', ciphertext }, metadata })] }],
      });
      ciphertext[0] = 9;
      metadata['actor'] = 'somebody else';
      const [read] = await log.readStream(stream);
      expect(Buffer.from(read?.personal?.ciphertext ?? [])).toEqual(Buffer.of(1, 2, 3));
      expect(read?.metadata).toEqual({ actor: 'officer-1' });
    });
  });

  describe('with an append that no log would take', () => {
    let log: EventLog;

    beforeEach(() => {
      ({ log } = opened());
    });

    const stream = aStream('case');
    const one = anEvent();
    const write = (change: Partial<Record<keyof NewEvent, unknown>>): Append => ({
      writes: [{ stream, expected: 'any', events: [{ ...anEvent(), ...change } as NewEvent] }], // wrong on purpose
    });
    const malformed: Readonly<Record<string, Append>> = {
      'a stream that is written to twice': {
        writes: [
          { stream, expected: 'any', events: [one] },
          { stream, expected: 'any', events: [anEvent()] },
        ],
      },
      'a stream that is written to and checked': {
        writes: [{ stream, expected: 'any', events: [one] }],
        checks: [{ stream, expected: 'any' }],
      },
      'a write without events': { writes: [{ stream, expected: 'any', events: [] }] },
      'the same event twice': { writes: [{ stream, expected: 'any', events: [one, one] }] },
      'an expected revision of -1': { writes: [{ stream, expected: -1, events: [one] }] },
      'a stream without a name': { writes: [{ stream: '' as StreamName, expected: 'any', events: [one] }] }, // wrong on purpose
      'U+0000 in a name': { writes: [{ stream: 'case-\0' as StreamName, expected: 'any', events: [one] }] }, // wrong on purpose
      'a tab in a name': { writes: [{ stream: 'case-\t1' as StreamName, expected: 'any', events: [one] }] }, // wrong on purpose
      'a command id that is not a UUID': { command: { commandId: 'x' as CommandId, fingerprint: 'f' }, writes: [] }, // wrong on purpose
      'an event id that is not a UUID': write({ eventId: 'x' }),
      'an event id in upper case': write({ eventId: one.eventId.replace('e', 'E').replace(/^./, 'A') }),
      'data that is not JSON': write({ data: '{"a":' }),
      'data with a bare U+0000': write({ data: '{"a":"\0"}' }),
      'data with half a surrogate pair': write({ data: '{"a":"\ud83d"}' }),
      'metadata with half a surrogate pair': write({ metadata: { a: '\udc00' } }),
      'a day that is not in the calendar': write({ effectiveOn: '2023-02-29' }),
      'a day of the year 0': write({ effectiveOn: '0000-01-01' }),
      'a day with a time': write({ effectiveOn: '2023-02-28T00:00:00Z' }),
      'a schema version of 0': write({ schemaVersion: 0 }),
      'a type without a name': write({ type: '' }),
    };
    for (const [what, append] of Object.entries(malformed)) {
      it(`refuses ${what} with an error, and writes nothing`, async () => {
        await expect(log.append(append)).rejects.toThrow(MalformedAppend);
        expect(await log.head()).toBe(beforeFirst);
      });
    }
  });
}
