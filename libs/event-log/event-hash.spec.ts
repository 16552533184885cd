import { describe, expect, it } from '@jest/globals';
import { eventHash, hashBeforeFirst } from './event-hash.ts';
import type { EventId, RecordedEvent, StreamName } from './event.ts';

const registered: Omit<RecordedEvent, 'hash' | 'position'> = {
  stream: 'person-1' as StreamName, // any text will do here
  revision: 0,
  eventId: '0192e4a0-7b1c-7000-8000-000000000001' as EventId, // any id
  type: 'PersonRegistered',
  schemaVersion: 1,
  recordedAt: new Date('2024-02-01T10:00:00.000Z'),
  effectiveOn: '2024-01-31',
  data: '{"sex":"female"}',
  personal: { key: 'key-1', ciphertext: Uint8Array.of(1, 2, 3) },
  metadata: { office: 'Семей', actor: 'officer-1' },
};
const ofRegistered = '49481ecc7b4a73f79b6e1a0ebd22d1a383d6e9adea261f5446ff100ef552ea55';

const moved: Omit<RecordedEvent, 'hash' | 'position'> = {
  stream: 'person-1' as StreamName, // any text will do here
  revision: 1,
  eventId: '0192e4a0-7b1c-7000-8000-000000000002' as EventId, // any id
  type: 'PersonMoved',
  schemaVersion: 2,
  recordedAt: new Date('2024-02-01T10:00:00.001Z'),
  effectiveOn: '2024-02-01',
  data: '{}',
  metadata: {},
};

describe('the hash of an event', () => {
  // both were computed by another program, from the words of the documentation
  it('is what anybody can compute from the event and the hash before it', () => {
    expect(Buffer.from(eventHash(hashBeforeFirst, registered)).toString('hex')).toBe(ofRegistered);
    expect(Buffer.from(eventHash(Buffer.from(ofRegistered, 'hex'), moved)).toString('hex')).toBe(
      '230d645f7a914bc2f8c98305677584ca4f1b862dec59ea82c22e308a6c61e87c',
    );
  });

  it('does not depend on the order in which a store hands the metadata back', () => {
    const reordered = { ...registered, metadata: { actor: 'officer-1', office: 'Семей' } };
    expect(Buffer.from(eventHash(hashBeforeFirst, reordered)).toString('hex')).toBe(ofRegistered);
  });

  it('builds on nothing but a hash', () => {
    expect(() => eventHash(new Uint8Array(31), registered)).toThrow(RangeError);
  });
});
