import { ageOn } from '../calendar/age-on.ts';
import type { FractionText } from '../calendar/fraction.ts';
import { lastDayOfTerm } from '../calendar/last-day-of-term.ts';
import type { Term } from '../calendar/last-day-of-term.ts';
import { addDays, dayAfter, daysBetween, daysInclusive, laterOf } from '../calendar/legal-date.ts';
import type { LegalDate } from '../calendar/legal-date.ts';
import { daysOf, unionOfPeriods } from '../calendar/union-of-periods.ts';
import type { Period } from '../calendar/union-of-periods.ts';
import { categoryOfCrime } from '../classification/classification.ts';
import { categoryCeilings } from '../classification/category-ceilings.ts';
import { LawFactError, bool, date, listOf, object, oneOf, optional } from '../fact-checks.ts';
import { creditFact, facilities, offenceFact, periodFact, personFact, punishments, termFact } from '../law-facts.ts';
import type { Credit, FacilityType, LawOffence, LawPerson, Punishment } from '../law-facts.ts';
import type { LawQuestionRules } from '../law-question.ts';
import type { NeedsManual } from '../manual-reasons.ts';
import type { Reasoning } from '../reasoning.ts';
import { creditRatios } from '../term/credit-ratios.ts';
import { countingOfPunishments, lastDayRule } from '../term/term-counting.ts';
import { endByCalendar } from '../term/term-end.ts';
import { barsOfOffences } from './bars-of-offences.ts';
import type { WeighedOffence } from './bars-of-offences.ts';
import { dayAfterPartOfDays, dayAfterPartOfTerm, laterByInterruptions } from './day-of-fraction.ts';
import { paroleBars } from './parole-bars.ts';
import type { ParoleBar } from './parole-bars.ts';
import { paroleFraction } from './parole-fraction.ts';
import { mustRelease, paroleScopes } from './parole-scope.ts';
import { fractionsAfterRevocation, lifeYears, servedFloors, servedFractions } from './served-fractions.ts';
import type { FractionAfterRevocation, RevocationGround } from './served-fractions.ts';
import { vulnerableGrounds, vulnerableGroups } from './vulnerable-group.ts';
import type { ChildOfUnknownBirth } from './vulnerable-group.ts';

export interface ParoleFacts extends ChildOfUnknownBirth {
  readonly person: LawPerson;
  readonly punishment: Punishment;
  /** The first day of the term. */
  readonly start: LegalDate;
  /** Absent for life only. */
  readonly term?: Term;
  readonly life?: boolean;
  /** The last day as it now stands, where it is not what start, term, credit and interruptions give: cut by an amnesty, or moved. */
  readonly lastDay?: LegalDate;
  /** The type that the verdict names. */
  readonly facility?: FacilityType;
  readonly credits?: readonly Credit[];
  /** Days within the term that were not served, both ends included. */
  readonly interruptions?: readonly Period[];
  /** Every offence that the term is for, at least one. */
  readonly offences: readonly LawOffence[];
  /** The ground of CC 72(7) on which an earlier parole was revoked, and the first day of the remainder. */
  readonly revokedBefore?: { readonly ground: RevocationGround; readonly remainderFrom: LegalDate };
  /** Whether every term of a cooperation agreement is fulfilled; for terrorist and extremist crimes, active help to prevent or solve them. */
  readonly cooperation?: boolean;
  readonly damageRepaid?: boolean;
  readonly maliciousViolation?: boolean;
}

/** Whether the court must release or may. */
export type ParoleMode = 'MUST' | 'MAY';

export interface ParoleDay {
  readonly mode: ParoleMode;
  /** The first day on which parole may be granted, as law and facts stand on `asOf`; a birthday to come may make it earlier. */
  readonly from: LegalDate;
  /** Absent for life. */
  readonly fraction?: FractionText;
}

export type ParoleAnswer =
  | ({ readonly verdict: 'ELIGIBLE' } & ParoleDay)
  | ({
      readonly verdict: 'NOT_YET';
      /** Whether the term ends before `from`, so that the person will serve it in full. */
      readonly termEndsFirst: boolean;
    } & ParoleDay)
  | { readonly verdict: 'BARRED'; readonly bars: readonly ParoleBar[] }
  | NeedsManual;

