import { describe, expect, it } from '@jest/globals';
import { MemoryPersonalSeal } from '../../libs/access/memory-personal-seal.ts';
import { runCommand, type Recorder } from '../../libs/commands/run-command.ts';
import { sealedWrites } from '../../libs/commands/sealed-writes.ts';
import { EventCodec } from '../../libs/event-log/codec.ts';
import { beforeFirst, type AnyFact, type Recorded, type StreamName } from '../../libs/event-log/event.ts';
import type { StreamWrite } from '../../libs/event-log/event-log.ts';
import { MemoryEventLog } from '../../libs/event-log/memory-event-log.ts';
import { registerPerson } from '../../libs/person/register-person.ts';
import { CommandDispatch } from '../../libs/process-managers/command-dispatch.ts';
import { typesOf } from '../../libs/process-managers/process-manager.ts';
import type { DispatchOutcome } from '../../libs/process-managers/process-dispatch.ts';
import { requestsOf, type ProcessRequest } from '../../libs/process-managers/process-request.ts';
import { eventCatalogues } from '../../libs/registers/vocabulary.ts';
import { processes } from '../processes.ts';
import { biographyOf } from './biography-of.ts';
import type { Biography, Step } from './biography.ts';
import { bodyByThen } from './body-by-then.ts';
import { mayHaveSeveralChapters } from './chapters.ts';
import { decideBiography } from './decide-biography.ts';
import type { EpisodeOfServing } from './episodes.ts';
import { peopleOf, personPlan, populationPlans } from './population-plan.ts';

const hashOf = (scheme: string, value: string): string => `${scheme}${value}`;

describe('a biography that is decided in memory', () => {
  it('writes what the same commands, and the process managers after each of them, write when they are asked for one by one', async () => {
    const recorder = inMemory();
    const some = new Set([...[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11], ...oneOfEach(followed)]);
    for (const index of some) {
      const biography = biographyOf('demo', index);
      for (const step of biography.steps) await askFor(recorder, step);
      const chapters = await sealedWrites(recorder, decideBiography(biography, recorder.keyedHash).chapters);
      for (const [stream, events] of byStream(chapters.flat())) {
        expect(events.map(withoutCiphertext)).toEqual((await recorder.log.readStream(stream)).map(withoutCiphertext));
      }
    }
  });

  it('that is recorded in several chapters is one of which the loader knows that it may be', () => {
    const several = Array.from({ length: peopleOf(populationPlans.demo) }, (_, index) => index).filter(
      (index) => decideBiography(biographyOf('demo', index), hashOf).chapters.length > 1,
    );
    expect(several.length).toBeGreaterThan(20);
    expect(several.filter((index) => !mayHaveSeveralChapters(personPlan(populationPlans.demo, index)))).toEqual([]);
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

function byStream(writes: readonly StreamWrite[]): ReadonlyMap<StreamName, readonly Written[]> {
  const streams = new Map<StreamName, readonly Written[]>();
  for (const { stream, expected, events } of writes) {
    const before = streams.get(stream) ?? [];
    // a note beside a decision is written wherever its stream stands
    expect([before.length === 0 ? 'no-stream' : before.length - 1, ...(before.length > 0 ? ['exists'] : [])]).toContain(expected);
    streams.set(stream, [...before, ...events]);
  }
  return streams;
}

/** To what process managers react. */
const followed: readonly EpisodeOfServing[] = [
  'FOUND_MALICIOUS_VIOLATOR',
  'ESCAPED_AND_RETURNED',
  'PAROLE_REVOKED',
  'SENTENCE_VARIED',
  'SUBSTITUTION_GRANTED',
  'CORRECTION_APPROVED',
];

/** People of the demo set to whom these happen. */
function oneOfEach(episodes: readonly EpisodeOfServing[]): readonly number[] {
  const plans = Array.from({ length: peopleOf(populationPlans.demo) }, (_, index) => personPlan(populationPlans.demo, index));
  return episodes.map((episode) => plans.findIndex((plan) => plan.is === 'SERVING' && plan.who === 'MAN' && plan.episode === episode));
}

/** As an API and a worker do it: the command, then what each process manager asks for because of what it recorded. */
async function askFor(recorder: Recorder, step: Step): Promise<void> {
  const { command, id, commandId, sender, today, metadata } = step;
  const { events: before } = await recorder.log.readAll({ after: beforeFirst, limit: 100_000 });
  const typesIn = (of: StreamName): readonly string[] => before.filter(({ stream }) => stream === of).map(({ type }) => type);
  const body = bodyByThen(step, {
    revisionOf: (stream) => typesIn(stream).length - 1,
    countOf: (stream, type) => typesIn(stream).filter((one) => one === type).length,
  });
  const head = await recorder.log.head();
  const came = await runCommand(recorder, { command, id, body, commandId, actor: sender.actor, today, metadata });
  expect(came).toMatchObject({ outcome: 'recorded' });
  const { events } = await recorder.log.readAll({ after: head, limit: 100 });
  const dispatch = new CommandDispatch(recorder, () => today);
  for (const fact of events.map((event) => recorder.codec.decode(event))) {
    for (const process of processes.filter((one) => typesOf(one).has(fact.type))) {
      const lookedAt = process.looksAt === undefined ? [] : await recordedOf(recorder, process.looksAt(fact));
      for (const request of requestsOf(process, fact, lookedAt)) expect(isDone(request, await dispatch.dispatch(request))).toBe(true);
    }
  }
}

/** Carried out, or there was nothing left to do. */
function isDone({ needless = [] }: ProcessRequest, came: DispatchOutcome): boolean {
  return came.outcome === 'carried-out' || (came.outcome === 'refused' && needless.includes(came.refusal.code));
}

async function recordedOf({ log, codec }: Recorder, personId: string | undefined): Promise<readonly Recorded<AnyFact>[]> {
  const { events } = await log.readAll({ after: beforeFirst, limit: 100_000 });
  return events.map((event) => codec.decode(event)).filter(({ data }) => 'personId' in data && data.personId === personId);
}

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
