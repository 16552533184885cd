import type { Json } from './canonical-json.ts';

/** Facts that note which of them are looked at, so that a receipt keeps those and no others. */
export class UsedFacts<Facts extends object> {
  /** The facts as they were given, in the same form. */
  readonly facts: Facts;
  private readonly given: Facts;
  private readonly looked = new Map<object, Set<string>>();
  private readonly watched = new Map<object, object>();

  constructor(given: Facts) {
    this.given = given;
    this.facts = this.watch(given);
  }

  /** What was looked at so far; whole, where nothing in it was looked at but that it is there. */
  get used(): Json {
    return this.usedOf(this.given);
  }

  private watch<Value extends object>(value: Value): Value {
    const known = this.watched.get(value);
    if (known !== undefined) return known as Value; // made from it below
    const looked = new Set<string>();
    this.looked.set(value, looked);
    // a copy, since facts that are frozen could not be handed out watched
    const watched = new Proxy(copyOf(value), {
      get: (target, name, receiver): unknown => {
        const inner: unknown = Reflect.get(target, name, receiver);
        if (typeof name === 'symbol' || !Object.hasOwn(target, name) || name === 'length') return inner;
        looked.add(name);
        return typeof inner === 'object' && inner !== null ? this.watch(inner) : inner;
      },
    });
    this.watched.set(value, watched);
    return watched;
  }

  private usedOf(value: unknown): Json {
    const looked = typeof value === 'object' && value !== null ? this.looked.get(value) : undefined;
    if (looked === undefined || looked.size === 0) return value as Json; // facts are plain data
    const fields = Object.entries(value as object).filter(([name]) => looked.has(name)); // only objects are looked into
    if (Array.isArray(value)) return fields.map(([, inner]) => this.usedOf(inner));
    return Object.fromEntries(fields.map(([name, inner]) => [name, this.usedOf(inner)]));
  }
}

function copyOf<Value extends object>(value: Value): Value {
  return (Array.isArray(value) ? [...(value as readonly unknown[])] : { ...value }) as Value; // the same fields, or the same elements
}
