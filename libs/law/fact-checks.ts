import { firstLegalDate, lastLegalDate, readLegalDate } from './calendar/legal-date.ts';
import type { LegalDate } from './calendar/legal-date.ts';

/** Hands the value back as what it must be, or throws a `LawFactError` that names where it is not. */
export type FactCheck<Value> = (value: unknown, path: string) => Value;

/** A question or a fact that the library does not know, or that has another form than the question needs. */
export class LawFactError extends Error {
  readonly path: string;
  readonly problem: string;
  /** Every fault of the same facts that shows without the others being put right, this one first; at most a hundred. */
  readonly faults: readonly LawFactError[];

  constructor(path: string, problem: string, others: readonly LawFactError[] = []) {
    super(`${path}: ${problem}`);
    this.name = 'LawFactError';
    this.path = path;
    this.problem = problem;
    this.faults = [this, ...others];
  }
}

export const text: FactCheck<string> = (value, path) => {
  if (typeof value !== 'string') throw new LawFactError(path, 'must be text');
  return value;
};

export const bool: FactCheck<boolean> = (value, path) => {
  if (typeof value !== 'boolean') throw new LawFactError(path, 'must be true or false');
  return value;
};

export const date: FactCheck<LegalDate> = (value, path) => {
  const read = typeof value === 'string' ? readLegalDate(value) : undefined;
  if (read === undefined) throw new LawFactError(path, `must be a day from ${firstLegalDate} to ${lastLegalDate}, YYYY-MM-DD`);
  return read;
};

/** A number from 0. */
export const amount: FactCheck<number> = (value, path) => {
  if (typeof value !== 'number' || !(value >= 0 && value < Infinity)) throw new LawFactError(path, 'must be a number from 0');
  return value;
};

/** A whole number from 0 to 100,000. */
export const count: FactCheck<number> = (value, path) => {
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 0 || value > 100_000) {
    throw new LawFactError(path, 'must be a whole number from 0');
  }
  return value;
};

export function oneOf<const Value extends string | number | boolean>(values: readonly Value[]): FactCheck<Value> {
  return (value, path) => {
    const found = values.find((allowed) => allowed === value);
    if (found === undefined) throw new LawFactError(path, `must be one of ${values.join(', ')}`);
    return found;
  };
}

export function listOf<Value>(check: FactCheck<Value>): FactCheck<readonly Value[]> {
  return (value, path) => {
    if (!Array.isArray(value)) throw new LawFactError(path, 'must be a list');
    const faults = new Faults();
    // by index: a list with holes has a fault at each of them, which `forEach` would pass over
    for (let index = 0; index < value.length && !faults.areMany; index += 1) {
      try {
        check(value[index], `${path}[${String(index)}]`);
      } catch (error) {
        faults.add(error);
      }
    }
    faults.throwIfAny();
    return value as readonly Value[]; // each of them has just been checked
  };
}

export function atLeastOne<Value>(check: FactCheck<readonly Value[]>, what: string): FactCheck<readonly Value[]> {
  return (value, path) => {
    const list = check(value, path);
    if (list.length === 0) throw new LawFactError(path, `must name at least one ${what}`);
    return list;
  };
}

/** What does not end before it begins. */
export function inOrder<Span extends { readonly from: LegalDate; readonly to?: LegalDate }>(check: FactCheck<Span>): FactCheck<Span> {
  return (value, path) => {
    const span = check(value, path);
    if (span.to !== undefined && span.to < span.from) throw new LawFactError(`${path}.to`, `must not lie before ${span.from}`);
    return span;
  };
}

/** A fact that need not be given. */
export interface OptionalFact<Value> {
  readonly optional: FactCheck<Value>;
}

export function optional<Value>(check: FactCheck<Value>): OptionalFact<Value> {
  return { optional: check };
}

/** Facts by name: a name that is not listed and a listed one that is missing are errors. */
export function object<Facts extends object>(fields: FieldsOf<Facts>): FactCheck<Facts> {
  const checks = Object.entries<FactCheck<unknown> | OptionalFact<unknown>>(fields);
  const known = new Set(checks.map(([name]) => name));
  return (value, path) => {
    if (!isObject(value)) throw new LawFactError(path, `must have the facts ${[...known].join(', ')}`);
    const faults = new Faults();
    for (const name of Object.keys(value)) {
      if (known.has(name) || faults.areMany) continue;
      faults.add(new LawFactError(`${path}.${name}`, `is not a fact of this question, which knows ${[...known].join(', ')}`));
    }
    for (const [name, check] of checks) {
      const given = value[name];
      if ((given === undefined && typeof check !== 'function') || faults.areMany) continue;
      try {
        checkField(given, `${path}.${name}`, check);
      } catch (error) {
        faults.add(error);
      }
    }
    faults.throwIfAny();
    return value as Facts; // each of its fields has just been checked
  };
}

/** A check for every fact of an interface; the compiler names one that is missing, and one that is optional in only one of the two. */
export type FieldsOf<Facts> = {
  readonly [Name in keyof Facts]-?: undefined extends Facts[Name]
    ? OptionalFact<Exclude<Facts[Name], undefined>>
    : object extends Pick<Facts, Name>
      ? OptionalFact<Exclude<Facts[Name], undefined>>
      : FactCheck<Facts[Name]>;
};

function checkField(value: unknown, path: string, check: FactCheck<unknown> | OptionalFact<unknown>): void {
  if (typeof check === 'function') {
    if (value === undefined) throw new LawFactError(path, 'is missing');
    check(value, path);
  } else if (value !== undefined) check.optional(value, path);
}

/** Nobody reads more of them, and facts that are nothing but faults must not cost more than good ones. */
const mostFaults = 100;

/** What checks found, up to so many. */
export class Faults {
  private found: LawFactError[] | undefined;

  get areMany(): boolean {
    return this.found !== undefined && this.found.length >= mostFaults;
  }

  /** Takes what a check threw; anything but a fault goes on. */
  add(error: unknown): void {
    if (!(error instanceof LawFactError)) throw error;
    (this.found ??= []).push(...error.faults);
  }

  /** Does what checks one place, and takes what it throws. */
  collect(check: () => void): void {
    if (this.areMany) return;
    try {
      check();
    } catch (error) {
      this.add(error);
    }
  }

  throwIfAny(): void {
    if (this.found !== undefined) throwAll(this.found.slice(0, mostFaults));
  }
}

/** One error for all of them, that of the first. */
export function throwAll(faults: readonly LawFactError[]): void {
  const [first, ...others] = faults;
  if (first !== undefined) throw new LawFactError(first.path, first.problem, others);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
