import type { Command, DecisionContext } from '../../libs/commands/command.ts';
import {
  addressedStream,
  admissible,
  allRead,
  decide,
  type Asking,
  type Change,
  type Found,
  type NothingWritten,
} from '../../libs/commands/decide-request.ts';
import type { Carried } from '../../libs/commands/sealed-writes.ts';
import { fold } from '../../libs/event-log/decider.ts';
import type { AnyFact, StreamName } from '../../libs/event-log/event.ts';
import { basisChanged, isCorrecting } from '../../libs/event-log/standing-facts.ts';
import type { Biography, Step } from './biography.ts';

/** A command of a generated biography was not carried out: the generator is wrong, not the person. */
export class BiographyRefused extends Error {
  constructor({ personId }: Biography, { command, today, body }: Step, because: string) {
    super(`${command.on.category} ${command.name} on ${today} for person ${personId}: ${because}\n${JSON.stringify(body)}`);
    this.name = 'BiographyRefused';
  }
}

/**
 * Decides the commands of a biography one after the other, each on what the ones before it have recorded, as the runner does on a log.
 *
 * No stream of a biography exists before it.
 *
 * @throws BiographyRefused with code and reason
 */
export function decideBiography(biography: Biography, keyedHash: DecisionContext['keyedHash']): readonly Carried[] {
  const streams = new StreamsInMemory();
  return biography.steps.map((step): Carried => {
    const { command, id, body, sender, today, commandId, metadata } = step;
    const refused = (because: string): never => {
      throw new BiographyRefused(biography, step, because);
    };
    if (!command.by.includes(sender.role)) return refused(`${sender.role} may not ask for it`);
    const asking: Asking = { command, id, body, actor: sender.actor, today };
    const considered = admissible(asking, streams.find(addressedStream(asking), command.on), keyedHash);
    if ('outcome' in considered) return refused(told(considered));
    const { whole, read } = allRead(asking, considered, ({ stream, as }) => streams.find(stream, as));
    const decided = decide(asking, whole, read);
    if ('outcome' in decided) return refused(told(decided));
    for (const change of decided.changes) {
      const conflict = streams.take(change);
      if (conflict !== undefined) return refused(conflict);
    }
    const { changes, basis } = decided;
    return { request: { commandId, actor: sender.actor, metadata, body }, changes, ...(basis !== undefined && { basis }) };
  });
}

function told(nothing: NothingWritten): string {
  return nothing.outcome === 'refused' ? `${nothing.refusal.code}: ${nothing.refusal.reason}` : nothing.outcome;
}

/** What a biography has recorded so far, and how each reader understands it. */
class StreamsInMemory {
  private readonly streams = new Map<StreamName, StreamInMemory>();

  find(stream: StreamName, kind: Command['on']): Found {
    const recorded = this.streams.get(stream);
    if (recorded === undefined) return { state: undefined, revision: -1 };
    if (recorded.corrected) return { state: fold(kind, recorded.facts), revision: recorded.facts.length - 1 };
    const reader = recorded.readers.get(kind) ?? { state: undefined, seen: 0 };
    for (; reader.seen < recorded.facts.length; reader.seen++) {
      const fact = recorded.facts[reader.seen];
      if (fact !== undefined) reader.state = kind.evolve(reader.state, fact);
    }
    recorded.readers.set(kind, reader);
    return { state: reader.state, revision: recorded.facts.length - 1 };
  }

  /** Takes a change in, or says why its stream is not as expected. */
  take({ stream, expected, facts }: Change): string | undefined {
    const recorded = this.streams.get(stream);
    const revision = recorded === undefined ? -1 : recorded.facts.length - 1;
    const asExpected =
      expected === 'any' || (expected === 'exists' ? revision >= 0 : revision === (expected === 'no-stream' ? -1 : expected));
    if (!asExpected) return `${stream} stands at ${String(revision)}, not at ${String(expected)}`;
    const written: StreamInMemory = recorded ?? { facts: [], readers: new Map(), corrected: false };
    written.facts.push(...facts);
    written.corrected ||= facts.some((fact) => isCorrecting(fact) || fact.type === basisChanged);
    this.streams.set(stream, written);
    return undefined;
  }
}

interface StreamInMemory {
  readonly facts: AnyFact[];
  readonly readers: Map<Command['on'], Reader>;
  /** From then on a state is no longer that before, with one fact more. */
  corrected: boolean;
}

interface Reader {
  state: unknown;
  seen: number;
}
