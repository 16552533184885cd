import { describe, expect, it } from '@jest/globals';
import { fileURLToPath } from 'node:url';
import type { Json } from './canonical-json.ts';
import { evaluateUntyped } from './evaluate.ts';
import { LawFactError } from './fact-checks.ts';
import type { LawCase } from './law-case.ts';
import { readCases } from './read-cases.ts';

/** Beside the rules, seen from the folder that this file is built into. */
const cases = readCases(fileURLToPath(new URL('../../../libs/law/cases', import.meta.url))).filter((one): one is LawCase => 'facts' in one);
const questions = [...new Set(cases.map(({ question }) => question))];

/** A place among the facts: the names and indexes that lead to it. */
type Place = readonly (string | number)[];
type FactsByStep = Readonly<Record<string | number, Json | undefined>>;

describe.each(questions)('every fact of every case of %s', (question) => {
  const put = cases.filter((one) => one.question === question);

  it('is needed, or may be left out: then the library says which, or answers without it', () => {
    expect(wrongly(put, namedPlaces, (facts, place) => ({ facts: without(facts, place), at: place, mayAnswer: true }))).toEqual([]);
  });

  it('is known by its name alone', () => {
    expect(
      wrongly(put, namedPlaces, (facts, place) => {
        const misspelt = [...place.slice(0, -1), `${String(place.at(-1))}x`];
        return { facts: changed(without(facts, place), misspelt, valueAt(facts, place)), at: misspelt, missing: place };
      }),
    ).toEqual([]);
  });

  it.each<[string, (value: Json) => Json | undefined]>([
    ['null', () => null],
    ['of another type', ofAnotherType],
    ['a list in a list', (value) => (Array.isArray(value) ? [value] : [[]])],
    ['a word that is none of its words', (value) => (isCode(value) ? `${value}_X` : undefined)],
    ['a day that no calendar has', (value) => (isDay(value) ? '2023-02-30' : undefined)],
    ['a day with a time', (value) => (isDay(value) ? `${value}T00:00:00Z` : undefined)],
    ['a negative number', (value) => (typeof value === 'number' ? -1 : undefined)],
    ['a number without end', (value) => (typeof value === 'number' ? Infinity : undefined)],
  ])('is refused where it is %s', (_, change) => {
    expect(
      wrongly(put, allPlaces, (facts, place) => {
        const value = change(valueAt(facts, place));
        return value === undefined ? undefined : { facts: changed(facts, place, value), at: place, within: Array.isArray(value) };
      }),
    ).toEqual([]);
  });

  it('is a period that does not end before it begins', () => {
    expect(
      wrongly(put, allPlaces, (facts, place) => {
        const [from, to] = [valueAt(facts, [...place, 'from']), valueAt(facts, [...place, 'to'])];
        if (typeof from !== 'string' || typeof to !== 'string') return undefined;
        return { facts: changed(facts, [...place, 'to'], '1901-01-01'), at: [...place, 'to'] };
      }),
    ).toEqual([]);
  });

  it('is an act by somebody who was born', () => {
    expect(
      wrongly(put, actPlaces, (facts, place) =>
        givenAt(facts, ['person', 'birthDate']) === undefined && givenAt(facts, ['offender', 'birthDate']) === undefined
          ? undefined
          : { facts: changed(facts, place, '1900-01-01'), at: place },
      ),
    ).toEqual([]);
  });

  it('is an act of which the decision can know, unless the answer covers later ones too', () => {
    if (question === 'amnesty') return;
    expect(
      wrongly(put, actPlaces, (facts, place) =>
        place[0] === 'offences' ? { facts: changed(facts, place, '2199-12-31'), at: place } : undefined,
      ),
    ).toEqual([]);
  });
});

describe('all bad facts', () => {
  it('are told at once', () => {
    const facts = { begin: 1, start: '2023-02-30', punishment: 'DEPRIVATION_OF_LIBERTY', credits: [{ kind: 'X', from: 1, to: null }] };
    expect(faultsOf('term-end', facts, '2026-03-01')).toEqual([
      'facts.begin',
      'facts.start',
      'facts.credits[0].kind',
      'facts.credits[0].from',
      'facts.credits[0].to',
    ]);
  });
});

describe('facts that are nothing but faults', () => {
  it('cost no more than good ones: a hundred faults are told', () => {
    const names = Object.fromEntries(Array.from({ length: 40_000 }, (_, index) => [`a${String(index)}`, 1]));
    expect(faultsOf('term-end', names, '2026-03-01')).toHaveLength(100);
    expect(faultsOf('parole', { offences: Array.from({ length: 100_000 }, () => 1) }, '2026-03-01')).toHaveLength(100);
  });
});

