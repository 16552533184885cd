import { readLegalDate } from './calendar/legal-date.ts';
import { Faults, LawFactError, bool, date, listOf, text } from './fact-checks.ts';
import type { FactCheck } from './fact-checks.ts';
import { categories, facilities, intents, offenceFlags, punishments, statusKinds } from './law-facts.ts';

/** Accepts what could stand in a table beside the values that do: the same fields, lists of the same, numbers, fractions and known codes. */
export function formOfValues(standing: readonly unknown[]): FactCheck<unknown> {
  return (value, path) => {
    checkForm(value, path, standing);
    return value;
  };
}

function checkForm(value: unknown, path: string, standing: readonly unknown[]): void {
  const lists = standing.filter((one): one is readonly unknown[] => Array.isArray(one));
  const records = standing.filter(isRecord);
  if (value === null) {
    if (!standing.includes(null)) throw new LawFactError(path, 'must not be null');
  } else if (Array.isArray(value)) {
    if (lists.length === 0) throw new LawFactError(path, 'must not be a list');
    listOf(formOfValues(lists.flat()))(value, path);
  } else if (isRecord(value)) {
    if (records.length === 0) throw new LawFactError(path, 'must not be an object');
    checkRecord(value, path, records);
  } else checkScalar(value, path, standing);
}

function checkRecord(value: Readonly<Record<string, unknown>>, path: string, standing: readonly Readonly<Record<string, unknown>>[]): void {
  const known = [...new Set(standing.flatMap((record) => Object.keys(record)))];
  const faults = new Faults();
  for (const name of Object.keys(value)) {
    if (known.includes(name) || faults.areMany) continue;
    faults.add(new LawFactError(`${path}.${name}`, `is not among ${known.join(', ')}`));
  }
  // a record by codes, such as one by category, has values of one kind: what stands under one code may stand under another
  const isByCode = known.every((name) => code.test(name));
  for (const name of known) {
    if (!Object.hasOwn(value, name)) {
      if (standing.every((record) => Object.hasOwn(record, name))) faults.add(new LawFactError(`${path}.${name}`, 'is missing'));
      continue;
    }
    const beside = standing.flatMap((record) => (isByCode ? Object.values(record) : Object.hasOwn(record, name) ? [record[name]] : []));
    faults.collect(() => checkForm(value[name], `${path}.${name}`, beside));
  }
  faults.throwIfAny();
}

function checkScalar(value: unknown, path: string, standing: readonly unknown[]): void {
  const scalars = standing.filter((one) => one !== null && typeof one !== 'object');
  const [first] = scalars;
  if (first === undefined || !scalars.every((one) => typeof one === typeof first))
    throw new LawFactError(
      path,
      standing.length === 0 ? 'must be left out: the list is empty as it stands' : 'must be a list or an object',
    );
  if (typeof first === 'number') checkNumber(value, path);
  else if (typeof first === 'boolean') bool(value, path);
  else checkText(text(value, path), path, scalars.map(String));
}

/** More years, months or days than any rule of punishment has would lead out of the calendar. */
const mostNumber = 1_000;

function checkNumber(value: unknown, path: string): void {
  if (typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= mostNumber) return;
  throw new LawFactError(path, `must be a whole number from 0 to ${String(mostNumber)}`);
}

function checkText(value: string, path: string, standing: readonly string[]): void {
  if (standing.every((one) => fractionForm.test(one))) {
    if (!fractionForm.test(value)) throw new LawFactError(path, 'must be a fraction above nothing, such as "1/3"');
    if (isMoreThanWhole(value) && !standing.some(isMoreThanWhole)) throw new LawFactError(path, 'must be at most the whole: "1"');
    return;
  }
  if (standing.every((one) => readLegalDate(one) !== undefined)) date(value, path);
  if (!standing.every((one) => code.test(one))) return;
  const allowed = [...new Set([...standing, ...vocabularies.filter((words) => standing.every((one) => words.includes(one))).flat()])];
  if (!allowed.includes(value)) throw new LawFactError(path, `must be one of ${allowed.join(', ')}`);
}

/** A part of a term is never more than the term, while a day of custody may count as several: what stands in the table tells which it is. */
function isMoreThanWhole(fraction: string): boolean {
  const [part, of = '1'] = fraction.split('/');
  return Number(part) > Number(of);
}

const fractionForm = /^[1-9]\d{0,3}(\/[1-9]\d{0,3})?$/;
const code = /^[A-Z][A-Z0-9_]*$/;

/** Codes of one kind: where a table names one of them, another may stand. */
const vocabularies: readonly (readonly string[])[] = [
  categories,
  facilities,
  intents,
  offenceFlags,
  punishments,
  statusKinds,
  ['TERM', 'REMAINDER'],
];

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
