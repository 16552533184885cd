import { ageOn } from '../calendar/age-on.ts';
import { lastDayOfTerm } from '../calendar/last-day-of-term.ts';
import { addDays, compare, laterOf } from '../calendar/legal-date.ts';
import type { LegalDate } from '../calendar/legal-date.ts';
import { daysOf, unionOfPeriods } from '../calendar/union-of-periods.ts';
import type { Period } from '../calendar/union-of-periods.ts';
import { categoryCeilings, misdemeanours } from '../classification/category-ceilings.ts';
import { categoryIfKnown, categoryOfOffence } from '../classification/category-of-offence.ts';
import { LawFactError, bool, date, listOf, object, oneOf, optional } from '../fact-checks.ts';
import type { FactCheck } from '../fact-checks.ts';
import { latestAct } from '../latest-act.ts';
import { categories, offenceFact, offencesFact, periodFact, personFact } from '../law-facts.ts';
import type { Category, LawOffence, LawPerson } from '../law-facts.ts';
import type { LawQuestionRules } from '../law-question.ts';
import type { ManualReason, NeedsManual } from '../manual-reasons.ts';
import { flagsOf } from '../offences/flags-of.ts';
import type { Reasoning } from '../reasoning.ts';
import { chaptersOfCode, isInChapters } from './chapters-of-code.ts';
import { juvenileLimitation, lifeNotWaived, limitationKinds, limitationPeriods, noLimitation } from './limitation-periods.ts';
import type { LimitationKind, LimitationPeriods, NoLimitation } from './limitation-periods.ts';
import { monthsOfLimitation } from './months-of-limitation.ts';

export interface LimitationFacts {
  readonly kind: LimitationKind;
  readonly person: LawPerson;
  /** One offence for a prosecution, since each has its own period; all of the sentence for a verdict. */
  readonly offences: readonly LawOffence[];
  /** The day of the offence, or the day on which the verdict came into force. */
  readonly from: LegalDate;
  /** The day on which the verdict was passed, where it is not `from`: the absolute period runs from it. */
  readonly passedOn?: LegalDate;
  /** Whether the verdict is of deprivation of liberty for life. */
  readonly life?: boolean;
  /** Days of evasion, and of a deferral of the punishment, both ends included. */
  readonly suspensions?: readonly Period[];
  readonly newOffences?: readonly LawOffence[];
}

export type LimitationAnswer =
  | {
      readonly verdict: 'EXPIRES';
      /** The last day of the period; from the next day on the person is relieved. */
      readonly expiresOn: LegalDate;
      /** Whether that day has passed on `asOf`. */
      readonly expired: boolean;
      /** The day that no evasion moves; absent where nothing was suspended, or where the period was restarted. */
      readonly absoluteExpiresOn?: LegalDate;
      /** For a crime or a verdict of life a court decides; where it refuses, life becomes so many years. */
      readonly lifeReplacedByYears?: number;
    }
  | { readonly verdict: 'NEVER' }
  | NeedsManual;

/** Until when an offence may be prosecuted or a verdict executed. CC 71, 77, 88. */
export const limitation: LawQuestionRules<LimitationFacts, LimitationAnswer> = {
  facts: checkedFacts(
    object<LimitationFacts>({
      kind: oneOf(limitationKinds),
      person: personFact,
      offences: offencesFact,
      from: date,
      passedOn: optional(date),
      life: optional(bool),
      suspensions: optional(listOf(periodFact)),
      newOffences: optional(listOf(offenceFact)),
    }),
  ),
  tables: {
    categoryCeilings,
    chaptersOfCode,
    juvenileLimitation,
    misdemeanours,
    'lifeNotWaived.PROSECUTION': lifeNotWaived.PROSECUTION,
    'lifeNotWaived.VERDICT': lifeNotWaived.VERDICT,
    'never.PROSECUTION': noLimitation.PROSECUTION,
    'never.VERDICT': noLimitation.VERDICT,
    'periods.PROSECUTION': limitationPeriods.PROSECUTION,
    'periods.VERDICT': limitationPeriods.VERDICT,
  },
  answer: (facts, asOf, reasoning) => answerOf(facts, asOf, reasoning) ?? reasoning.needsManual(),
  milderLaw: {
    actOn: ({ offences }) => latestAct(offences),
    tables: [
      ...Object.values(limitationPeriods),
      ...Object.values(noLimitation),
      ...Object.values(lifeNotWaived),
      categoryCeilings,
      chaptersOfCode,
      juvenileLimitation,
    ],
    compare: (one, other) => compare(endOf(one), endOf(other)),
  },
};

