import type { Command } from '../../libs/commands/command.ts';
import type { Change, Found } from '../../libs/commands/decide-request.ts';
import { fold } from '../../libs/event-log/decider.ts';
import type { AnyFact, StreamName } from '../../libs/event-log/event.ts';
import { basisChanged, isCorrecting } from '../../libs/event-log/standing-facts.ts';

/** What a biography has recorded so far, and how each reader understands it. */
export class StreamsInMemory {
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

  /** The last revision of a stream, -1 where it does not exist. */
  revisionOf(stream: StreamName): number {
    return (this.streams.get(stream)?.facts.length ?? 0) - 1;
  }

  countOf(stream: StreamName, type: string): number {
    return (this.streams.get(stream)?.facts ?? []).filter((fact) => fact.type === type).length;
  }

  /** Takes a change in, or says why its stream is not as expected. */
  take({ stream, expected, facts }: Change): string | undefined {
    const recorded = this.streams.get(stream);
    const revision = this.revisionOf(stream);
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
