import { beforeEach, describe, expect, it } from '@jest/globals';
import { anEvent, anEventId, aStream, streamOf } from './made-events.ts';
import { eventHash, hashBeforeFirst } from '../event-hash.ts';
import type { RecordedEvent } from '../event.ts';
import type { EventLog } from '../event-log.ts';
import type { OpenLog } from './open-log.ts';

/** Anybody can check the chain of hashes of a stream. */
export function contractOfHashes(opened: () => OpenLog): void {
  describe('with a chain of hashes in each stream', () => {
    let log: EventLog;

    beforeEach(() => {
      ({ log } = opened());
    });

    async function chain(): Promise<readonly RecordedEvent[]> {
      const stream = aStream('person');
      const personal = { key: 'k', ciphertext: Uint8Array.of(1, 2, 3) };
      await log.append({ writes: [{ stream, expected: 'no-stream', events: [anEvent(), anEvent({ personal })] }] });
      await streamOf(log, aStream('case'), 2);
      await log.append({ writes: [{ stream, expected: 1, events: [anEvent({ personal, metadata: { b: '2', a: '1' } })] }] });
      return log.readStream(stream);
    }

    it('can be checked by anybody from the events that are read back', async () => {
      const events = await chain();
      expect(events).toHaveLength(3);
      expect(brokenAt(events)).toBeUndefined();
    });

    const changes: Readonly<Record<string, (event: RecordedEvent) => Partial<RecordedEvent>>> = {
      'the stream': () => ({ stream: aStream('person') }),
      'the revision': ({ revision }) => ({ revision: revision + 1 }),
      'the event id': () => ({ eventId: anEventId() }),
      'the type': ({ type }) => ({ type: `${type}s` }),
      'the schema version': ({ schemaVersion }) => ({ schemaVersion: schemaVersion + 1 }),
      'the time of recording': ({ recordedAt }) => ({ recordedAt: new Date(recordedAt.getTime() + 1) }),
      'the legal day': () => ({ effectiveOn: '2024-02-02' }),
      'a space in the data': ({ data }) => ({ data: `${data} ` }),
      'one bit of the ciphertext': () => ({ personal: { key: 'k', ciphertext: Uint8Array.of(1, 2, 2) } }),
      'whose key it is': () => ({ personal: { key: 'l', ciphertext: Uint8Array.of(1, 2, 3) } }),
      'the metadata': ({ metadata }) => ({ metadata: { ...metadata, a: '1 ' } }),
      'its own hash': ({ hash }) => ({ hash: Uint8Array.from(hash, (byte, index) => (index === 31 ? byte ^ 1 : byte)) }),
    };
    for (const [what, change] of Object.entries(changes)) {
      it(`breaks at the event when ${what} is changed`, async () => {
        const events = await chain();
        expect(brokenAt(events.map((event, index) => (index === 1 ? { ...event, ...change(event) } : event)))).toBe(1);
      });
    }

    it('breaks when an event is left out, and when two change places', async () => {
      const [first, second, third] = await chain();
      if (first === undefined || second === undefined || third === undefined) throw new Error('not stored');
      expect(brokenAt([second, third])).toBe(0);
      expect(brokenAt([first, third])).toBe(1);
      expect(brokenAt([first, third, second])).toBe(1);
    });
  });
}

/** Index of the first event of a whole stream whose hash does not follow from it and the one before. */
function brokenAt(events: readonly RecordedEvent[]): number | undefined {
  const broken = events.findIndex((event, index) => {
    const expected = eventHash(events[index - 1]?.hash ?? hashBeforeFirst, event);
    return !Buffer.from(expected).equals(Buffer.from(event.hash));
  });
  return broken === -1 ? undefined : broken;
}