function endOf(answer: LimitationAnswer): LegalDate {
  return answer.verdict === 'EXPIRES' ? answer.expiresOn : '9999-12-31';
}

function checkedFacts(check: FactCheck<LimitationFacts>): FactCheck<LimitationFacts> {
  return (value, path) => {
    const facts = check(value, path);
    if (facts.kind === 'PROSECUTION' && facts.offences.length > 1)
      throw new LawFactError(`${path}.offences`, 'must be one offence: each has a period of its own');
    if (facts.passedOn !== undefined && facts.passedOn > facts.from)
      throw new LawFactError(`${path}.passedOn`, `must not lie after ${facts.from}`);
    facts.offences.forEach(({ committedOn }, index) => {
      if (committedOn > facts.from)
        throw new LawFactError(`${path}.offences[${String(index)}].committedOn`, `must not lie after ${facts.from}`);
    });
    return facts;
  };
}

function answerOf(facts: LimitationFacts, asOf: LegalDate, reasoning: Reasoning): LimitationAnswer | undefined {
  const never = reasoning.row(noLimitation[facts.kind], reasoning.lawOn);
  const periods = reasoning.row(limitationPeriods[facts.kind], reasoning.lawOn);
  const juvenileRule = reasoning.rule(juvenileLimitation, reasoning.lawOn);
  if (never === undefined || periods === undefined || juvenileRule === undefined) return undefined;
  const isJuvenile = ({ committedOn }: LawOffence) => ageOn(facts.person.birthDate, committedOn) < juvenileRule.under;

  const lapses = facts.offences.map((offence) => neverLapses(offence, isJuvenile(offence), never.values, reasoning));
  if (lapses.includes(true)) {
    reasoning.step('no limitation', { kind: facts.kind }, 'NEVER', never.provision);
    return { verdict: 'NEVER' };
  }
  const doubt = lapses.find((one) => one !== false);
  if (doubt !== undefined && doubt !== true) {
    reasoning.cannot(doubt);
    return undefined;
  }
  const gravest = gravestOf(facts.offences, reasoning);
  if (gravest === undefined) return undefined;
  const juvenile = facts.offences.every(isJuvenile);
  if (!juvenile && facts.offences.some(isJuvenile)) {
    reasoning.cannot('OFFENCES_BEFORE_AND_AFTER_18');
    return undefined;
  }
  return runOut(facts, gravest, juvenile, periods.values, asOf, reasoning);
}

/** A doubt is named by what would settle it. */
function neverLapses(offence: LawOffence, juvenile: boolean, rule: NoLimitation, reasoning: Reasoning): boolean | ManualReason {
  const flags = flagsOf(offence).filter((flag) => rule.flags.includes(flag));
  const mayBeExcepted = rule.exceptMinorWithVictimFrom14 && juvenile;
  if (flags.some((flag) => flag !== 'SEXUAL_VS_MINOR' || !mayBeExcepted)) return true;
  if (isInChapters(offence, rule.chapters, reasoning.lawOn, reasoning)) return true;
  const category = categoryIfKnown(offence, reasoning.lawOn, reasoning);
  if (category === 'ESPECIALLY_GRAVE' && isInChapters(offence, rule.especiallyGraveOf, reasoning.lawOn, reasoning)) return true;
  if (flags.length === 0) return false;
  return offence.victimUnder14 ?? 'VICTIM_AGE_UNKNOWN';
}

interface Gravest {
  readonly category: Category;
  readonly corruption: boolean;
}

function gravestOf(offences: readonly LawOffence[], reasoning: Reasoning): Gravest | undefined {
  const found: Category[] = [];
  for (const offence of offences) {
    const category = categoryOfOffence(offence, reasoning.lawOn, reasoning);
    if (category === undefined) return undefined;
    found.push(category);
  }
  const category = categories.findLast((one) => found.includes(one));
  return category && { category, corruption: offences.some((offence) => flagsOf(offence).includes('CORRUPTION')) };
}

