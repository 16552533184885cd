import { describe, expect, it } from '@jest/globals';
import { EventCodec, UndecodableEvent, type StoredForm } from './codec.ts';
import type { EventId, Position, RecordedEvent, StreamName } from './event.ts';

const recorded = (type: string, schemaVersion: number, data: string): RecordedEvent => ({
  stream: 'person-1' as StreamName, // names of a test
  revision: 0,
  position: 1n as Position,
  eventId: '0192e4a0-7b1c-7000-8000-000000000001' as EventId,
  type,
  schemaVersion,
  recordedAt: new Date('2026-03-01T09:00:00Z'),
  effectiveOn: '2026-03-01',
  data,
  metadata: { actor: 'officer-1' },
  hash: new Uint8Array(32),
});

/** An address was one line in version 1, a town and a street in version 2, and has a country since version 3. */
const addressNoted: StoredForm = {
  version: 3,
  upcasts: {
    1: ({ address, ...rest }) => ({ ...rest, town: String(address).split(', ')[0], street: String(address).split(', ')[1] }),
    2: (data) => ({ ...data, country: 'KZ' }),
  },
  samples: {
    1: { data: '{"address":"Almaty, Abai 10"}' },
    2: { data: '{"town":"Almaty","street":"Abai 10"}' },
    3: { data: '{"town":"Almaty","street":"Abai 10","country":"KZ"}' },
  },
};
const codec = new EventCodec([{ AddressNoted: addressNoted }]);

describe('what was stored in an old version', () => {
  it.each(Object.entries(addressNoted.samples))('reads as the present one: version %s', (version, { data }) => {
    expect(codec.decode(recorded('AddressNoted', Number(version), data)).data).toEqual({
      town: 'Almaty',
      street: 'Abai 10',
      country: 'KZ',
    });
  });

  it('keeps where and when it was recorded, and by whom', () => {
    expect(codec.decode(recorded('AddressNoted', 1, '{"address":"Almaty, Abai 10"}'))).toMatchObject({
      type: 'AddressNoted',
      effectiveOn: '2026-03-01',
      stream: 'person-1',
      revision: 0,
      position: 1n,
      metadata: { actor: 'officer-1' },
    });
  });

  it('reads without its personal fields once their key is destroyed', () => {
    expect(codec.decode(recorded('AddressNoted', 3, '{}'))).not.toHaveProperty('personal');
    expect(codec.decode(recorded('AddressNoted', 3, '{}'), { street: 'Abai 10' })).toHaveProperty('personal', { street: 'Abai 10' });
  });
});

describe('what is stored now', () => {
  it('carries the present version', () => {
    expect(codec.encode({ type: 'AddressNoted', effectiveOn: '2026-03-01', data: { town: 'Almaty' } })).toEqual({
      type: 'AddressNoted',
      schemaVersion: 3,
      effectiveOn: '2026-03-01',
      data: '{"town":"Almaty"}',
    });
  });

  it('cannot be of a type that nobody has described', () => {
    expect(() => codec.encode({ type: 'Rumour', effectiveOn: '2026-03-01', data: {} })).toThrow('Rumour is in no event catalogue');
  });
});

describe('what nobody can read', () => {
  it.each([
    ['an unknown type', recorded('Rumour', 1, '{}'), 'the type is in no event catalogue'],
    ['a version from the future', recorded('AddressNoted', 4, '{}'), 'only versions up to 3 are known'],
    ['text that is no JSON', recorded('AddressNoted', 3, '{'), 'the data is not JSON'],
    ['JSON that is no object', recorded('AddressNoted', 3, '[]'), 'the data is not an object'],
  ])('is told with its stream and revision: %s', (_, event, because) => {
    expect(() => codec.decode(event)).toThrow(UndecodableEvent);
    expect(() => codec.decode(event)).toThrow(`person-1 #0 (${event.type} v${String(event.schemaVersion)}): ${because}`);
  });
});

describe('a catalogue', () => {
  it('is refused when an old version has no way up', () => {
    const broken: StoredForm = { version: 3, upcasts: { 1: (data) => data }, samples: {} };
    expect(() => new EventCodec([{ AddressNoted: broken }])).toThrow('AddressNoted has no way up from version 2');
  });

  it('is refused when two describe one type', () => {
    expect(() => new EventCodec([{ AddressNoted: addressNoted }, { AddressNoted: addressNoted }])).toThrow(
      'AddressNoted is in two event catalogues',
    );
  });
});

describe('a fact that is read as it is looked at', () => {
  const personal = { street: 'Abai 10' };

  it.each(Object.entries(addressNoted.samples))('is what it is when it is read at once: version %s', (version, { data }) => {
    for (const opened of [undefined, personal]) {
      const event = recorded('AddressNoted', Number(version), data);
      const { type, effectiveOn, stream, revision, position, recordedAt, eventId, metadata, ...later } = codec.decodeLater(event, opened);
      const read = { type, effectiveOn, data: codec.decodeLater(event).data, stream, revision, position, recordedAt, eventId, metadata };
      expect({ ...read, personal: later.personal }).toEqual({ ...codec.decode(event, opened), personal: opened });
    }
  });

  it('is refused at once where the type or the version is not known, or what was stored cannot be lifted', () => {
    expect(() => codec.decodeLater(recorded('AddressForgotten', 1, '{}'))).toThrow(UndecodableEvent);
    expect(() => codec.decodeLater(recorded('AddressNoted', 4, '{}'))).toThrow('only versions up to 3 are known');
    expect(() => codec.decodeLater(recorded('AddressNoted', 2, '[]'))).toThrow(UndecodableEvent);
  });

  it('is refused where its data is looked at, and is no object', () => {
    for (const data of ['[]', 'null', '"text"', '{']) {
      const fact = codec.decodeLater(recorded('AddressNoted', 3, data));
      expect(fact.stream).toBe('person-1');
      expect(() => fact.data).toThrow(UndecodableEvent);
    }
  });
});

describe('a correction of a fact', () => {
  const withCorrections = new EventCodec([
    { AddressNoted: addressNoted },
    { Corrected: { version: 1, samples: { 1: { data: '{}' } } }, Voided: { version: 1, samples: { 1: { data: '{}' } } } },
  ]);
  const [was, now] = ['Almaty, Abai 10', 'Almaty, Abai 12'].map(
    (address) => `{"effectiveOn":"2026-02-01","data":{"address":"${address}"}}`,
  );

  it('is stored with the version of that fact, and lifted with it', () => {
    const stored = `{"target":0,"targetType":"AddressNoted","was":${String(was)},"now":${String(now)},"targetVersion":1}`;
    expect(withCorrections.decode(recorded('Corrected', 1, stored)).data).toEqual({
      target: 0,
      targetType: 'AddressNoted',
      was: { effectiveOn: '2026-02-01', data: { town: 'Almaty', street: 'Abai 10', country: 'KZ' } },
      now: { effectiveOn: '2026-02-01', data: { town: 'Almaty', street: 'Abai 12', country: 'KZ' } },
    });
  });

  it('is read alike by whoever looks at a part of it only', () => {
    const event = recorded('Voided', 1, `{"target":0,"targetType":"AddressNoted","was":${String(was)},"targetVersion":1}`);
    expect(withCorrections.decodeLater(event).data).toEqual(withCorrections.decode(event).data);
  });

  it('carries the present version of that fact when it is stored now', () => {
    const { data } = withCorrections.encode({ type: 'Voided', effectiveOn: '2026-03-01', data: { target: 0, targetType: 'AddressNoted' } });
    expect(data).toBe('{"target":0,"targetType":"AddressNoted","targetVersion":3}');
  });
});
