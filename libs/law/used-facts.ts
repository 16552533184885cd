import type { Json } from './canonical-json.ts';

/** Facts that note which of them are looked at, so that a receipt keeps those and no others. */
export class UsedFacts<Facts extends object> {
  /** The facts as they were given, in the same form. */
  readonly facts: Facts;
  private readonly watched: Watched;

  constructor(given: Facts) {
    this.watched = new Watched(given);
    this.facts = this.watched.proxy as Facts; // it stands for a copy of them
  }

  /** What was looked at so far; whole, where nothing in it was looked at but that it is there. */
  get used(): Json {
    return this.watched.used();
  }
}

/** The fields of an object, and which of them were looked at. A list is looked at as a whole, what is in it one by one. */
class Watched implements ProxyHandler<Record<string, unknown>> {
  readonly proxy: object;
  private readonly given: Readonly<Record<string, unknown>>;
  private readonly looked: Record<string, Watched | readonly unknown[] | true> = Object.create(null) as Record<string, true>; // no name is one of an object's own

  constructor(given: object) {
    this.given = given as Readonly<Record<string, unknown>>; // no list: what is in one is watched one by one
    // of a copy, since facts that are frozen could not be handed out watched
    this.proxy = new Proxy({ ...this.given }, this);
  }

  get(target: Record<string, unknown>, name: string | symbol): unknown {
    if (typeof name === 'symbol' || this.looked[name] !== undefined) return target[name as string]; // a symbol finds nothing
    const watched = watch(this.given[name]);
    this.looked[name] = watched ?? true;
    if (watched !== undefined) target[name] = shown(watched);
    return target[name];
  }

  used(): Json {
    const fields: Record<string, Json> = {};
    let isLookedInto = false;
    for (const name of Object.keys(this.given)) {
      const looked = this.looked[name];
      if (looked === undefined) continue;
      isLookedInto = true;
      fields[name] = looked === true ? (this.given[name] as Json) : usedOf(looked); // facts are plain data
    }
    return isLookedInto ? fields : (this.given as Json); // facts are plain data
  }

  get wasLookedAt(): boolean {
    return Object.keys(this.looked).length > 0;
  }
}

/** What stands for an object or a list; `undefined` for anything else. */
function watch(value: unknown): Watched | readonly unknown[] | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  return Array.isArray(value) ? value.map((one: unknown) => watch(one) ?? one) : new Watched(value);
}

function shown(watched: unknown): unknown {
  if (Array.isArray(watched)) return watched.map(shown);
  return watched instanceof Watched ? watched.proxy : watched;
}

function usedOf(watched: unknown): Json {
  if (watched instanceof Watched) return watched.used();
  if (!Array.isArray(watched)) return watched as Json; // facts are plain data
  const lookedAt = watched.filter((one) => !(one instanceof Watched) || one.wasLookedAt);
  return (lookedAt.length > 0 ? lookedAt : watched).map(usedOf);
}