/** Whether a court may release a person early on conditions, from when, and whether it must. CC 72, 86. */
export const parole: LawQuestionRules<ParoleFacts, ParoleAnswer> = {
  facts: object<ParoleFacts>({
    person: personFact,
    raisesChildUnder14: optional(bool),
    raisesChildAlone: optional(bool),
    punishment: oneOf(punishments),
    start: date,
    term: optional(termFact),
    life: optional(bool),
    lastDay: optional(date),
    facility: optional(oneOf(facilities)),
    credits: optional(listOf(creditFact)),
    interruptions: optional(listOf(periodFact)),
    offences: listOf(offenceFact),
    revokedBefore: optional(object<NonNullable<ParoleFacts['revokedBefore']>>({ ground: oneOf([1, 2, 3]), remainderFrom: date })),
    cooperation: optional(bool),
    damageRepaid: optional(bool),
    maliciousViolation: optional(bool),
  }),
  tables: {
    ...prefixed('bar', paroleBars),
    ...prefixed('served', servedFractions),
    ...prefixed('revokedOrdinary', fractionsAfterRevocation.ORDINARY),
    ...prefixed('revokedVulnerable', fractionsAfterRevocation.VULNERABLE),
    ...prefixed('must', mustRelease),
    categoryCeilings,
    countingOfPunishments,
    creditRatios,
    lastDayRule,
    lifeYears,
    paroleScopes,
    servedFloors,
    vulnerableGroups,
  },
  answer(facts, asOf, reasoning) {
    return answerOf(facts, asOf, reasoning) ?? reasoning.needsManual();
  },
};

function answerOf(facts: ParoleFacts, asOf: LegalDate, reasoning: Reasoning): ParoleAnswer | undefined {
  if (facts.offences.length === 0) throw new LawFactError('facts.offences', 'must name at least one offence');
  const offences = facts.offences.map((offence) => weigh(offence, facts.person, asOf, reasoning));
  const juvenile = offences.every(({ committedUnder18 }) => committedUnder18);
  const scope = reasoning.rule(paroleScopes, asOf)?.[facts.life === true ? 'LIFE' : facts.punishment];
  const groups = reasoning.rule(vulnerableGroups, asOf);
  if (scope === undefined || groups === undefined) return undefined;
  if (scope === 'NONE' || (scope === 'JUVENILE_ONLY' && !juvenile)) return { verdict: 'BARRED', bars: ['PUNISHMENT'] };
  if (scope === 'JUVENILE_ONLY') {
    reasoning.cannot('PUNISHMENT_NOT_COUNTED_IN_DAYS');
    return undefined;
  }

  const cooperation = facts.cooperation ?? false;
  const vulnerable = vulnerableGrounds(facts.person, facts, asOf, groups, reasoning).length > 0;
  const { bars, doubts, admitted } = barsOfOffences(offences, { vulnerable, cooperation }, asOf, reasoning);
  if (bars.length > 0) return { verdict: 'BARRED', bars };
  for (const doubt of doubts) reasoning.cannot(doubt);
  if (doubts.length > 0) return undefined;

  if (scope === 'LIFE') return answerForLife(facts, cooperation, asOf, reasoning);
  const asOrdinary = admitted.includes('BY_ORDINARY_FRACTIONS');
  const rule = paroleFraction(
    {
      offences,
      vulnerable: vulnerable && !asOrdinary,
      cooperation: cooperation && !asOrdinary,
      revokedOn: facts.revokedBefore?.ground,
    },
    asOf,
    reasoning,
  );
  const mode = modeOf(admitted.includes('AT_DISCRETION') ? 'CONDITIONAL' : juvenile ? 'JUVENILE' : 'ADULT', facts, asOf, reasoning);
  if (rule === undefined || mode === undefined) return undefined;
  const days = daysOfParole(facts, rule, asOf, reasoning);
  if (days === undefined) return undefined;
  return verdictOn(asOf, { mode, from: days.from, fraction: rule.fraction }, days.lastDay);
}

function answerForLife(facts: ParoleFacts, cooperation: boolean, asOf: LegalDate, reasoning: Reasoning): ParoleAnswer | undefined {
  if (facts.revokedBefore !== undefined) {
    reasoning.cannot('LIFE_AFTER_REVOKED_PAROLE');
    return undefined;
  }
  const rule = reasoning.rule(lifeYears, asOf);
  const mode = modeOf('LIFE', facts, asOf, reasoning);
  if (rule === undefined || mode === undefined) return undefined;
  const years = cooperation ? rule.cooperating : rule.ordinary;
  const served = dayAfter(lastDayOfTerm(facts.start, { years }));
  reasoning.step('years served in fact', { start: facts.start, years }, served);
  return verdictOn(asOf, { mode, from: laterByInterruptions(served, facts.interruptions ?? [], reasoning) }, undefined);
}

function verdictOn(asOf: LegalDate, day: ParoleDay, lastDay: LegalDate | undefined): ParoleAnswer {
  if (lastDay !== undefined && asOf > lastDay) return { verdict: 'BARRED', bars: ['TERM_SERVED'] };
  if (asOf >= day.from) return { verdict: 'ELIGIBLE', ...day };
  return { verdict: 'NOT_YET', ...day, termEndsFirst: lastDay !== undefined && day.from > lastDay };
}

