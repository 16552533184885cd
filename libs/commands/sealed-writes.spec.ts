import { describe, expect, it } from '@jest/globals';
import { MemoryPersonalSeal } from '../access/memory-personal-seal.ts';
import { EventCodec } from '../event-log/codec.ts';
import { streamName, type AnyFact, type CommandId } from '../event-log/event.ts';
import { sealedWrites, type Carried } from './sealed-writes.ts';

const first = '0192e4a0-7b1c-7000-8000-00000000000a' as CommandId; // an id that a sender chose
const second = '0192e4a0-7b1c-7000-8000-00000000000b' as CommandId; // another one
const asel = streamName('person', 'asel');
const number = streamName('identifier', '9f2c');

const codec = new EventCodec([
  { Named: { version: 2, upcasts: { 1: (data) => data }, samples: {} }, Numbered: { version: 1, samples: {} } },
]);
const named: AnyFact = { type: 'Named', effectiveOn: '2024-02-01', data: { personId: 'asel' }, personal: { givenName: 'Әсел' } };
const numbered: AnyFact = { type: 'Numbered', effectiveOn: '2024-02-02', data: { personId: 'asel' } };

describe('the stored form of facts', () => {
  it('says of each event who asked for it, by which command and on which document', async () => {
    const [[write] = []] = await written([carried(first, [{ stream: asel, expected: 'no-stream', facts: [numbered] }])]);
    expect(write).toMatchObject({
      stream: asel,
      expected: 'no-stream',
      events: [
        {
          type: 'Numbered',
          schemaVersion: 1,
          data: '{"personId":"asel"}',
          metadata: { correlationId: 'c', commandId: first, actor: 'officer-1', documentRef: 'order 7' },
        },
      ],
    });
  });

  it('gives the same ids to the events of the same command, and each event its own', async () => {
    const asked = [carried(first, [{ stream: asel, expected: 'no-stream', facts: [named, numbered] }])];
    const ids = (await written(asked)).flat().flatMap(({ events }) => events.map(({ eventId }) => eventId));
    const again = (await written(asked)).flat().flatMap(({ events }) => events.map(({ eventId }) => eventId));
    expect(again).toEqual(ids);
    expect(new Set(ids).size).toBe(2);
  });

  it('has no clear text of personal fields, only what is sealed under the key of the person', async () => {
    const [[write] = []] = await written([carried(first, [{ stream: asel, expected: 'no-stream', facts: [named, numbered] }])]);
    expect(write?.events.map(({ personal }) => personal?.key)).toEqual(['asel', undefined]);
    expect(JSON.stringify(write)).not.toContain('Әсел');
  });

  it('of several commands names each stream once, expected where the first of them found it', async () => {
    const [writes = []] = await written([
      carried(first, [{ stream: asel, expected: 4, facts: [named] }]),
      carried(second, [
        { stream: asel, expected: 5, facts: [numbered] },
        { stream: number, expected: 'no-stream', facts: [numbered] },
      ]),
    ]);
    expect(writes.map(({ stream, expected, events }) => [stream, expected, events.map(({ metadata }) => metadata['commandId'])])).toEqual([
      [asel, 4, [first, second]],
      [number, 'no-stream', [second]],
    ]);
  });

  it('is not made of a decision that names a stream twice', async () => {
    const twice = carried(first, [
      { stream: asel, expected: 4, facts: [named] },
      { stream: asel, expected: 'any', facts: [numbered] },
    ]);
    await expect(written([twice])).rejects.toThrow('person-asel twice');
  });

  it('is not made of personal fields of nobody', async () => {
    const nobody = carried(first, [{ stream: asel, expected: 'no-stream', facts: [{ ...named, data: {} }] }]);
    await expect(written([nobody])).rejects.toThrow('Named has personal fields and no personId');
  });
});

function carried(commandId: CommandId, changes: Carried['changes']): Carried {
  return { request: { commandId, actor: 'officer-1', metadata: { correlationId: 'c' }, body: { documentRef: 'order 7' } }, changes };
}

function written(commands: readonly Carried[]): ReturnType<typeof sealedWrites> {
  return sealedWrites({ codec, seal: new MemoryPersonalSeal() }, [commands]);
}
