import { draftsOf, type Carried } from '../../libs/commands/sealed-writes.ts';
import { beforeFirst, type AnyFact, type EventId, type Position, type Recorded, type StreamName } from '../../libs/event-log/event.ts';
import { correctingTypes } from '../../libs/event-log/standing-facts.ts';
import { typesOf, type AnyProcessManager } from '../../libs/process-managers/process-manager.ts';
import { requestsOf, type ProcessRequest } from '../../libs/process-managers/process-request.ts';
import { processes } from '../processes.ts';

/**
 * What the commands of a life have recorded so far, in the chapters in which it will be stored: each is one append.
 *
 * Within an append events stand stream by stream. A process manager is to meet what it reacts to after everything that was recorded before
 * it, and before everything that was recorded later: so a command from which something follows is a chapter by itself, and what follows
 * begins the next one; likewise a correction, of which it matters what was decided before it.
 */
export class RecordedSoFar {
  private readonly commands: Placed[] = [];
  /** Places of the commands that begin a chapter. */
  private begins: ReadonlySet<number> = new Set([0]);

  /**
   * Takes in what a command recorded, and has carried out what the process managers ask for because of it.
   *
   * @param revisionOf the last revision of a stream with what the command recorded in it
   */
  take(carried: Carried, revisionOf: (stream: StreamName) => number, carryOut: (request: ProcessRequest) => void): void {
    const command = new Placed(carried, revisionOf);
    const place = this.commands.push(command) - 1;
    if (!command.isOfTypeIn(followers) || !command.facts().some(mayAsk)) return;
    const before = this.begins;
    this.begins = new Set([...before, place, place + 1]);
    for (const request of this.askedBecauseOf(command)) carryOut(request);
    const nothingCame = this.commands.length === place + 1;
    if (nothingCame && !command.isOfTypeIn(correctingTypes)) this.begins = before;
  }

  chapters(): readonly (readonly Carried[])[] {
    return this.placed().map((chapter) => chapter.map(({ carried }) => carried));
  }

  private askedBecauseOf(command: Placed): readonly ProcessRequest[] {
    const inOrder = this.placed().flatMap((chapter) => streamByStream(chapter.flatMap(({ recorded }) => recorded)));
    const all = inOrder.map((fact, index) => ({ ...fact, position: BigInt(index + 1) as Position })); // only their order is looked at
    const own = new Set(command.recorded.map(({ eventId }) => eventId));
    return all
      .filter(({ eventId }) => own.has(eventId))
      .flatMap((fact) => (followers.get(fact.type) ?? []).flatMap((process) => requestsOf(process, fact, all)));
  }

  private placed(): readonly (readonly Placed[])[] {
    const chapters: Placed[][] = [];
    for (const [place, command] of this.commands.entries()) {
      if (this.begins.has(place)) chapters.push([]);
      chapters.at(-1)?.push(command);
    }
    return chapters;
  }
}

/** A command that was carried out, with what it recorded where that stands in its streams; most are never asked for that. */
class Placed {
  readonly carried: Carried;
  private readonly firstRevisions: readonly number[];
  private known: readonly Recorded<AnyFact>[] | undefined;

  constructor(carried: Carried, revisionOf: (stream: StreamName) => number) {
    this.carried = carried;
    this.firstRevisions = carried.changes.map(({ stream, facts }) => revisionOf(stream) - facts.length + 1);
  }

  isOfTypeIn(types: { readonly has: (type: string) => boolean }): boolean {
    return this.carried.changes.some(({ facts }) => facts.some(({ type }) => types.has(type)));
  }

  /** Without ids, which take time. */
  facts(): readonly Recorded<AnyFact>[] {
    return this.carried.changes.flatMap(({ stream, facts }, change) =>
      facts.map((fact, index) => ({ ...fact, ...unplaced, stream, revision: (this.firstRevisions[change] ?? 0) + index })),
    );
  }

  get recorded(): readonly Recorded<AnyFact>[] {
    if (this.known === undefined) {
      const facts = this.facts();
      this.known = draftsOf(this.carried).flatMap(({ eventId, metadata }, index) => {
        const fact = facts[index];
        return fact === undefined ? [] : [{ ...fact, eventId, metadata }];
      });
    }
    return this.known;
  }
}

/** Before it is in a log a fact has no place in it; no process manager looks at the time. */
const unplaced = { position: beforeFirst, recordedAt: new Date(0), eventId: '' as EventId, metadata: {} };

/** Whether a process manager may ask for something because of a fact. Of most none does, which is found out without ids and order. */
function mayAsk(fact: Recorded<AnyFact>): boolean {
  return (followers.get(fact.type) ?? []).some((process) =>
    process.looksAt === undefined ? process.react(fact).length > 0 : process.looksAt(fact) !== undefined,
  );
}

/** The process managers by the types of fact that they react to. */
const followers: ReadonlyMap<string, readonly AnyProcessManager[]> = new Map(
  [...new Set(processes.flatMap((process) => [...typesOf(process)]))].map((type) => [
    type,
    processes.filter((process) => typesOf(process).has(type)),
  ]),
);

function streamByStream(facts: readonly Recorded<AnyFact>[]): readonly Recorded<AnyFact>[] {
  const streams = new Map<StreamName, Recorded<AnyFact>[]>();
  for (const fact of facts) {
    const ofStream = streams.get(fact.stream) ?? [];
    streams.set(fact.stream, ofStream);
    ofStream.push(fact);
  }
  return [...streams.values()].flat();
}
