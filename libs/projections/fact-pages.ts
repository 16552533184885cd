import type { EventCodec } from '../event-log/codec.ts';
import type { AnyFact, Position, Recorded, RecordedEvent } from '../event-log/event.ts';
import type { EventLog, LogPage } from '../event-log/event-log.ts';
import type { PersonalSeal } from '../event-log/personal-seal.ts';
import { correctingTypes } from '../event-log/standing-facts.ts';
import { asError } from './as-error.ts';
import { retold, type RetoldStream } from './retold.ts';

/** Where facts come from. */
export interface FactSource {
  readonly log: Pick<EventLog, 'readAll' | 'readStretch' | 'readStream' | 'contiguous'>;
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
  /** Others are not even read, nor counted. */
  readonly passOver?: boolean;
  /** Types of which personal fields are read; facts of others are handed out without. All of them unless told. */
  readonly opens?: ReadonlySet<string>;
}

/** A part of the log that is read in one go. */
export interface FactStretch extends Omit<PageRequest, 'limit' | 'upTo'> {
  /** Inclusive. */
  readonly upTo: Position;
}

export interface PagedFact {
  readonly type: string;
  readonly position: Position;
  /** Position of the event before it, whatever its type. */
  readonly before: Position;
  /** An error where the event does not decode. */
  readonly fact: Recorded<AnyFact> | Error;
  /** Where it corrects another fact: their stream, told anew. Read when it is asked for. */
  readonly retold?: () => Promise<RetoldStream>;
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

/**
 * The facts of the next events, decoded and opened once for whoever folds them. A fact whose key was destroyed has no personal fields.
 *
 * @throws Error where the log hands out an event behind one of a later position, or beyond the end of its page, or leaves one out: what is
 * folded by then would do without it
 */
export async function readFacts(source: FactSource, request: PageRequest): Promise<FactPage> {
  const { after, limit, types, passOver = false } = request;
  const page = await source.log.readAll({ after, limit, ...(passOver && { types }) });
  return factsOn(page, source, request, 'now');
}

/** The fact of this type at a position, if there is one. */
export async function readFact(source: FactSource, position: Position, type: string): Promise<PagedFact | undefined> {
  const page = await source.log.readAll({ after: position, inclusive: true, limit: 1 });
  const after = (position - 1n) as Position; // what is behind it begins with the fact
  const { facts } = await factsOn(page, source, { after, limit: 1, types: new Set([type]) }, 'now');
  return facts.find((fact) => fact.position === position);
}

/**
 * The facts of a part of the log, page by page, for whoever looks at each and lets go of it: a fact is read from its event as far as it is
 * looked at. Where the log has no quick way to read a part of itself, there are none.
 *
 * @throws Error as `readFacts` does
 */
export async function* readFactsOfStretch(source: FactSource, stretch: FactStretch): AsyncGenerator<FactPage, undefined> {
  const { types, passOver = false, upTo } = stretch;
  let { after } = stretch;
  const pages = source.log.readStretch?.({ after, upTo, ...(passOver && { types }) }) ?? [];
  for await (const page of pages) {
    const facts = await factsOn(page, source, { ...stretch, after, limit: Number.POSITIVE_INFINITY }, 'later');
    after = facts.upTo;
    yield facts;
  }
  return undefined;
}

async function factsOn(page: LogPage, source: FactSource, request: PageRequest, decode: 'now' | 'later'): Promise<FactPage> {
  const { log, codec, seal } = source;
  const { after, limit, upTo, types, passOver = false, opens } = request;
  const wanted: { readonly event: RecordedEvent; readonly before: Position }[] = [];
  let before = after;
  let events = 0;
  for (const [at, event] of page.events.entries()) {
    if (event.position <= before) {
      const again = event.position <= after || page.events.slice(0, at).some(({ position }) => position === event.position);
      if (again) continue; // an adapter that hands an event out twice
      throw new Error(`The log handed out event ${String(event.position)} behind ${String(before)}`);
    }
    // it would be counted for one that is missing, and folded before what comes between
    if (event.position > page.upTo)
      throw new Error(`The log handed out event ${String(event.position)} on a page that ends at ${String(page.upTo)}`);
    if (upTo !== undefined && event.position > upTo) break;
    if (types.has(event.type)) wanted.push({ event, before });
    before = event.position;
    events++;
  }
  // never behind what was asked for: an adapter that hands out an old page once more has nothing new
  const seen = page.upTo > after ? page.upTo : after;
  const end = upTo !== undefined && seen > upTo ? upTo : seen;
  if (log.contiguous && !passOver && BigInt(events) !== end - after)
    throw new Error(
      `The log handed out ${String(events)} of the ${String(end - after)} events behind ${String(after)}, up to ${String(end)}`,
    );
  const personal = await opened(
    seal,
    wanted.flatMap(({ event }) => (opens?.has(event.type) === false ? [] : event)),
  );
  return {
    facts: wanted.map(({ event, before }) => ({
      type: event.type,
      position: event.position,
      before,
      fact: decoded(codec, decode, event, personal.get(event)),
      ...(correctingTypes.has(event.type) && { retold: () => retoldStream(source, event) }),
    })),
    events,
    upTo: end,
    full: page.events.length >= limit || seen > end,
  };
}

/**
 * The stream of a correction, up to it. The log never changes what was recorded, so that whoever folds the correction now, tomorrow or in
 * a rebuild is told the same.
 */
async function retoldStream({ log, codec, seal }: FactSource, { stream, revision }: RecordedEvent): Promise<RetoldStream> {
  const events = await log.readStream(stream, { to: revision });
  const personal = await seal.open(events);
  return retold(events.map((event, index) => codec.decode(event, personal[index])));
}

async function opened(seal: FactSource['seal'], events: readonly RecordedEvent[]): Promise<ReadonlyMap<RecordedEvent, object | undefined>> {
  const sealed = events.filter((event) => event.personal !== undefined);
  if (sealed.length === 0) return new Map();
  const fields = await seal.open(sealed);
  return new Map(sealed.map((event, at) => [event, fields[at]]));
}

function decoded(
  codec: EventCodec,
  decode: 'now' | 'later',
  event: RecordedEvent,
  personal: object | undefined,
): Recorded<AnyFact> | Error {
  try {
    return decode === 'later' ? codec.decodeLater(event, personal) : codec.decode(event, personal);
  } catch (error) {
    return asError(error);
  }
}

/** What of a page lies behind one position, up to and including another. */
export function stretchOf(page: FactPage, after: Position, upTo: Position): FactPage {
  const [first] = page.facts;
  if (page.upTo <= upTo && (first === undefined || first.position > after)) return page;
  const facts = page.facts.filter(({ position }) => position > after && position <= upTo);
  return { ...page, facts, upTo: page.upTo < upTo ? page.upTo : upTo };
}

/** The page up to and including so many of its facts. */
export function firstFactsOf(page: FactPage, most: number): FactPage {
  const last = page.facts[most - 1];
  return last === undefined ? page : { ...page, facts: page.facts.slice(0, most), upTo: last.position };
}
