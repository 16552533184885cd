import type { EventCodec } from '../event-log/codec.ts';
import type { AnyFact, Position, Recorded, RecordedEvent } from '../event-log/event.ts';
import type { EventLog } from '../event-log/event-log.ts';
import type { PersonalSeal } from '../event-log/personal-seal.ts';
import { asError } from './as-error.ts';

/** Where facts come from. */
export interface FactSource {
  readonly log: Pick<EventLog, 'readAll'>;
  readonly codec: EventCodec;
  readonly seal: Pick<PersonalSeal, 'open'>;
}

export interface PageRequest {
  /** Exclusive. */
  readonly after: Position;
  readonly limit: number;
  /** Inclusive; the end of the log where there is none. */
  readonly upTo?: Position;
  /** Types that somebody folds; events of others are counted, not decoded. */
  readonly types: ReadonlySet<string>;
}

export interface PagedFact {
  readonly type: string;
  readonly position: Position;
  /** Position of the event before it, whatever its type. */
  readonly before: Position;
  /** An error where the event does not decode. */
  readonly fact: Recorded<AnyFact> | Error;
}

export interface FactPage {
  readonly facts: readonly PagedFact[];
  /** Events read, of any type. */
  readonly events: number;
  /** Everything up to and including this position was seen; `after` where there is nothing more. */
  readonly upTo: Position;
  /** Whether there may be more at once. */
  readonly full: boolean;
}

/** The facts of the next events, decoded and opened once for whoever folds them. A fact whose key was destroyed has no personal fields. */
export async function readFacts({ log, codec, seal }: FactSource, { after, limit, upTo, types }: PageRequest): Promise<FactPage> {
  const page = await log.readAll({ after, limit });
  const wanted: { readonly event: RecordedEvent; readonly before: Position }[] = [];
  let before = after;
  let events = 0;
  for (const event of page.events) {
    if (event.position <= before) continue; // an adapter that hands an event out twice
    if (upTo !== undefined && event.position > upTo) break;
    if (types.has(event.type)) wanted.push({ event, before });
    before = event.position;
    events++;
  }
  const personal = await opened(
    seal,
    wanted.map(({ event }) => event),
  );
  return {
    facts: wanted.map(({ event, before }) => ({
      type: event.type,
      position: event.position,
      before,
      fact: decoded(codec, event, personal.get(event)),
    })),
    events,
    upTo: upTo !== undefined && page.upTo > upTo ? upTo : page.upTo,
    full: page.events.length >= limit || (upTo !== undefined && page.upTo > upTo),
  };
}

async function opened(seal: FactSource['seal'], events: readonly RecordedEvent[]): Promise<ReadonlyMap<RecordedEvent, object | undefined>> {
  const sealed = events.filter((event) => event.personal !== undefined);
  if (sealed.length === 0) return new Map();
  const fields = await seal.open(sealed);
  return new Map(sealed.map((event, at) => [event, fields[at]]));
}

function decoded(codec: EventCodec, event: RecordedEvent, personal: object | undefined): Recorded<AnyFact> | Error {
  try {
    return codec.decode(event, personal);
  } catch (error) {
    return asError(error);
  }
}
