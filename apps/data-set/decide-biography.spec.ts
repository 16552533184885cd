import { describe, expect, it } from '@jest/globals';
import { MemoryPersonalSeal } from '../../libs/access/memory-personal-seal.ts';
import { runCommand, type Recorder } from '../../libs/commands/run-command.ts';
import { sealedWrites } from '../../libs/commands/sealed-writes.ts';
import { EventCodec } from '../../libs/event-log/codec.ts';
import { MemoryEventLog } from '../../libs/event-log/memory-event-log.ts';
import { registerPerson } from '../../libs/person/register-person.ts';
import { eventCatalogues } from '../../libs/registers/vocabulary.ts';
import { biographyOf } from './biography-of.ts';
import type { Biography, Step } from './biography.ts';
import { decideBiography } from './decide-biography.ts';

const hashOf = (scheme: string, value: string): string => `${scheme}${value}`;

describe('a biography that is decided in memory', () => {
  it('writes what the same commands write when they are asked for one by one', async () => {
    const recorder = inMemory();
    for (const index of [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]) {
      const biography = biographyOf('demo', index);
      for (const { command, id, body, commandId, sender, today, metadata } of biography.steps) {
        const { outcome } = await runCommand(recorder, { command, id, body, commandId, actor: sender.actor, today, metadata });
        expect(outcome).toBe('recorded');
      }
      const [writes = []] = await sealedWrites(recorder, [decideBiography(biography, recorder.keyedHash)]);
      for (const { stream, expected, events } of writes) {
        expect(expected).toBe('no-stream');
        expect(events.map(withoutCiphertext)).toEqual((await recorder.log.readStream(stream)).map(withoutCiphertext));
      }
    }
  });

  it('tells code and reason of a refusal, and what was asked for', () => {
    const biography = beginning((step) => ({ ...step, body: { ...step.body, birthDate: '2030-01-01' } }));
    expect(() => decideBiography(biography, hashOf)).toThrow(/person register on .* in-the-future: 2030-01-01 has not come yet/);
  });

  it('does not let a role ask for what it may not', () => {
    const biography = beginning((step) => ({ ...step, sender: { role: 'auditor', actor: 'auditor-1' } }));
    expect(() => decideBiography(biography, hashOf)).toThrow('auditor may not ask for it');
  });

  it('does not begin what it has begun already', () => {
    const biography = beginning((step) => step);
    expect(() => decideBiography({ ...biography, steps: [...biography.steps, ...biography.steps] }, hashOf)).toThrow('exists');
  });
});

function inMemory(): Recorder {
  return {
    log: new MemoryEventLog(() => new Date('2026-11-21T09:00:00Z')),
    codec: new EventCodec(eventCatalogues),
    seal: new MemoryPersonalSeal(),
    keyedHash: hashOf,
  };
}

/** Only the registration of a person, changed. */
function beginning(changed: (step: Step) => Step): Biography {
  const { personId, steps } = biographyOf('demo', 0);
  return { personId, steps: steps.filter(({ command }) => command === registerPerson).map(changed) };
}

interface Written {
  readonly eventId: string;
  readonly type: string;
  readonly schemaVersion: number;
  readonly effectiveOn: string;
  readonly data: string;
  readonly metadata: Readonly<Record<string, string>>;
  readonly personal?: { readonly key: string };
}

/** A nonce makes each ciphertext another one. */
function withoutCiphertext({
  eventId,
  type,
  schemaVersion,
  effectiveOn,
  data,
  metadata,
  personal,
}: Written): Omit<Written, 'personal'> & { readonly key?: string } {
  return { eventId, type, schemaVersion, effectiveOn, data, metadata, ...(personal !== undefined && { key: personal.key }) };
}
