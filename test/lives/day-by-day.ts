import { ageAt, dayOf, lastDayOfMonths, type Day } from './own-calendar.ts';

/** Days from a first to a last one, both included. */
export interface Stretch {
  readonly from: Day;
  readonly to: Day;
}

/**
 * The days of a punishment, counted one calendar day after another as the text says (PEC 165, CC 62, 72, 73, 79, 86), with nothing of
 * `libs/law`: a second opinion on every date that the product computes.
 */
export interface Served {
  readonly punishment: string;
  readonly start: Day;
  /** Absent for life, a fine and work that is counted in hours. */
  readonly length?: { readonly years?: number; readonly months?: number; readonly days?: number };
  readonly facility?: string;
  readonly credits: readonly (Stretch & { readonly kind: string })[];
  /** Days away: escape, at liberty on a parole that was revoked, deferred, evaded. Both ends included; they may overlap. */
  readonly away: readonly Stretch[];
  /** Days that decisions cut from the end. */
  readonly cut: number;
  readonly suspended: boolean;
  readonly offences: readonly Offence[];
  readonly revoked?: { readonly ground: number; readonly from: Day };
}

interface Offence {
  readonly committedOn: string;
  readonly intent: string;
  readonly maxTermYears: number;
  readonly lifeSanction: boolean;
  readonly flags: readonly string[];
}

export interface Person {
  readonly sex: string;
  readonly birthDate: string;
  readonly citizenship: string;
  readonly statuses: readonly { readonly kind: string; readonly from: string; readonly to?: string }[];
}

const cannotEnd = 200_000;

/** Custody for one day counts twice, one and a half times or once; house arrest half. In half days. CC 62(3), (3-1), (4). */
function halvesOf({ punishment, facility }: Served, kind: string): number {
  if (kind === 'HOUSE_ARREST') return 1;
  if (punishment === 'RESTRICTION_OF_LIBERTY') return 4;
  if (punishment === 'ARREST') return 2;
  if (facility === 'MINIMUM') return 4;
  return facility === 'MEDIUM' || facility === 'MEDIUM_JUVENILE' ? 3 : 2;
}

/** Each calendar day once, at its better rate; a half day in favour of the person. */
export function creditOf(served: Served): number {
  const best = new Map<Day, number>();
  for (const { kind, from, to } of served.credits) {
    for (let day = from; day <= to; day++) best.set(day, Math.max(best.get(day) ?? 0, halvesOf(served, kind)));
  }
  return Math.ceil([...best.values()].reduce((sum, halves) => sum + halves, 0) / 2);
}

function daysOfLength({ start, length = {} }: Served): number {
  return lastDayOfMonths(start, monthsOf(length)) - start + 1 + (length.days ?? 0);
}

function monthsOf({ years = 0, months = 0 }: NonNullable<Served['length']>): number {
  return 12 * years + months;
}

function isAway({ away }: Served, day: Day): boolean {
  return away.some(({ from, to }) => from <= day && day <= to);
}

/** The first day before which so many days have been served, counted from a day on; that day itself where none is missing. */
function dayAfterServing(served: Served, from: Day, days: number): Day {
  let [day, left] = [from, days];
  while (left > 0) {
    if (!isAway(served, day)) left--;
    day++;
    if (day - from > cannotEnd) throw new Error('a term that never ends');
  }
  return day;
}

/** The last day of a term: `undefined` for life, and for what is not measured in time. What was credited is served before the first day. */
export function lastDayOf(served: Served): Day | undefined {
  if (served.punishment === 'LIFE' || served.length === undefined) return undefined;
  return dayAfterServing(served, served.start, daysOfLength(served) - creditOf(served) - served.cut) - 1;
}

/** CC 11: by the most that the article part has, and whether it was done on purpose. */
function gravityOf({ intent, maxTermYears, lifeSanction }: Offence): 1 | 2 | 3 | 4 {
  if (intent === 'NEGLIGENT') return maxTermYears <= 5 ? 1 : 2;
  if (lifeSanction || maxTermYears > 12) return 4;
  if (maxTermYears > 5) return 3;
  return maxTermYears > 2 ? 2 : 1;
}