interface Broken {
  readonly facts: Json;
  readonly at: Place;
  /** Whether the library may do without it. */
  readonly mayAnswer?: boolean;
  /** What may then be missing as well. */
  readonly missing?: Place;
  /** Whether the fault may lie in an item of the list at that place. */
  readonly within?: boolean;
}

/** What did not go as it must: each case and place where the library answered, or named another place than the broken one. */
function wrongly(
  put: readonly LawCase[],
  places: (facts: Json) => readonly Place[],
  breakAt: (facts: Json, place: Place) => Broken | undefined,
): readonly string[] {
  return put.flatMap(({ id, question, asOf, facts }) =>
    places(facts).flatMap((place) => {
      const broken = breakAt(facts, place);
      if (broken === undefined) return [];
      const faults = faultsOf(question, broken.facts, asOf);
      return isTold(faults, broken) ? [] : [`${id}: ${pathOf(broken.at)}: ${faults.join(', ') || 'an answer'}`];
    }),
  );
}

function isTold([first, ...others]: readonly string[], { at, missing, within = false, mayAnswer = false }: Broken): boolean {
  const place = pathOf(at);
  if (first === undefined) return mayAnswer;
  // one of two facts must be given: where the first is left out, the other one is missing
  if (mayAnswer && others.length === 0 && oneOfTwo.some((pair) => pair.includes(place) && pair.includes(first))) return true;
  return [first, ...others.filter((path) => missing === undefined || path !== pathOf(missing))].every(
    (path) => path === place || (within && path.startsWith(`${place}[`)),
  );
}

/** Of a ban, how long it is: for life or for a term; of two verdicts, which one is not served yet. */
const oneOfTwo: readonly (readonly string[])[] = [
  ['facts.life', 'facts.term'],
  ['facts.ban.forLife', 'facts.ban'],
  ['facts.ban.term', 'facts.ban'],
  ['facts.terms[0].unserved', 'facts.terms'],
  ['facts.terms[1].unserved', 'facts.terms'],
];

/** The places that the library names; none where it answers. */
function faultsOf(question: string, facts: Json, asOf: string): readonly string[] {
  try {
    evaluateUntyped(question, facts, asOf);
    return [];
  } catch (error) {
    if (error instanceof LawFactError) return error.faults.map(({ path }) => path);
    throw error;
  }
}

function allPlaces(facts: Json): readonly Place[] {
  if (typeof facts !== 'object' || facts === null) return [];
  return Object.entries(facts).flatMap(([name, value]: [string, Json]) => {
    const step = Array.isArray(facts) ? Number(name) : name;
    return [[step], ...allPlaces(value).map((place) => [step, ...place])];
  });
}

function namedPlaces(facts: Json): readonly Place[] {
  return allPlaces(facts).filter((place) => typeof place.at(-1) === 'string');
}

function actPlaces(facts: Json): readonly Place[] {
  return namedPlaces(facts).filter(([first, ...rest]) => (first === 'offences' || first === 'offence') && rest.at(-1) === 'committedOn');
}

function valueAt(facts: Json, place: Place): Json {
  return givenAt(facts, place) ?? null;
}

function givenAt(facts: Json, place: Place): Json | undefined {
  return place.reduce<Json | undefined>((value, step) => (value as FactsByStep | undefined)?.[step], facts); // what has no such step gives undefined
}

function changed(facts: Json, [step, ...rest]: Place, value: Json): Json {
  if (step === undefined) return value;
  const inner = (facts as FactsByStep)[step] ?? null; // what a place leads through is a list or an object
  if (Array.isArray(facts)) return facts.map((item: Json, index) => (index === step ? changed(item, rest, value) : item));
  return { ...(facts as object), [step]: changed(inner, rest, value) }; // neither a list nor a value of its own
}

function without(facts: Json, place: Place): Json {
  const [last, parent] = [place.at(-1), place.slice(0, -1)];
  const rest = Object.entries(valueAt(facts, parent) as object).filter(([name]) => name !== last); // what has a fact is an object
  return changed(facts, parent, Object.fromEntries(rest));
}

function pathOf(place: Place): string {
  return place.reduce<string>((path, step) => (typeof step === 'number' ? `${path}[${String(step)}]` : `${path}.${step}`), 'facts');
}

function ofAnotherType(value: Json): Json {
  if (typeof value === 'string') return 7;
  if (typeof value === 'number') return String(value);
  if (typeof value === 'boolean') return String(value);
  return Array.isArray(value) ? {} : [];
}

function isDay(value: Json): value is string {
  return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value);
}

function isCode(value: Json): value is string {
  return typeof value === 'string' && /^[A-Z][A-Z_0-9]*$/.test(value);
}
