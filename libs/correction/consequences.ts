import type { AnyFact, LegalDate, Position, Recorded, StreamName } from '../event-log/event.ts';
import { standingByRevision } from '../event-log/standing-facts.ts';
import type { EventPlace } from './correction.events.ts';
import { placeText } from './correction.state.ts';
import { followsByItself, isDecision } from './decision-types.ts';

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
 * itself. So does a decision that was recorded together with the fact on another stream, and whatever was recorded because of it without
 * anybody asking: the days of an escape are no decision, and yet they are wrong where the return was. Whether the fact changed what was
 * decided is not asked: that is for whoever looks at the list.
 *
 * @param recorded every fact that could have rested on it, of whatever streams
 * @param from of what was superseded: the day before which decisions rested on what was true
 */
export function consequencesOf(recorded: readonly Recorded<AnyFact>[], target: EventPlace, from?: LegalDate): readonly Consequence[] {
  const inOrder = [...recorded].sort((a, b) => (a.position < b.position ? -1 : 1));
  const stands = standingIn(inOrder);
  const origin = inOrder.find(({ stream, revision }) => stream === target.stream && revision === target.revision);
  const tainted = new Map<string, EventPlace>([[target.stream, target]]);
  const taint = ({ stream, eventId, metadata }: Recorded<AnyFact>, place: EventPlace): void => {
    for (const key of [stream, eventId, metadata['commandId']]) if (key !== undefined && !tainted.has(key)) tainted.set(key, place);
  };
  if (origin !== undefined) taint(origin, target);
  const found: Consequence[] = [];
  for (const fact of inOrder) {
    const { stream, revision, type, effectiveOn } = fact;
    if (!stands.has(fact) || (from !== undefined && effectiveOn < from)) continue;
    const because = causeOf(fact, tainted);
    if (because === undefined) continue;
    const decision: EventPlace = { stream, revision, type };
    const { personId } = fact.data as { readonly personId: string }; // every fact of the product names its person
    found.push({ decision, personId, effectiveOn, because });
    taint(fact, decision);
  }
  return found;
}

/** @param tainted what is in question so far: by its stream, its id and the command that recorded it */
function causeOf(fact: Recorded<AnyFact>, tainted: ReadonlyMap<string, EventPlace>): EventPlace | undefined {
  const { type, metadata } = fact;
  const rested = isDecision(type) ? restedOn(fact, tainted) : undefined;
  return rested ?? (followsByItself(type) ? undefined : tainted.get(metadata['causationId'] ?? ''));
}

function restedOn({ stream, revision, metadata }: Recorded<AnyFact>, tainted: ReadonlyMap<string, EventPlace>): EventPlace | undefined {
  const own = tainted.get(stream);
  if (own !== undefined) return own.revision < revision ? own : undefined;
  for (const read of (metadata['basis'] ?? '').split(' ')) {
    const at = read.lastIndexOf('@');
    const cause = tainted.get(read.slice(0, at)); // as the runner writes them
    if (cause !== undefined && cause.revision <= Number(read.slice(at + 1))) return cause;
  }
  return tainted.get(metadata['commandId'] ?? '');
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

/**
 * The decisions that had rested on one whose basis changed before anybody could see the note beside it: they were recorded between the
 * correction and the note. Whoever decides later has the note before them.
 *
 * @param recorded every fact of the person up to the note
 */
export function decidedMeanwhile(
  recorded: readonly Recorded<AnyFact>[],
  noted: { readonly decision: EventPlace; readonly since: Position; readonly from?: LegalDate },
): readonly Consequence[] {
  const { decision, since, from } = noted;
  const rested = consequencesOf(recorded, decision, from);
  const meanwhile = new Set(
    recorded.filter(({ position }) => position > since).map(({ stream, revision }) => placeText({ stream, revision })),
  );
  // what rested on them in its turn is found by the notes beside them
  return rested.filter((found) => meanwhile.has(placeText(found.decision)) && placeText(found.because) === placeText(decision));
}