function isVulnerable({ sex, birthDate, statuses }: Person, on: Day): boolean {
  const now = (...kinds: readonly string[]): boolean =>
    statuses.some(({ kind, from, to }) => kinds.includes(kind) && dayOf(from) <= on && (to === undefined || on <= dayOf(to)));
  const woman = sex === 'F';
  if (ageAt(birthDate, on) >= (woman ? 58 : 63) || now('DISABILITY_1', 'DISABILITY_2')) return true;
  const child = now('CHILD_UNDER_3', 'CHILD_UNDER_14');
  return woman ? child || now('PREGNANT') : child && now('SINGLE_PARENT');
}

/** So many parts of so many. */
type Part = readonly [over: number, under: number];

const ordinary: Readonly<Record<1 | 2 | 3 | 4, Part>> = { 1: [1, 3], 2: [1, 3], 3: [1, 2], 4: [2, 3] };
const milder: Readonly<Record<1 | 2 | 3 | 4, Part>> = { 1: [1, 4], 2: [1, 4], 3: [1, 3], 4: [1, 2] };
const againstLife: Part = [2, 3];

/** What the law answers about a right: the first day; `NEVER`; `UNTOLD` where the text leaves it to a human, or this file does not judge it. */
export type Right = { readonly from: Day } | 'NEVER' | 'UNTOLD';

const barring = ['TERRORIST', 'EXTREMIST', 'SEXUAL_VS_MINOR', 'CORRUPTION'];

/** The first day on which parole may be granted, asked on a day. CC 72(3)–(6), 86(1). */
export function paroleFrom(served: Served, person: Person, asked: Day): Right {
  const { offences, punishment, start, revoked } = served;
  if (offences.some(({ flags }) => flags.some((flag) => barring.includes(flag)))) return 'UNTOLD';
  const young = offences.map(({ committedOn }) => ageAt(person.birthDate, dayOf(committedOn)) < 18);
  const juvenile = young.every(Boolean);
  if (!juvenile && young.some(Boolean)) return 'UNTOLD';
  if (punishment === 'LIFE') {
    if (revoked !== undefined) return 'UNTOLD';
    return { from: dayAfterServing(served, start, lastDayOfMonths(start, 25 * 12) - start + 1) };
  }
  const lastDay = lastDayOf(served);
  if (lastDay === undefined) return 'UNTOLD';
  if (revoked !== undefined && (juvenile || revoked.from > lastDay)) return 'UNTOLD';
  if (asked > lastDay) return 'NEVER';
  const floor = punishment === 'DEPRIVATION_OF_LIBERTY' ? dayAfterServing(served, start, lastDayOfMonths(start, 6) - start + 1) : start;
  const vulnerable = isVulnerable(person, asked);
  const again = revoked === undefined ? start : servedAgain(served, revoked.from);
  const byPart =
    revoked === undefined
      ? partOfTerm(served, partFor(offences, vulnerable || juvenile))
      : afterRevocation(served, revoked, vulnerable, lastDay);
  return { from: Math.max(byPart, floor, again) };
}

function partFor(offences: readonly Offence[], isMilder: boolean): Part {
  const parts = offences.map((offence): Part => {
    const gravity = gravityOf(offence);
    if (isMilder && gravity === 4 && offence.flags.includes('AGAINST_LIFE')) return againstLife;
    return (isMilder ? milder : ordinary)[gravity];
  });
  return parts.reduce((most, part) => (part[0] * most[1] > most[0] * part[1] ? part : most));
}

/** Of the term as it stands: its months where they divide, otherwise its days; less than a day more is a day more. What was credited counts. */
function partOfTerm(served: Served, [over, under]: Part): Day {
  const { start, length = {}, cut } = served;
  const months = monthsOf(length);
  const exact = cut === 0 && (length.days ?? 0) === 0 && (months * over) % under === 0;
  const due = exact
    ? lastDayOfMonths(start, (months * over) / under) - start + 1
    : Math.ceil(((daysOfLength(served) - cut) * over) / under);
  return dayAfterServing(served, start, due - creditOf(served));
}

