import { beforeAll, describe, expect, it } from '@jest/globals';
import { MemoryPersonalSeal } from '../../libs/access/memory-personal-seal.ts';
import type { Recorder } from '../../libs/commands/run-command.ts';
import { EventCodec } from '../../libs/event-log/codec.ts';
import { beforeFirst, streamName, type AnyFact, type Recorded } from '../../libs/event-log/event.ts';
import { MemoryEventLog } from '../../libs/event-log/memory-event-log.ts';
import { CommandDispatch } from '../../libs/process-managers/command-dispatch.ts';
import { typesOf } from '../../libs/process-managers/process-manager.ts';
import { requestsOf } from '../../libs/process-managers/process-request.ts';
import { eventCatalogues } from '../../libs/registers/vocabulary.ts';
import { processes } from '../processes.ts';
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

describe('the process managers that meet a loaded data set', () => {
  it('find everything settled that they would ask for, years later, too: nothing is recorded again, and nothing for anybody to look at', async () => {
    const { log, codec } = whole;
    const head = await log.head();
    const facts = (await log.readAll({ after: beforeFirst, limit: 1_000_000 })).events.map((event) => codec.decode(event));
    const ofPerson = new Map<string, Recorded<AnyFact>[]>();
    for (const fact of facts) {
      const { personId } = fact.data as { readonly personId: string }; // of every fact of these people
      ofPerson.set(personId, [...(ofPerson.get(personId) ?? []), fact]);
    }
    const dispatch = new CommandDispatch(whole, () => '2031-11-21');
    const settled = new Map<string, number>();
    for (const fact of facts) {
      for (const process of processes.filter((one) => typesOf(one).has(fact.type))) {
        const lookedAt = (ofPerson.get(process.looksAt?.(fact) ?? '') ?? []).filter(({ position }) => position <= fact.position);
        for (const request of requestsOf(process, fact, lookedAt)) {
          expect(await log.carriedOut(request.commandId)).toBeDefined();
          const came = await dispatch.dispatch(request);
          const needless = came.outcome === 'refused' && request.needless?.includes(came.refusal.code) === true;
          if (!needless) expect(came).toEqual({ outcome: 'carried-out' });
          const name = `${process.name}${needless ? ', needlessly' : ''}`;
          settled.set(name, (settled.get(name) ?? 0) + 1);
        }
      }
    }
    expect(await log.head()).toBe(head);
    expect(Object.fromEntries(settled)).toEqual({
      // of four who escaped two were back before a whole day had passed
      'interruption-after-escape': 2,
      'case-after-reconciliation': 3,
      'term-after-appeal': 5,
      // of each of three revocations: the days at liberty, and the end of the control
      'term-after-parole': 6,
      'term-after-substitution': 2,
      // four findings of malicious violators, the situations of four women, and the last payment of eleven on parole or asking for a milder punishment
      'recalculate-after-change': 19,
      // the degree of behaviour after each finding
      'recalculate-after-change, needlessly': 4,
      'recalculate-after-correction': 3,
      // of each of three applications for parole: the petition, three reports, the file at the court, the refusal
      'mark-decisions': 18,
    });
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

  it('that ended between the chapters of a life goes on with the next one', async () => {
    const { log, ...others } = inMemory();
    const broken = Object.assign(Object.create(log) as typeof log, {
      append: (append: Parameters<typeof log.append>[0]) =>
        append.writes.some(({ events }) => events.some(({ type }) => type === 'Corrected'))
          ? Promise.reject(new Error('disk full'))
          : log.append(append),
    });
    await expect(loadDataSet(demoInto({ log: broken, ...others }))).rejects.toThrow('disk full');
    await loadDataSet(demoInto({ log, ...others }));
    expect(await contentOf({ log, ...others })).toEqual(await contentOf(whole));
  });

  it('a second time records nothing, and looks for nobody', async () => {
    const head = await whole.log.head();
    const existing = (): never => {
      throw new Error('everybody is there');
    };
    expect(await loadDataSet({ ...demoInto(whole), existing })).toMatchObject({ persons: 0, events: 0, skipped: 300 });
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
