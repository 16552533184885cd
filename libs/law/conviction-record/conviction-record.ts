import { lastDayOfTerm } from '../calendar/last-day-of-term.ts';
import { compare, dayAfter, laterOf } from '../calendar/legal-date.ts';
import type { LegalDate } from '../calendar/legal-date.ts';
import { categoryCeilings } from '../classification/category-ceilings.ts';
import { weighed } from '../classification/weighed-offence.ts';
import type { WeighedOffence } from '../classification/weighed-offence.ts';
import { LawFactError, bool, date, listOf, object, oneOf, optional } from '../fact-checks.ts';
import type { FactCheck } from '../fact-checks.ts';
import { latestAct } from '../latest-act.ts';
import { categories, offencesFact, personFact, punishments } from '../law-facts.ts';
import type { Category, LawOffence, LawPerson, Punishment } from '../law-facts.ts';
import type { LawQuestionRules } from '../law-question.ts';
import { milderBy } from '../law-versions.ts';
import type { NeedsManual } from '../manual-reasons.ts';
import type { Reasoning } from '../reasoning.ts';
import { recordEnds, recordYears, unrecordedCategories } from './record-periods.ts';

export interface ConvictionRecordFacts {
  readonly punishment: Punishment;
  /** Whether the sentence was suspended; `servedOn` is then the end of control. */
  readonly suspended?: boolean;
  readonly offences: readonly LawOffence[];
  readonly person: LawPerson;
  /** The day on which the main punishment was served, or on which the person was released from the rest of it. */
  readonly servedOn: LegalDate;
  /** The same of the additional punishment; absent where there is none, and where it is for life. */
  readonly additionalServedOn?: LegalDate;
  readonly newOffences?: readonly { readonly on: LegalDate }[];
}

export type ConvictionRecordAnswer =
  | {
      readonly verdict: 'EXPUNGED_ON';
      /** The first day without a record: the day of the month on which the period began, or the day of service itself. */
      readonly expungedOn: LegalDate;
    }
  | { readonly verdict: 'NEVER_RECORDED'; readonly never: true }
  | NeedsManual;

/** When a conviction is expunged by passing of time. CC 79, 89. */
export const convictionRecord: LawQuestionRules<ConvictionRecordFacts, ConvictionRecordAnswer> = {
  facts: afterTheOffences(
    object<ConvictionRecordFacts>({
      punishment: oneOf(punishments),
      suspended: optional(bool),
      offences: offencesFact,
      person: personFact,
      servedOn: date,
      additionalServedOn: optional(date),
      newOffences: optional(listOf(object<{ readonly on: LegalDate }>({ on: date }))),
    }),
  ),
  tables: {
    adultYears: recordYears.ADULT,
    juvenileYears: recordYears.JUVENILE,
    recordEnds,
    unrecordedCategories,
    categoryCeilings,
  },
  answer(facts, _asOf, reasoning) {
    return answerOf(facts, reasoning) ?? reasoning.needsManual();
  },
  milderLaw: {
    actOn: ({ offences }) => latestAct(offences),
    tables: [recordYears.ADULT, recordYears.JUVENILE, recordEnds, unrecordedCategories, categoryCeilings],
    compare: milderBy(lengthOf),
  },
};

/** No record is the mildest, then the one that ends first. */
function lengthOf(answer: ConvictionRecordAnswer): string {
  return 'expungedOn' in answer ? answer.expungedOn : '';
}

function afterTheOffences(check: FactCheck<ConvictionRecordFacts>): FactCheck<ConvictionRecordFacts> {
  return (value, path) => {
    const facts = check(value, path);
    const first = facts.offences.findIndex(({ committedOn }) => committedOn > facts.servedOn);
    if (first >= 0) throw new LawFactError(`${path}.offences[${String(first)}].committedOn`, `must not lie after ${facts.servedOn}`);
    return facts;
  };
}

function answerOf(facts: ConvictionRecordFacts, reasoning: Reasoning): ConvictionRecordAnswer | undefined {
  const offences = weighed(facts.offences, facts.person, reasoning);
  const ends = reasoning.rule(recordEnds, reasoning.lawOn);
  const unrecorded = reasoning.rule(unrecordedCategories, reasoning.lawOn);
  if (ends === undefined || unrecorded === undefined) return undefined;
  if (offences.every(({ category }) => category !== undefined && unrecorded.includes(category))) {
    reasoning.step('no record of a misdemeanour', { offences: offences.length }, 'NEVER_RECORDED', 'CC 79(2)');
    return { verdict: 'NEVER_RECORDED', never: true };
  }
  const sentence = facts.suspended === true ? 'SUSPENDED' : facts.punishment;
  const clockFrom = laterOf(facts.servedOn, facts.additionalServedOn ?? facts.servedOn);
  reasoning.step('both punishments served', { servedOn: facts.servedOn, additionalServedOn: facts.additionalServedOn ?? null }, clockFrom);
  if (ends[sentence] === 'ON_SERVICE') {
    if (!onlyForCrimes(sentence) && offences.every(({ category }) => category === undefined || unrecorded.includes(category))) {
      reasoning.cannot('SANCTION_UNKNOWN');
      return undefined;
    }
    reasoning.step('record ends with the punishment', { sentence }, clockFrom);
    return { verdict: 'EXPUNGED_ON', expungedOn: clockFrom };
  }
  const years = yearsOf(offences, reasoning);
  if (years === undefined) return undefined;
  return { verdict: 'EXPUNGED_ON', expungedOn: endOfClock(clockFrom, years, facts.newOffences ?? [], reasoning) };
}

/** Whether the sentence itself says that a crime was committed. CC 40. */
function onlyForCrimes(sentence: Punishment | 'SUSPENDED'): boolean {
  return sentence === 'SUSPENDED' || sentence === 'RESTRICTION_OF_LIBERTY';
}

function yearsOf(offences: readonly WeighedOffence[], reasoning: Reasoning): number | undefined {
  let gravest: Category = 'MISDEMEANOUR';
  for (const { category } of offences) {
    if (category === undefined) {
      reasoning.cannot('SANCTION_UNKNOWN');
      return undefined;
    }
    if (categories.indexOf(category) > categories.indexOf(gravest)) gravest = category;
  }
  if (gravest === 'MISDEMEANOUR') return undefined;
  const juvenile = offences.every(({ committedUnder18 }) => committedUnder18);
  if (!juvenile && !offences.some(({ category, committedUnder18 }) => category === gravest && !committedUnder18)) {
    reasoning.cannot('RECORD_OF_OFFENCES_BEFORE_AND_AFTER_18');
    return undefined;
  }
  const group = juvenile ? 'JUVENILE' : 'ADULT';
  const years = reasoning.rule(recordYears[group], reasoning.lawOn)?.[gravest];
  if (years !== undefined) reasoning.step('years of the record', { group, category: gravest }, years);
  return years;
}

/** Each new offence within the record starts the period again, from its day. */
function endOfClock(
  clockFrom: LegalDate,
  years: number,
  newOffences: readonly { readonly on: LegalDate }[],
  reasoning: Reasoning,
): LegalDate {
  let end = dayAfter(lastDayOfTerm(clockFrom, { years }));
  reasoning.step('record runs', { from: clockFrom, years }, end);
  for (const on of newOffences.map((offence) => offence.on).sort(compare)) {
    if (on < clockFrom || on >= end) continue;
    end = dayAfter(lastDayOfTerm(on, { years }));
    reasoning.step('record starts again', { on, years }, end, 'CC 79');
  }
  return end;
}
