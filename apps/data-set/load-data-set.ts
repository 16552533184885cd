import { setTimeout as pause } from 'node:timers/promises';
import type { Recorder } from '../../libs/commands/run-command.ts';
import { sealedWrites } from '../../libs/commands/sealed-writes.ts';
import { OutcomeUnknown } from '../../libs/event-log/append-errors.ts';
import type { CommandId } from '../../libs/event-log/event.ts';
import type { AppendResult, CommandMark, EventLog, StreamWrite } from '../../libs/event-log/event-log.ts';
import { uuidV5 } from '../../libs/event-log/uuid-v5.ts';
import { biographyOf } from './biography-of.ts';
import { dataSetNamespace, personIdOf } from './biography.ts';
import { mayHaveSeveralChapters } from './chapters.ts';
import { decideBiography } from './decide-biography.ts';
import { peopleOf, personPlan, placeOf, populationPlans, type DataSetSize } from './population-plan.ts';

export type { DataSetSize } from './population-plan.ts';

export interface DataSetLoad {
  readonly size: DataSetSize;
  readonly recorder: Recorder;
  /** Which of these people are recorded already, by the id of the person. */
  readonly existing: (personIds: readonly string[]) => Promise<ReadonlySet<string>>;
  /** People whose events are under way at once; `underWayAtOnce` unless told. */
  readonly concurrency?: number;
  readonly onProgress?: (done: LoadProgress) => void;
  /** Ends the load after what is under way; loading again goes on where it ended. */
  readonly signal?: AbortSignal;
}

/** People whose events are under way at once, unless told. */
export const underWayAtOnce = 512;

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
 * Records what is missing of a data set, each chapter of a person in one append, and nearly everybody has one: a person is there wholly or
 * not at all, or begun and completed by the next load.
 *
 * With it what the process managers would ask for is done, each under the id under which they ask for it.
 *
 * Safe to end at any moment and to begin again, also beside another load of the same data set: ids follow from the data set, so that
 * nothing is recorded twice. When `signal` ended it, it resolves with what was done until then.
 *
 * @throws BiographyRefused where the generator asks for what a capability refuses; what the log throws where it cannot be written
 */
export async function loadDataSet(load: DataSetLoad): Promise<LoadedDataSet> {
  const { size, recorder, concurrency = underWayAtOnce, onProgress = () => undefined } = load;
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
  const whole = wholeOf(size);
  if ((await recorder.log.carriedOut(whole.commandId)) !== undefined) {
    done.skipped = of;
    tell();
    return { ...done, seconds: secondsSoFar() };
  }
  const failures: unknown[] = [];
  const groups = missingPeople(load, of, (skipped) => {
    done.skipped += skipped;
    tell();
  });

  /** Several of these take turns: while one waits for keys or for the log, another one decides. */
  const takeTurns = async (): Promise<void> => {
    for await (const group of { [Symbol.asyncIterator]: () => ({ next: () => groups.next() }) }) {
      const lives = group.map((index) => decideBiography(biographyOf(size, index), recorder.keyedHash));
      const appends = await sealedPatiently(
        recorder,
        lives.flatMap(({ chapters }) => chapters),
      );
      await Promise.all(lives.flatMap(({ marks }) => marks).map((mark) => marked(recorder.log, mark)));
      let first = 0;
      const results = await Promise.all(
        lives.map(({ chapters }) => storedInTurn(recorder.log, appends.slice(first, (first += chapters.length)))),
      );
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
  if (load.signal?.aborted !== true) await marked(recorder.log, whole);
  return { ...done, seconds: secondsSoFar() };
}

/** By what the log knows that nothing of a data set is missing: nobody has to look at each of its people again. */
function wholeOf(size: DataSetSize): CommandMark {
  return { commandId: uuidV5(dataSetNamespace, `${size} is loaded`) as CommandId, fingerprint: size }; // no other command has it
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
    const missing = indexes.filter(
      (index) => !there.has(personId(index)) || mayHaveSeveralChapters(personPlan(populationPlans[size], index)),
    );
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

/**
 * Has the log know what came of a command of a process manager, before the person is there of whom it is: a process manager that meets
 * the fact later, or at once, asks for it under the same id and is answered so.
 */
async function marked(log: EventLog, command: CommandMark): Promise<void> {
  const mark = (): Promise<AppendResult> => log.append({ command, writes: [] });
  const { outcome } = await mark().catch((error: unknown) => {
    if (!(error instanceof OutcomeUnknown)) throw error;
    return mark();
  });
  if (outcome !== 'appended' && outcome !== 'repeated') throw new Error(`The command ${command.commandId} was carried out otherwise`);
}

/** How many events of a person were stored now, one chapter after the other. */
async function storedInTurn(log: EventLog, chapters: readonly (readonly StreamWrite[])[]): Promise<number> {
  let events = 0;
  for (const writes of chapters) events += await stored(log, writes);
  return events;
}

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