function runOut(
  facts: LimitationFacts,
  gravest: Gravest,
  juvenile: boolean,
  periods: LimitationPeriods,
  asOf: LegalDate,
  reasoning: Reasoning,
): LimitationAnswer | undefined {
  const months = monthsOfLimitation(facts.kind, gravest, juvenile, reasoning);
  if (months === undefined) return undefined;
  const regardless = periods.runsRegardless.includes(gravest.category);
  const suspensions = regardless ? [] : unionOfPeriods(facts.suspensions ?? []);
  if (regardless) {
    const provision = facts.kind === 'PROSECUTION' ? 'CC 71(3)' : 'CC 77(2)';
    reasoning.step('the period of a misdemeanour runs regardless', { category: gravest.category }, true, provision);
  }
  const restart = lastRestart(facts, gravest, periods, months.ordinary, suspensions, reasoning);
  if (restart === undefined) return undefined;
  const restarted = restart.on;
  const end = endOfPeriod(restarted ?? facts.from, months.ordinary, suspensions);
  reasoning.step('the period of limitation', { from: restarted ?? facts.from, months: months.ordinary }, end);

  const suspended = daysOf(clipped(suspensions, facts.from, end)) > 0;
  const absolute =
    !suspended || restarted !== undefined || months.absolute === undefined
      ? undefined
      : lastDayOfTerm(facts.passedOn ?? facts.from, { months: months.absolute });
  if (absolute !== undefined && months.absolute !== undefined) {
    const provision = facts.kind === 'PROSECUTION' ? 'CC 71(4)' : 'CC 77(3)';
    reasoning.step('the absolute period', { from: facts.passedOn ?? facts.from, months: months.absolute }, absolute, provision);
  }
  const expiresOn = absolute !== undefined && absolute < end ? absolute : end;
  const replaced = lifeReplacedBy(facts, reasoning);
  return {
    verdict: 'EXPIRES',
    expiresOn,
    expired: asOf > expiresOn,
    ...(absolute !== undefined && { absoluteExpiresOn: absolute }),
    ...(replaced !== undefined && { lifeReplacedByYears: replaced }),
  };
}

/** The day of the last new crime that found the period still running, if any; `undefined` where the category of one is not known. */
function lastRestart(
  { kind, from, newOffences = [] }: LimitationFacts,
  gravest: Gravest,
  { restart }: LimitationPeriods,
  months: number,
  suspensions: readonly Period[],
  reasoning: Reasoning,
): { readonly on: LegalDate | undefined } | undefined {
  if (!restart.of.includes(gravest.category)) return { on: undefined };
  let restarted: LegalDate | undefined;
  const inOrder = [...newOffences].sort((one, other) => compare(one.committedOn, other.committedOn));
  for (const offence of inOrder) {
    const since = restarted ?? from;
    if (offence.committedOn < since || offence.committedOn > endOfPeriod(since, months, suspensions)) continue;
    if (restart.intentionalOnly && offence.intent !== 'INTENTIONAL') continue;
    const category = categoryOfOffence(offence, reasoning.lawOn, reasoning);
    if (category === undefined) return undefined;
    if (!restart.by.includes(category)) continue;
    restarted = offence.committedOn;
    const provision = kind === 'PROSECUTION' ? 'CC 71(4)' : 'CC 77(4)';
    reasoning.step('a new crime restarts the period', { article: offence.article, category }, restarted, provision);
  }
  return { on: restarted };
}

/** The last day of a period, later by every day of suspension within it. */
function endOfPeriod(from: LegalDate, months: number, suspensions: readonly Period[]): LegalDate {
  let end = lastDayOfTerm(from, { months });
  for (const period of clipped(suspensions, from)) {
    if (period.from <= end) end = addDays(end, daysOf([period]));
  }
  return end;
}

function clipped(periods: readonly Period[], from: LegalDate, to?: LegalDate): readonly Period[] {
  return periods
    .filter((period) => period.to >= from && (to === undefined || period.from <= to))
    .map((period) => ({ from: laterOf(period.from, from), to: period.to }));
}

function lifeReplacedBy({ kind, life, offences }: LimitationFacts, reasoning: Reasoning): number | undefined {
  const mayBeLife = kind === 'VERDICT' ? life === true : offences.some(({ lifeSanction }) => lifeSanction === true);
  if (!mayBeLife) return undefined;
  const row = reasoning.row(lifeNotWaived[kind], reasoning.lawOn);
  if (row === undefined) return undefined;
  reasoning.step('life is replaced where limitation is refused', { kind }, row.values.years, row.provision);
  return row.values.years;
}
