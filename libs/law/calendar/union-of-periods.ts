import { addDays, compare, dayAfter, daysInclusive, laterOf } from './legal-date.ts';
import type { LegalDate } from './legal-date.ts';

/** Days from `from` to `to`, both included. A period whose `to` lies before its `from` has no day. */
export interface Period {
  readonly from: LegalDate;
  readonly to: LegalDate;
}

/** The same days, each once, as the fewest periods, earliest first. Periods that touch become one. */
export function unionOfPeriods(periods: readonly Period[]): readonly Period[] {
  const union: Period[] = [];
  for (const period of inOrder(periods)) {
    const last = union.at(-1);
    if (last !== undefined && period.from <= dayAfter(last.to))
      union[union.length - 1] = { from: last.from, to: laterOf(last.to, period.to) };
    else union.push({ from: period.from, to: period.to });
  }
  return union;
}

/** The days of `periods` that are in none of `taken`, as the fewest periods, earliest first. */
export function withoutPeriods(periods: readonly Period[], taken: readonly Period[]): readonly Period[] {
  const rest: Period[] = [];
  const gone = unionOfPeriods(taken);
  for (const period of unionOfPeriods(periods)) {
    let from = period.from;
    for (const hole of gone) {
      if (hole.to < from || hole.from > period.to) continue;
      if (hole.from > from) rest.push({ from, to: addDays(hole.from, -1) });
      from = dayAfter(hole.to);
    }
    if (from <= period.to) rest.push({ from, to: period.to });
  }
  return rest;
}

/** How many days there are in periods that do not overlap. */
export function daysOf(periods: readonly Period[]): number {
  return periods.reduce((days, { from, to }) => days + daysInclusive(from, to), 0);
}

function inOrder(periods: readonly Period[]): readonly Period[] {
  return periods.filter(({ from, to }) => from <= to).sort((a, b) => compare(a.from, b.from));
}
