import type { LegalDate } from '../event-log/event.ts';
import { lastDayOfTerm } from '../law/calendar/last-day-of-term.ts';
import type { Penalty, ViolationKind } from './custody.events.ts';
import type { Violation } from './custody.state.ts';

/**
 * Items of PEC 130(2) that name a kind of violation malicious by itself.
 *
 * The text of items 1–3 was not read: the facility names the item, and the decision on paper says what was done.
 */
const itemOf: Readonly<Partial<Record<ViolationKind, number>>> = {
  UNDER_ITEM_1: 1,
  UNDER_ITEM_2: 2,
  UNDER_ITEM_3: 3,
  EVASION_OF_TREATMENT: 4,
  REFUSAL_OF_WORK: 5,
  LEAVING_WITHOUT_PERMISSION: 6,
  NOT_RETURNING_FROM_LEAVE: 7,
  INTOXICANTS: 8,
  GAMBLING: 9,
  SEXUAL_ACTS: 10,
  PETTY_HOOLIGANISM: 11,
  GROUP_OF_VIOLATORS: 12,
};

export function isMaliciousKind(kind: ViolationKind): boolean {
  return itemOf[kind] !== undefined;
}

/**
 * The items of the law on which the violations make somebody a malicious violator, in order; none where they do not.
 *
 * A violation counts while a penalty for it stands. One of an ordinary kind counts where it repeats, within six months, one that was
 * penalised by the isolator or a solitary cell; `OTHER` repeats nothing. PEC 130(2), 130(3).
 */
export function groundsOfFinding(violations: readonly Violation[]): readonly string[] {
  const penalised = violations.filter(({ penalty, liftedOn }) => penalty !== undefined && liftedOn === undefined);
  const items = penalised.flatMap(({ kind }) => itemOf[kind] ?? []);
  if (penalised.some((violation) => penalised.some((earlier) => repeats(violation, earlier)))) items.push(repeated);
  return [...new Set(items)].sort((one, other) => one - other).map((item) => `PEC 130(2)(${String(item)})`);
}

const repeated = 13;
const monthsOfRepetition = 6;
const severe: readonly Penalty[] = ['DISCIPLINARY_ISOLATOR', 'SOLITARY_CELL'];

function repeats({ violationId, kind, committedOn }: Violation, earlier: Violation): boolean {
  if (violationId === earlier.violationId || kind === 'OTHER' || kind !== earlier.kind) return false;
  return (
    earlier.penalty !== undefined && severe.includes(earlier.penalty.kind) && isWithinSixMonths(committedOn, earlier.penalty.imposedOn)
  );
}

/** From the day of the penalty to the day before its number six months later, both included. */
function isWithinSixMonths(day: LegalDate, penalisedOn: LegalDate): boolean {
  return day >= penalisedOn && day <= lastDayOfTerm(penalisedOn, { months: monthsOfRepetition });
}
