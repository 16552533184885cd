import { setTimeout as pause } from 'node:timers/promises';
import type { Recorder } from '../../libs/commands/run-command.ts';
import { sealedWrites } from '../../libs/commands/sealed-writes.ts';
import { OutcomeUnknown } from '../../libs/event-log/append-errors.ts';
import type { AppendResult, EventLog, StreamWrite } from '../../libs/event-log/event-log.ts';
import { biographyOf } from './biography-of.ts';
import { personIdOf } from './biography.ts';
import { decideBiography } from './decide-biography.ts';
import { peopleOf, placeOf, populationPlans, type DataSetSize } from './population-plan.ts';

export type { DataSetSize } from './population-plan.ts';

export interface DataSetLoad {
  readonly size: DataSetSize;
  readonly recorder: Recorder;
  /** Which of these people are recorded already, by the id of the person. */
  readonly existing: (personIds: readonly string[]) => Promise<ReadonlySet<string>>;
  /** People whose events are under way at once; 512 unless told. */
  readonly concurrency?: number;
  readonly onProgress?: (done: LoadProgress) => void;
  /** Ends the load after what is under way; loading again goes on where it ended. */
  readonly signal?: AbortSignal;
}

export interface LoadProgress {
  /** People who are recorded by now, whoever recorded them. */
  readonly persons: number;
  readonly of: number;
  /** Events that this load has recorded. */
  readonly events: number;
  readonly ratePerSecond: number;
}

export interface LoadedDataSet {
  /** People and events that this load has recorded. */
  readonly persons: number;
  readonly events: number;
  /** People who were recorded before. */
  readonly skipped: number;
  readonly seconds: number;
}

/**
 * Records what is missing of a data set, each person in one append: a person is there wholly or not at all.
 *
 * Safe to end at any moment and to begin again, also beside another load of the same data set: ids follow from the data set, so that
 * nothing is recorded twice. When `signal` ended it, it resolves with what was done until then.
 *
 * @throws BiographyRefused where the generator asks for what a capability refuses; what the log throws where it cannot be written
 */
export async function loadDataSet(load: DataSetLoad): Promise<LoadedDataSet> {
  const { size, recorder, concurrency = 512, onProgress = () => undefined } = load;
  const begunAt = performance.now();
  const of = peopleOf(populationPlans[size]);
  const done = { persons: 0, events: 0, skipped: 0 };
  const secondsSoFar = (): number => (performance.now() - begunAt) / 1000;
  const tell = (): void => {
    onProgress({
      persons: done.persons + done.skipped,
      of,
      events: done.events,
      ratePerSecond: done.events / Math.max(secondsSoFar(), 0.001),
    });
  };
  const failures: unknown[] = [];
  const groups = missingPeople(load, of, (skipped) => {
    done.skipped += skipped;
    tell();
  });

  /** Several of these take turns: while one waits for keys or for the log, another one decides. */
  const takeTurns = async (): Promise<void> => {
    for await (const group of { [Symbol.asyncIterator]: () => ({ next: () => groups.next() }) }) {
      const people = group.map((index) => decideBiography(biographyOf(size, index), recorder.keyedHash));
      const appends = await sealedPatiently(recorder, people);
      const results = await Promise.all(appends.map((writes) => stored(recorder.log, writes)));
      for (const events of results) {
        if (events === 0) done.skipped += 1;
        else done.persons += 1;
        done.events += events;
      }
      tell();
      if (failures.length > 0) return;
    }
  };
  const turns = Array.from({ length: Math.max(1, Math.ceil(concurrency / groupSize)) }, () =>
    takeTurns().catch((error: unknown) => {
      failures.push(error);
    }),
  );
  await Promise.all(turns);
  if (failures.length > 0) throw failures[0];
  return { ...done, seconds: secondsSoFar() };
}

/** People who are decided and sealed in one go; few enough that nothing else waits long. */
const groupSize = 32;

/** People whose existence is asked for at once. */
const askedAtOnce = 2_000;

async function* missingPeople(
  { size, existing, signal }: DataSetLoad,
  of: number,
  skip: (people: number) => void,
): AsyncGenerator<readonly number[], undefined> {
  const personId = (index: number): string => {
    const { series, place } = placeOf(populationPlans[size], index);
    return personIdOf(series, place);
  };
  for (let first = 0; first < of; first += askedAtOnce) {
    const indexes = Array.from({ length: Math.min(askedAtOnce, of - first) }, (_, place) => first + place);
    const there = await existing(indexes.map(personId));
    const missing = indexes.filter((index) => !there.has(personId(index)));
    if (missing.length < indexes.length) skip(indexes.length - missing.length);
    for (let from = 0; from < missing.length; from += groupSize) {
      if (signal?.aborted === true) return undefined;
      yield missing.slice(from, from + groupSize);
    }
  }
  return undefined;
}

/** Sealing asks the database for keys, which may be slow to answer while it writes so much; asking again writes nothing twice. */
async function sealedPatiently(...[recorder, people]: Parameters<typeof sealedWrites>): ReturnType<typeof sealedWrites> {
  for (let left = 3; ; left--) {
    try {
      return await sealedWrites(recorder, people);
    } catch (error) {
      if (left === 0) throw error;
      await pause(sealAgainMs);
    }
  }
}

const sealAgainMs = 500;

/** How many events were stored now: all of them, or none where they were stored before. */
async function stored(log: EventLog, writes: readonly StreamWrite[]): Promise<number> {
  const events = writes.reduce((sum, write) => sum + write.events.length, 0);
  let result: AppendResult;
  try {
    result = await log.append({ writes });
  } catch (error) {
    if (!(error instanceof OutcomeUnknown)) throw error;
    // if the first try was stored after all, the second one meets its events: either way they are stored by us
    result = await log.append({ writes });
    if (result.outcome === 'repeated') return events;
  }
  switch (result.outcome) {
    case 'appended':
      return events;
    case 'repeated':
      return 0;
    case 'conflict':
    case 'id-taken':
      throw new Error(`${writes[0]?.stream ?? 'a person'} is recorded otherwise than this data set has it: ${JSON.stringify(result)}`);
  }
}
