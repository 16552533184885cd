import { ageOn, dayOfAge } from '../calendar/age-on.ts';
import { lastDayOfTerm, wholeMonths } from '../calendar/last-day-of-term.ts';
import type { Term } from '../calendar/last-day-of-term.ts';
import { dayBefore } from '../calendar/legal-date.ts';
import type { LegalDate } from '../calendar/legal-date.ts';
import { categoryCeilings } from '../classification/category-ceilings.ts';
import { categoryIfKnown } from '../classification/category-of-offence.ts';
import { object, oneOf, optional } from '../fact-checks.ts';
import { latestAct } from '../latest-act.ts';
import { offencesFact, personFact, punishments, termFact } from '../law-facts.ts';
import type { LawOffence, LawPerson, Punishment } from '../law-facts.ts';
import type { LawQuestionRules } from '../law-question.ts';
import { milderBy } from '../law-versions.ts';
import type { ManualReason, NeedsManual } from '../manual-reasons.ts';
import { flagsOf } from '../offences/flags-of.ts';
import type { Reasoning } from '../reasoning.ts';
import { deferralBars, deferralTerms } from './deferral-rules.ts';
import type { DeferralBars } from './deferral-rules.ts';

export interface DeferralFacts {
  readonly person: LawPerson;
  readonly punishment: Punishment;
  /** Absent for life. */
  readonly term?: Term;
  readonly offences: readonly LawOffence[];
}

export type DeferralBar = 'OVER_FIVE_YEARS_AGAINST_PERSON' | 'TERRORIST' | 'EXTREMIST' | 'CRIMINAL_GROUP' | 'SEXUAL_VS_UNDER_14';

export type DeferralAnswer =
  | {
      readonly verdict: 'AVAILABLE';
      readonly ground: 'PREGNANT' | 'CHILD';
      /** The last day to which a court may defer from the decision; never the child's birthday that ends it. */
      readonly until: LegalDate;
    }
  | { readonly verdict: 'BARRED'; readonly bars: readonly DeferralBar[] }
  | { readonly verdict: 'NOT_AVAILABLE'; readonly missing: 'PUNISHMENT' | 'GROUND' }
  | NeedsManual;

/** Whether a court may defer the sentence of a pregnant woman or of who raises a young child, and until when. CC 74. */
export const deferral: LawQuestionRules<DeferralFacts, DeferralAnswer> = {
  facts: object<DeferralFacts>({
    person: personFact,
    punishment: oneOf(punishments),
    term: optional(termFact),
    offences: offencesFact,
  }),
  tables: { deferralTerms, deferralBars, categoryCeilings },
  answer(facts, asOf, reasoning) {
    return answerOf(facts, asOf, reasoning) ?? reasoning.needsManual();
  },
  milderLaw: {
    actOn: ({ offences }) => latestAct(offences),
    tables: [deferralTerms, deferralBars, categoryCeilings],
    compare: (one, other) => milderBy(untilOf)(other, one),
  },
};

/** A longer deferral is milder. */
function untilOf(answer: DeferralAnswer): string {
  return 'until' in answer ? answer.until : '';
}

function answerOf(facts: DeferralFacts, asOf: LegalDate, reasoning: Reasoning): DeferralAnswer | undefined {
  const terms = reasoning.rule(deferralTerms, reasoning.lawOn);
  const rules = reasoning.row(deferralBars, reasoning.lawOn);
  if (terms === undefined || rules === undefined) return undefined;
  if (!terms.punishments.includes(facts.punishment)) {
    reasoning.step('no deferral of this punishment', { punishment: facts.punishment }, 'NOT_AVAILABLE');
    return { verdict: 'NOT_AVAILABLE', missing: 'PUNISHMENT' };
  }
  const longest = longestDeferral(facts.person, asOf, terms, reasoning);
  if (longest === undefined) return { verdict: 'NOT_AVAILABLE', missing: 'GROUND' };
  const { bars, doubts } = barsOf(facts, rules.values, reasoning);
  if (bars.length > 0) {
    reasoning.step('deferral is barred', { offences: facts.offences.length }, bars, rules.provision);
    return { verdict: 'BARRED', bars };
  }
  for (const doubt of doubts) reasoning.cannot(doubt);
  return doubts.length > 0 ? undefined : { verdict: 'AVAILABLE', ...longest };
}

function longestDeferral(
  person: LawPerson,
  asOf: LegalDate,
  terms: (typeof deferralTerms)[number]['values'],
  reasoning: Reasoning,
): { readonly ground: 'PREGNANT' | 'CHILD'; readonly until: LegalDate } | undefined {
  let longest: { readonly ground: 'PREGNANT' | 'CHILD'; readonly until: LegalDate } | undefined;
  const pregnant = (person.statuses ?? []).some(
    ({ kind, from, to }) => kind === 'PREGNANT' && from <= asOf && (to === undefined || asOf <= to),
  );
  if (person.sex === 'F' && pregnant) longest = { ground: 'PREGNANT', until: lastDayOfTerm(asOf, { years: terms.pregnancyYears }) };
  const byYears = lastDayOfTerm(asOf, { years: terms.childYears });
  for (const child of person.children ?? []) {
    const raised = child.parentalRightsLost !== true && (person.sex === 'F' || child.soleParent === true);
    if (!raised || child.birthDate > asOf || ageOn(child.birthDate, asOf) >= terms.childUnder) continue;
    const beforeAge = dayBefore(dayOfAge(child.birthDate, terms.childUnder));
    const until = beforeAge < byYears ? beforeAge : byYears;
    if (longest === undefined || until > longest.until) longest = { ground: 'CHILD', until };
  }
  reasoning.step(
    'longest deferral',
    { from: asOf, pregnancyYears: terms.pregnancyYears, childYears: terms.childYears },
    longest?.until ?? null,
  );
  return longest;
}

function barsOf(
  { offences, term = {} }: DeferralFacts,
  rules: DeferralBars,
  reasoning: Reasoning,
): { readonly bars: readonly DeferralBar[]; readonly doubts: readonly ManualReason[] } {
  const bars = new Set<DeferralBar>();
  const doubts: ManualReason[] = [];
  const months = wholeMonths(term);
  const long = months > rules.longTermOverMonths || (months === rules.longTermOverMonths && (term.days ?? 0) > 0);
  for (const offence of offences) {
    const flags = flagsOf(offence);
    for (const flag of rules.flags) if (flags.includes(flag)) bars.add(flag);
    if (flags.includes('SEXUAL_VS_MINOR')) {
      if (offence.victimUnder14 === true) bars.add('SEXUAL_VS_UNDER_14');
      if (offence.victimUnder14 === undefined) doubts.push('DEFERRAL_VICTIM_AGE_UNKNOWN');
    }
    if (!long || !againstPerson(offence, rules)) continue;
    const category = categoryIfKnown(offence, reasoning.lawOn, reasoning);
    if (category === undefined) doubts.push('SANCTION_UNKNOWN');
    else if (rules.longTermCategories.includes(category)) bars.add('OVER_FIVE_YEARS_AGAINST_PERSON');
  }
  return { bars: [...bars].sort(), doubts };
}

function againstPerson(offence: LawOffence, { againstPerson: { fromArticle, toArticle, flags } }: DeferralBars): boolean {
  const article = Number.parseInt(offence.article, 10);
  return (article >= fromArticle && article <= toArticle) || flags.some((flag) => flagsOf(offence).includes(flag));
}
