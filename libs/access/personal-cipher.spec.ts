import { describe, expect, it } from '@jest/globals';
import type { EventId, RecordedEvent } from '../event-log/event.ts';
import { MemoryPersonalSeal } from './memory-personal-seal.ts';
import { dataKeyFrom, KeyDestroyed, NotAuthentic, openEvents, sealParts } from './personal-cipher.ts';
import { chainHolds, eventIdOf, eventWithoutPersonal, sealedEvents } from './personal-events.sample.ts';

const aigerim = 'b1a6a1d2-0f0e-4f0b-9a52-2f0a3c1d4e5f';
const daulet = 'c2b7b2e3-1a1f-4a1c-8b63-3a1b4d2e5f60';

describe('sealed personal fields', () => {
  it('are opened again under the same key for the same event', async () => {
    const seal = new MemoryPersonalSeal();
    const events = await sealedEvents(seal, [
      { key: aigerim, fields: { familyName: 'Ахметова', givenName: 'Әйгерім' } },
      { key: daulet, fields: { phone: '+7 701 000 00 00' } },
    ]);
    expect(await seal.open(events)).toEqual([{ familyName: 'Ахметова', givenName: 'Әйгерім' }, { phone: '+7 701 000 00 00' }]);
  });

  it('do not show in the ciphertext', async () => {
    const [event] = await sealedEvents(new MemoryPersonalSeal(), [{ key: aigerim, fields: { familyName: 'Akhmetova' } }]);
    expect(Buffer.from(event?.personal?.ciphertext ?? []).toString('latin1')).not.toContain('Akhmetova');
  });

  it('are kept in the form in which they were first written, for ever', () => {
    const stored =
      '01000102030405060708090a0b63a38f117060b53039d388f9c0624e2a71ed335ea4b2c2e0941edd6a3c07dd27a3141ad55031709f825edce2e414d0aa9b';
    const eventId = '6d1c1a52-6f0b-5f39-9c1e-0b9d6f0a4b11' as EventId; // any UUID
    const dataKey = dataKeyFrom(Buffer.alloc(32, 7));
    const [sealed] = sealParts(
      [{ key: 'person-1', eventId, fields: { familyName: 'Ахметова' } }],
      () => dataKey,
      () => Buffer.from([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]),
    );
    expect(Buffer.from(sealed?.ciphertext ?? []).toString('hex')).toBe(stored);
    const event = { ...eventWithoutPersonal(0), eventId, personal: { key: 'person-1', ciphertext: Buffer.from(stored, 'hex') } };
    expect(openEvents([event], () => dataKey)).toEqual([{ familyName: 'Ахметова' }]);
  });

  it('look different each time that the same is sealed', async () => {
    const seal = new MemoryPersonalSeal();
    const part = { key: aigerim, eventId: eventIdOf(0), fields: { phone: '+7 701 000 00 00' } };
    const sealed = await seal.seal([part, part, part]);
    expect(new Set(sealed.map(({ ciphertext }) => Buffer.from(ciphertext).toString('hex'))).size).toBe(3);
  });

  it('are absent where an event has none', async () => {
    expect(await new MemoryPersonalSeal().open([eventWithoutPersonal(0)])).toEqual([undefined]);
  });

  it('are absent where the key is unknown', async () => {
    const events = await sealedEvents(new MemoryPersonalSeal(), [{ key: aigerim, fields: { phone: '1' } }]);
    expect(await new MemoryPersonalSeal().open(events)).toEqual([undefined]);
  });
});

