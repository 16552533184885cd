import { streamName, type LegalDate, type StreamName } from '../event-log/event.ts';
import type { ExpectedRevision, StreamCheck } from '../event-log/event-log.ts';
import type { Alongside, Command, DecisionContext } from './command.ts';
import type { Refusal } from './refusal.ts';

/** What a decision knows of a request: who asks what of which thing, and what they have seen of it. */
export interface Asking {
  readonly command: Command;
  /** Id of the thing that the command is addressed to. */
  readonly id: string;
  readonly body: object;
  readonly actor: string;
  /** Legal day on which the request was received. */
  readonly today: LegalDate;
  /** The revision that the sender has seen; the request is stale when the stream has moved on. */
  readonly ifRevision?: number;
}

/** A stream as a decision finds it, read by somebody for what it means to them. */
export interface Found {
  readonly state: unknown;
  /** -1 where the stream does not exist. */
  readonly revision: number;
}

/** Why nothing is written. `revision` is the addressed stream's. */
export type NothingWritten =
  | { readonly outcome: 'refused'; readonly refusal: Refusal }
  | { readonly outcome: 'not-found'; readonly stream: StreamName }
  | { readonly outcome: 'exists'; readonly stream: StreamName; readonly revision: number }
  | { readonly outcome: 'stale'; readonly revision: number };

/** A request that can be decided once its other streams are read. */
export interface Admissible {
  readonly found: Found;
  readonly context: DecisionContext;
  readonly readings: readonly Wanted[];
}

/** Another stream that a decision asks for, under its name among the facts. */
export interface Wanted {
  readonly key: string;
  readonly stream: StreamName;
  readonly as: Command['on'];
}

/** What goes to one stream because of a decision. */
export interface Change extends Alongside {
  readonly expected: ExpectedRevision;
}

/** What a decision yields: streams to write, and streams that must still stand where it saw them. */
export interface Decided {
  readonly changes: readonly Change[];
  readonly checks: readonly StreamCheck[];
  /** The other streams that it rests on, each with the revision up to which it was read: `person-…@3 term-…@5`; absent where there is none. */
  readonly basis?: string;
}

export function addressedStream({ command, id }: Pick<Asking, 'command' | 'id'>): StreamName {
  return streamName(command.on.category, id);
}

/** First half of a decision: whether the command can be asked of the stream as it was found, and what it must read besides. */
export function admissible(asking: Asking, found: Found, keyedHash: DecisionContext['keyedHash']): Admissible | NothingWritten {
  const { command, id, body, actor, today, ifRevision } = asking;
  const { state, revision } = found;
  const stream = addressedStream(asking);
  if (command.begins === 'stream' && state !== undefined) return { outcome: 'exists', stream, revision };
  if (command.begins === 'nothing' && state === undefined) return { outcome: 'not-found', stream };
  if (ifRevision !== undefined && ifRevision !== revision) return { outcome: 'stale', revision };
  const refusal = command.unless(state);
  if (refusal !== undefined) return { outcome: 'refused', refusal };
  const context: DecisionContext = { id, today, actor, keyedHash };
  const readings = Object.entries(command.reads({ body, state, context }));
  return { found, context, readings: readings.map(([key, reading]) => ({ key, ...reading })) };
}

/**
 * The same with what must be read because of what was read before; the same as it is where nothing is left to read.
 *
 * @param read what was found of each reading, in their order
 */
export function withFurtherReadings(asking: Asking, considered: Admissible, read: readonly Found[]): Admissible {
  const { found, context, readings } = considered;
  const { command, body } = asking;
  const named = Object.entries(command.readsThen({ body, state: found.state, facts: factsOf(readings, read), context }));
  const further = named.filter(([name]) => !readings.some(({ key }) => key === name));
  return { ...considered, readings: [...readings, ...further.map(([key, reading]) => ({ key, ...reading }))] };
}

/** A request with everything that it must read, and what was found of it, where reading does not have to be waited for. */
export function allRead(
  asking: Asking,
  considered: Admissible,
  find: (reading: Wanted) => Found,
  before: readonly Found[] = [],
): { readonly whole: Admissible; readonly read: readonly Found[] } {
  const read = [...before, ...considered.readings.slice(before.length).map(find)];
  const whole = withFurtherReadings(asking, considered, read);
  return whole.readings.length === read.length ? { whole, read } : allRead(asking, whole, find, read);
}

function factsOf(readings: readonly Wanted[], read: readonly Found[]): object {
  return Object.fromEntries(readings.map(({ key }, index) => [key, read[index]?.state]));
}

/**
 * Second half of a decision: what it yields on what was read.
 *
 * @param read what was found of each reading, in their order
 */
export function decide(asking: Asking, { found, context, readings }: Admissible, read: readonly Found[]): Decided | NothingWritten {
  const { command, body } = asking;
  const decision = command.decide({ body, state: found.state, facts: factsOf(readings, read), context });
  if ('refused' in decision) return { outcome: 'refused', refusal: decision.refused };
  const stream = addressedStream(asking);
  const own = { stream, expected: expectedOf(found.revision) };
  const others = readings.map((reading, index) => ({ stream: reading.stream, expected: expectedOf(read[index]?.revision ?? -1) }));
  const alongside = (decision.alongside ?? []).map((change) => asRead(change, others));
  const changes = [{ ...own, facts: decision.facts }, ...alongside].filter(({ facts }) => facts.length > 0);
  const seen = [...(decision.facts.length === 0 ? [own] : []), ...others];
  const basis = basisOf(readings, read);
  return { changes, checks: onceAndNotWritten(seen, changes), ...(basis !== '' && { basis }) };
}

/** What the decision says of a stream it rests on what it has read of it; so the stream must still stand there, unless it says where. */
function asRead(change: Alongside, read: readonly StreamCheck[]): Change {
  const expected = change.expected ?? read.find(({ stream }) => stream === change.stream)?.expected;
  if (expected === undefined) throw new Error(`a decision writes to ${change.stream}, which it has not read`);
  return { ...change, expected };
}

/** Streams that do not exist are not named: a decision that found nothing there rests on nothing that could be corrected. */
function basisOf(readings: readonly Wanted[], read: readonly Found[]): string {
  const versions = readings.flatMap(({ stream }, index) => {
    const revision = read[index]?.revision ?? -1;
    return revision === -1 ? [] : [`${stream}@${String(revision)}`];
  });
  return [...new Set(versions)].sort().join(' ');
}

/** A stream is named at most once in an append; where it is written to, the write says where it must stand. */
function onceAndNotWritten(seen: readonly StreamCheck[], changes: readonly Change[]): readonly StreamCheck[] {
  return seen.filter(
    ({ stream }, index) =>
      seen.findIndex((other) => other.stream === stream) === index && !changes.some((change) => change.stream === stream),
  );
}

function expectedOf(revision: number): ExpectedRevision {
  return revision === -1 ? 'no-stream' : revision;
}
