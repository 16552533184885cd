import { beforeAll, describe, expect, it } from '@jest/globals';
import { MemoryPersonalSeal } from '../../libs/access/memory-personal-seal.ts';
import type { Recorder } from '../../libs/commands/run-command.ts';
import { EventCodec } from '../../libs/event-log/codec.ts';
import { beforeFirst, streamName } from '../../libs/event-log/event.ts';
import { MemoryEventLog } from '../../libs/event-log/memory-event-log.ts';
import { eventCatalogues } from '../../libs/registers/vocabulary.ts';
import { countsOf, foldedRegisters, type RegisterRows } from './count-registers.ts';
import { expectedCounts } from './expected-counts.ts';
import { loadDataSet, type DataSetLoad } from './load-data-set.ts';
import { dayOfFigures, referenceDay } from './population-plan.ts';

let whole: Recorder;

beforeAll(async () => {
  whole = inMemory();
  await loadDataSet(demoInto(whole));
});

describe('the demo data set', () => {
  it('comes to the counts of its plan when what was recorded is folded into the registers', async () => {
    expect(countsOf(await registersOf(whole), referenceDay)).toEqual(expectedCounts('demo'));
  });

  it('shows the same women of the published figures on the day of the figures', async () => {
    const { womenNonViolent, womenFirstTime, womenInSituation } = expectedCounts('demo');
    expect(countsOf(await registersOf(whole), dayOfFigures)).toMatchObject({ womenNonViolent, womenFirstTime, womenInSituation });
  });

  it('has no stream above 200 events', async () => {
    const { events } = await whole.log.readAll({ after: beforeFirst, limit: 1_000_000 });
    expect(Math.max(...events.map(({ revision }) => revision + 1))).toBeLessThanOrEqual(200);
  });
});

describe('loading a data set', () => {
  it('tells how far it is, and at the end how many people and events it recorded', async () => {
    const recorder = inMemory();
    const told: number[] = [];
    const done = await loadDataSet({ ...demoInto(recorder), onProgress: ({ persons, of }) => told.push(persons, of) });
    expect(told.slice(-2)).toEqual([300, 300]);
    expect(done).toMatchObject({ persons: 300, skipped: 0, events: Number(await recorder.log.head()) });
  });

  it('that was ended in the middle goes on to exactly what a load without an end records', async () => {
    const recorder = inMemory();
    const stop = new AbortController();
    const first = await loadDataSet({
      ...demoInto(recorder),
      signal: stop.signal,
      concurrency: 32,
      onProgress: ({ persons }) => {
        if (persons >= 90) stop.abort();
      },
    });
    expect(first.persons).toBeGreaterThanOrEqual(90);
    expect(first.persons).toBeLessThan(300);
    const second = await loadDataSet(demoInto(recorder));
    expect(second).toMatchObject({ persons: 300 - first.persons, skipped: first.persons });
    expect(BigInt(first.events + second.events)).toBe(await whole.log.head());
    expect(await contentOf(recorder)).toEqual(await contentOf(whole));
  });

  it('a second time records nothing', async () => {
    const head = await whole.log.head();
    expect(await loadDataSet(demoInto(whole))).toMatchObject({ persons: 0, events: 0, skipped: 300 });
    expect(await whole.log.head()).toBe(head);
  });

  it('twice at the same time records everybody once', async () => {
    const recorder = inMemory();
    const [one, other] = await Promise.all([loadDataSet(demoInto(recorder)), loadDataSet(demoInto(recorder))]);
    expect(one.persons + other.persons).toBe(300);
    expect(one.skipped + other.skipped).toBe(300);
    expect(BigInt(one.events + other.events)).toBe(await whole.log.head());
    expect(await contentOf(recorder)).toEqual(await contentOf(whole));
  });

  it('asks again for keys that the database was too slow to give', async () => {
    const recorder = inMemory();
    let asked = 0;
    const slow: Recorder['seal'] = {
      seal: (parts) => (++asked === 2 ? Promise.reject(new Error('timeout exceeded when trying to connect')) : recorder.seal.seal(parts)),
      open: (parts) => recorder.seal.open(parts),
    };
    expect(await loadDataSet(demoInto({ ...recorder, seal: slow }))).toMatchObject({ persons: 300 });
    expect(await contentOf(recorder)).toEqual(await contentOf(whole));
  });

  it('ends with the error of the log, after what was under way', async () => {
    const recorder = inMemory();
    const broken = Object.assign(Object.create(recorder.log) as Recorder['log'], { append: () => Promise.reject(new Error('disk full')) });
    await expect(loadDataSet(demoInto({ ...recorder, log: broken }))).rejects.toThrow('disk full');
  });
});

function inMemory(): Recorder {
  return {
    log: new MemoryEventLog(() => new Date('2026-11-21T09:00:00Z')),
    codec: new EventCodec(eventCatalogues),
    seal: new MemoryPersonalSeal(),
    keyedHash: (scheme, value) => `${scheme}-${value}`,
  };
}

function demoInto(recorder: Recorder): DataSetLoad {
  return {
    size: 'demo',
    recorder,
    existing: async (ids) => {
      const recorded = await Promise.all(ids.map((id) => recorder.log.readStream(streamName('person', id), { to: 0 })));
      return new Set(ids.filter((_, index) => recorded[index]?.length === 1));
    },
  };
}

async function registersOf({ log, codec }: Recorder): Promise<RegisterRows> {
  const { events } = await log.readAll({ after: beforeFirst, limit: 1_000_000 });
  return foldedRegisters(events.map((event) => codec.decode(event)));
}

/** Everything that was recorded but order between streams, time, and the ciphertext, which a nonce makes another one each time. */
async function contentOf({ log }: Recorder): Promise<ReadonlyMap<string, unknown>> {
  const { events } = await log.readAll({ after: beforeFirst, limit: 1_000_000 });
  const content = events.map(({ stream, revision, eventId, type, schemaVersion, effectiveOn, data, metadata, personal }) => {
    const written = { eventId, type, schemaVersion, effectiveOn, data, metadata, key: personal?.key };
    return [`${stream} #${String(revision)}`, written] as const;
  });
  return new Map(content);
}