describe('a ciphertext that was tampered with', () => {
  async function twoEvents(): Promise<{ seal: MemoryPersonalSeal; first: RecordedEvent; second: RecordedEvent; other: RecordedEvent }> {
    const seal = new MemoryPersonalSeal();
    const [first, second, other] = await sealedEvents(seal, [
      { key: aigerim, fields: { residence: 'Абай 1' } },
      { key: aigerim, fields: { residence: 'Абай 2' } },
      { key: daulet, fields: { residence: 'Абай 3' } },
    ]);
    if (first === undefined || second === undefined || other === undefined) throw new Error('three were sealed');
    return { seal, first, second, other };
  }

  it('does not open for another event of the same person', async () => {
    const { seal, first, second } = await twoEvents();
    const moved = { ...first, ...(second.personal && { personal: second.personal }) };
    await expect(seal.open([moved])).rejects.toThrow(NotAuthentic);
  });

  it('does not open for another person', async () => {
    const { seal, first, other } = await twoEvents();
    const moved = { ...first, personal: { key: daulet, ciphertext: first.personal?.ciphertext ?? new Uint8Array() } };
    await expect(seal.open([other, moved])).rejects.toThrow(NotAuthentic);
  });

  it('does not open for another person, even if both had the same key', () => {
    const dataKey = dataKeyFrom(Buffer.alloc(32, 1));
    const [personal] = sealParts([{ key: aigerim, eventId: eventIdOf(0), fields: {} }], () => dataKey);
    const moved = { ...eventWithoutPersonal(0), personal: { key: daulet, ciphertext: personal?.ciphertext ?? new Uint8Array() } };
    expect(() => openEvents([moved], () => dataKey)).toThrow(NotAuthentic);
  });

  it('does not open with any one of its bits turned', async () => {
    const { seal, first } = await twoEvents();
    const intact = first.personal?.ciphertext ?? new Uint8Array();
    for (let bit = 0; bit < intact.length * 8; bit++) {
      const ciphertext = Uint8Array.from(intact);
      ciphertext[bit >> 3] = (ciphertext[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      await expect(seal.open([{ ...first, personal: { key: aigerim, ciphertext } }])).rejects.toThrow(NotAuthentic);
    }
  });

  it.each([0, 1, 12, 28])('does not open when only %i of its bytes are left', async (length) => {
    const { seal, first } = await twoEvents();
    const ciphertext = (first.personal?.ciphertext ?? new Uint8Array()).subarray(0, length);
    await expect(seal.open([{ ...first, personal: { key: aigerim, ciphertext } }])).rejects.toThrow(NotAuthentic);
  });

  it('is reported with its stream and revision', async () => {
    const { seal, first, second } = await twoEvents();
    const moved = { ...second, ...(first.personal && { personal: first.personal }) };
    await expect(seal.open([first, moved])).rejects.toThrow('person-a#1');
  });
});

describe('a person whose key was destroyed', () => {
  it('opens as nothing, while others still open', async () => {
    const seal = new MemoryPersonalSeal();
    const events = await sealedEvents(seal, [
      { key: aigerim, fields: { phone: '1' } },
      { key: daulet, fields: { phone: '2' } },
    ]);
    seal.destroy(aigerim);
    seal.destroy(aigerim);
    expect(await seal.open(events)).toEqual([undefined, { phone: '2' }]);
  });

  it('has nothing sealed any more, not even beside others', async () => {
    const seal = new MemoryPersonalSeal();
    seal.destroy(aigerim);
    const parts = [daulet, aigerim].map((key, index) => ({ key, eventId: eventIdOf(index), fields: {} }));
    await expect(seal.seal(parts)).rejects.toThrow(KeyDestroyed);
  });

  it('leaves a chain of events that still holds, because it covers the ciphertext', async () => {
    const seal = new MemoryPersonalSeal();
    const events = await sealedEvents(seal, [
      { key: aigerim, fields: { phone: '1' } },
      { key: aigerim, fields: { phone: '2' } },
    ]);
    seal.destroy(aigerim);
    expect(chainHolds(events)).toBe(true);
    expect(chainHolds(events.map((event) => ({ ...event, personal: { key: aigerim, ciphertext: Buffer.alloc(40) } })))).toBe(false);
  });
});
