import type { AnyFact, LegalDate, Recorded, StreamName } from '../event-log/event.ts';
import { standingByRevision } from '../event-log/standing-facts.ts';
import type { EventPlace } from './correction.events.ts';
import { isDecision } from './decision-types.ts';

/** A decision that rested on a fact that is corrected, or on a decision that did. */
export interface Consequence {
  readonly decision: EventPlace;
  readonly personId: string;
  readonly effectiveOn: LegalDate;
  /** What it had read: the nearest cause, of which there may be a further one. */
  readonly because: EventPlace;
}

/**
 * The decisions that rested on a fact, in the order in which they were recorded.
 *
 * A decision rests on what it had read: the streams that its `basis` names, up to the revisions that stand there, and its own stream up to
 * itself. Whether the fact changed what was decided is not asked: that is for whoever looks at the list.
 *
 * @param recorded every fact that could have rested on it, of whatever streams
 * @param from of what was superseded: the day before which decisions rested on what was true
 */
export function consequencesOf(recorded: readonly Recorded<AnyFact>[], target: EventPlace, from?: LegalDate): readonly Consequence[] {
  const inOrder = [...recorded].sort((a, b) => (a.position < b.position ? -1 : 1));
  const stands = standingIn(inOrder);
  const tainted = new Map<StreamName, EventPlace>([[target.stream, target]]);
  const found: Consequence[] = [];
  for (const fact of inOrder) {
    const { stream, revision, type, effectiveOn } = fact;
    if (!isDecision(type) || !stands.has(fact) || (from !== undefined && effectiveOn < from)) continue;
    const because = causeOf(fact, tainted);
    if (because === undefined) continue;
    const decision: EventPlace = { stream, revision, type };
    const { personId } = fact.data as { readonly personId: string }; // every fact of the product names its person
    found.push({ decision, personId, effectiveOn, because });
    if (!tainted.has(stream)) tainted.set(stream, decision);
  }
  return found;
}

function causeOf({ stream, revision, metadata }: Recorded<AnyFact>, tainted: ReadonlyMap<StreamName, EventPlace>): EventPlace | undefined {
  const own = tainted.get(stream);
  if (own !== undefined) return own.revision < revision ? own : undefined;
  for (const read of (metadata['basis'] ?? '').split(' ')) {
    const at = read.lastIndexOf('@');
    const cause = tainted.get(read.slice(0, at) as StreamName); // as the runner writes them
    if (cause !== undefined && cause.revision <= Number(read.slice(at + 1))) return cause;
  }
  return undefined;
}

function standingIn(recorded: readonly Recorded<AnyFact>[]): ReadonlySet<AnyFact> {
  const streams = new Map<StreamName, Recorded<AnyFact>[]>();
  for (const fact of recorded) {
    const stream = streams.get(fact.stream) ?? [];
    stream.push(fact);
    streams.set(fact.stream, stream);
  }
  const standing = new Set<AnyFact>();
  for (const facts of streams.values()) {
    standingByRevision(facts).forEach((fact, revision) => {
      const original = facts[revision];
      if (fact !== undefined && original !== undefined) standing.add(original);
    });
  }
  return standing;
}