/** CC 72(3)–(4): after points 1 and 2 of 72(7) two thirds of what was left, of the vulnerable half of the term; after point 3 more. */
function afterRevocation(served: Served, revoked: { readonly ground: number; readonly from: Day }, vulnerable: boolean, lastDay: Day): Day {
  if (vulnerable) return partOfTerm(served, revoked.ground === 3 ? [2, 3] : [1, 2]);
  if (revoked.ground === 3) return partOfTerm(served, [3, 4]);
  return partOfRemainder(served, revoked.from, lastDay, [2, 3]);
}

/** The first day of what was left that is a day of the punishment, and not a day away. */
function servedAgain(served: Served, from: Day): Day {
  let day = Math.max(from, served.start);
  while (isAway(served, day)) day++;
  return day;
}

function partOfRemainder(served: Served, from: Day, lastDay: Day, [over, under]: Part): Day {
  let left = 0;
  const again = servedAgain(served, from);
  for (let day = again; day <= lastDay; day++) if (!isAway(served, day)) left++;
  return dayAfterServing(served, again, Math.ceil((left * over) / under));
}

/** The first day on which a milder punishment may take the place of the rest, asked on a day. CC 73(1), (2-1), 87. */
export function substitutionFrom(served: Served, person: Person, asked: Day, isMalicious: boolean): Right {
  const { offences, revoked, start } = served;
  if (offences.some(({ flags }) => flags.some((flag) => [...barring, 'CRIMINAL_GROUP'].includes(flag)))) return 'UNTOLD';
  const young = offences.map(({ committedOn }) => ageAt(person.birthDate, dayOf(committedOn)) < 18);
  const juvenile = young.every(Boolean);
  if (juvenile && revoked !== undefined) return 'UNTOLD';
  // without papers the damage is not shown to be repaid: then there must be no malicious violation, and no fine
  if (isMalicious || (person.citizenship !== 'KZ' && !juvenile)) return 'NEVER';
  const gravest = Math.max(...offences.map(gravityOf));
  if (!juvenile && gravest === 4) return 'NEVER';
  if (!juvenile && young.some(Boolean)) return 'UNTOLD';
  const lastDay = lastDayOf(served);
  if (lastDay === undefined || (revoked !== undefined && revoked.from > lastDay)) return 'UNTOLD';
  if (asked > lastDay) return 'NEVER';
  const part = juvenile ? juvenilePart(offences) : gravest === 3 ? ([1, 3] as const) : ([1, 4] as const);
  if (revoked !== undefined) return { from: partOfRemainder(served, revoked.from, lastDay, part) };
  return { from: Math.max(partOfTerm(served, part), start) };
}

function juvenilePart(offences: readonly Offence[]): Part {
  const gravest = Math.max(...offences.map(gravityOf));
  if (gravest < 3) return [1, 5];
  if (gravest === 3) return [1, 4];
  return offences.some((offence) => gravityOf(offence) === 4 && offence.flags.includes('AGAINST_LIFE')) ? [1, 2] : [1, 3];
}

/** The first day without a conviction record, where the term is served to its last day. CC 79, 89. */
export function recordExpunges(served: Served, person: Person): Right {
  const lastDay = lastDayOf(served);
  if (lastDay === undefined) return 'UNTOLD';
  if (served.offences.some(({ committedOn }) => dayOf(committedOn) > lastDay)) return 'UNTOLD'; // nobody has served for what is to come
  const young = served.offences.map(({ committedOn }) => ageAt(person.birthDate, dayOf(committedOn)) < 18);
  if (young.some(Boolean) && !young.every(Boolean)) return 'UNTOLD';
  if (served.suspended || served.punishment === 'RESTRICTION_OF_LIBERTY') return { from: lastDay };
  if (served.punishment !== 'DEPRIVATION_OF_LIBERTY') return 'UNTOLD';
  const gravest = Math.max(...served.offences.map(gravityOf));
  const years = young.every(Boolean) ? [0, 1, 1, 2, 3][gravest] : [0, 3, 3, 6, 8][gravest];
  return { from: lastDayOfMonths(lastDay, 12 * (years ?? 0)) + 1 };
}