function weigh(offence: LawOffence, person: LawPerson, asOf: LegalDate, reasoning: Reasoning): WeighedOffence {
  const sanctionKnown = offence.maxTermYears !== undefined || offence.lifeSanction === true;
  return {
    offence,
    category: sanctionKnown ? categoryOfCrime(offence, asOf, reasoning) : undefined,
    committedUnder18: ageOn(person.birthDate, offence.committedOn) < 18,
  };
}

function modeOf(who: keyof typeof mustRelease, facts: ParoleFacts, asOf: LegalDate, reasoning: Reasoning): ParoleMode | undefined {
  const rule = reasoning.row(mustRelease[who], asOf);
  if (rule === undefined) return undefined;
  const holds = { DAMAGE_REPAID: facts.damageRepaid ?? false, NO_MALICIOUS_VIOLATION: !(facts.maliciousViolation ?? false) };
  const mode = rule.values !== 'NEVER' && rule.values.every((condition) => holds[condition]) ? 'MUST' : 'MAY';
  reasoning.step('must or may', holds, mode, rule.provision);
  return mode;
}

function daysOfParole(
  facts: ParoleFacts,
  rule: FractionAfterRevocation,
  asOf: LegalDate,
  reasoning: Reasoning,
): { readonly from: LegalDate; readonly lastDay: LegalDate } | undefined {
  const end = endByCalendar(facts, asOf, reasoning);
  if (end === undefined) return undefined;
  const lastDay = facts.lastDay ?? end.lastDay;
  const remainderFrom = facts.revokedBefore?.remainderFrom ?? facts.start;
  if (remainderFrom > lastDay && remainderFrom > facts.start) {
    reasoning.cannot('REMAINDER_UNKNOWN');
    return undefined;
  }
  const byFraction =
    rule.of === 'REMAINDER'
      ? dayOfRemainder(facts, remainderFrom, lastDay, rule.fraction, reasoning)
      : dayOfTerm(facts, end, lastDay, rule.fraction, reasoning);
  const floor = dayOfFloor(facts, asOf, reasoning);
  if (floor === undefined) return undefined;
  const from = laterOf(laterOf(byFraction, floor), remainderFrom);
  reasoning.step('first day of parole', { byFraction, floor, remainderFrom, lastDay }, from);
  return { from, lastDay };
}

/** A part of the term as it now stands: its own months while nothing has cut it, otherwise the days up to its new last day. */
function dayOfTerm(
  { start, term = {}, interruptions = [] }: ParoleFacts,
  end: { readonly lastDay: LegalDate; readonly creditedDays: number },
  lastDay: LegalDate,
  part: FractionText,
  reasoning: Reasoning,
): LegalDate {
  const moved = daysBetween(end.lastDay, lastDay);
  const beforeCredit =
    moved < 0
      ? dayAfterPartOfDays(start, daysInclusive(start, lastDayOfTerm(start, term)) + moved, part, reasoning)
      : dayAfterPartOfTerm(start, term, part, reasoning);
  const afterCredit = addDays(beforeCredit, -end.creditedDays);
  if (end.creditedDays > 0) reasoning.step('earlier by the credit', { day: beforeCredit, credited: end.creditedDays }, afterCredit);
  const served = laterByInterruptions(afterCredit, interruptions, reasoning);
  if (moved <= 0) return served;
  reasoning.step('later as the last day was moved', { day: served, days: moved }, addDays(served, moved));
  return addDays(served, moved);
}

/** A part of what was left when the earlier parole was revoked; the credit is in what was served before. */
function dayOfRemainder(facts: ParoleFacts, from: LegalDate, lastDay: LegalDate, part: FractionText, reasoning: Reasoning): LegalDate {
  const interruptions = unionOfPeriods(facts.interruptions ?? []).filter((period) => period.from >= from);
  const days = daysInclusive(from, lastDay) - daysOf(interruptions);
  return laterByInterruptions(dayAfterPartOfDays(from, days, part, reasoning), interruptions, reasoning);
}

/** The day before which nobody may be released from deprivation of liberty; other punishments have none but their first. */
function dayOfFloor(facts: ParoleFacts, asOf: LegalDate, reasoning: Reasoning): LegalDate | undefined {
  if (facts.punishment !== 'DEPRIVATION_OF_LIBERTY') return facts.start;
  const floor = reasoning.rule(servedFloors, asOf);
  if (floor === undefined) return undefined;
  const day = dayAfter(lastDayOfTerm(facts.start, floor));
  reasoning.step('served in fact', { start: facts.start, ...floor }, day);
  return laterByInterruptions(day, facts.interruptions ?? [], reasoning);
}

function prefixed<Table>(prefix: string, tables: Readonly<Record<string, Table>>): Readonly<Record<string, Table>> {
  return Object.fromEntries(Object.entries(tables).map(([name, table]) => [`${prefix}.${name}`, table]));
}
