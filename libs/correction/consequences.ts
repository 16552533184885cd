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
 * itself. So does what was recorded together with the fact on another stream, and whatever was recorded because of it without anybody
 * asking: the days of an escape are no decision, and yet they are wrong where the return was. Whether the fact changed what was decided is not asked: that is for whoever looks at the list.
 *
 * @param recorded every fact that could have rested on it, of whatever streams
 * @param from of what was superseded: the day before which decisions rested on what was true
 */
export function consequencesOf(recorded: readonly Recorded<AnyFact>[], target: EventPlace, from?: LegalDate): readonly Consequence[] {
  const inOrder = [...recorded].sort((a, b) => (a.position < b.position ? -1 : 1));
  const stands = standingIn(inOrder);
  const tainted = new Map<StreamName, EventPlace>([[target.stream, target]]);
  const origin = inOrder.find(({ stream, revision }) => stream === target.stream && revision === target.revision);
  const brought = new Map<string, EventPlace>(origin === undefined ? [] : [[origin.eventId, target]]);
  const found: Consequence[] = [];
  for (const fact of inOrder) {
    const { stream, revision, type, effectiveOn } = fact;
    if (!stands.has(fact) || (from !== undefined && effectiveOn < from)) continue;
    const rested = isDecision(type) ? (causeOf(fact, tainted) ?? (isTogether(fact, origin) ? target : undefined)) : undefined;
    const because = rested ?? (followsByItself(type) ? undefined : brought.get(fact.metadata['causationId'] ?? ''));
    if (because === undefined) continue;
    const decision: EventPlace = { stream, revision, type };
    const { personId } = fact.data as { readonly personId: string }; // every fact of the product names its person
    found.push({ decision, personId, effectiveOn, because });
    if (!tainted.has(stream)) tainted.set(stream, decision);
    brought.set(fact.eventId, decision);
  }
  return found;
}

/** Recorded by one command, on two streams. */
function isTogether(fact: Recorded<AnyFact>, origin: Recorded<AnyFact> | undefined): boolean {
  const command = origin?.metadata['commandId'];
  return command !== undefined && fact.metadata['commandId'] === command && fact.stream !== origin?.stream;
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

/**
 * The decisions that had rested on one whose basis changed before anybody could see the note beside it: they were recorded between the
 * correction and the note. Whoever decides later has the note before them.
 *
 * @param recorded every fact of the person up to the note
 */
export function decidedMeanwhile(
  recorded: readonly Recorded<AnyFact>[],
  noted: { readonly decision: EventPlace; readonly since: Position; readonly until: Position; readonly from?: LegalDate },
): readonly Consequence[] {
  const { decision, since, until, from } = noted;
  const rested = consequencesOf(recorded, decision, from);
  const meanwhile = new Set(
    recorded.filter(({ position }) => position > since && position < until).map(({ stream, revision }) => placeText({ stream, revision })),
  );
  // what rested on them in its turn is found by the notes beside them
  return rested.filter((found) => meanwhile.has(placeText(found.decision)) && placeText(found.because) === placeText(decision));
}
