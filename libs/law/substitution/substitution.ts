import { compareFractions, fraction } from '../calendar/fraction.ts';
import type { FractionText } from '../calendar/fraction.ts';
import type { Term } from '../calendar/last-day-of-term.ts';
import { daysInclusive, laterOf } from '../calendar/legal-date.ts';
import type { LegalDate } from '../calendar/legal-date.ts';
import { daysOf, withoutPeriods } from '../calendar/union-of-periods.ts';
import type { Period } from '../calendar/union-of-periods.ts';
import { categoryCeilings } from '../classification/category-ceilings.ts';
import { weighed } from '../classification/weighed-offence.ts';
import type { WeighedOffence } from '../classification/weighed-offence.ts';
import { LawFactError, bool, date, listOf, object, oneOf, optional } from '../fact-checks.ts';
import type { FactCheck } from '../fact-checks.ts';
import { latestAct } from '../latest-act.ts';
import { creditFact, facilities, offencesFact, periodFact, personFact, punishments, termFact } from '../law-facts.ts';
import type { Credit, FacilityType, LawOffence, LawPerson, Punishment } from '../law-facts.ts';
import type { LawQuestionRules } from '../law-question.ts';
import { milderBy } from '../law-versions.ts';
import type { NeedsManual } from '../manual-reasons.ts';
import { flagsOf } from '../offences/flags-of.ts';
import { dayOfPartServed } from '../parole/day-of-part-served.ts';
import type { RevocationGround } from '../parole/served-fractions.ts';
import type { Reasoning } from '../reasoning.ts';
import { creditRatios } from '../term/credit-ratios.ts';
import { lastDayRule } from '../term/term-counting.ts';
import {
  milderPunishments,
  substitutionBars,
  substitutionChoices,
  substitutionFractions,
  substitutionRates,
} from './substitution-rules.ts';
import type { MilderPunishment, SubstitutionBar, SubstitutionFractions } from './substitution-rules.ts';

export interface SubstitutionFacts {
  readonly person: LawPerson;
  readonly punishment: Punishment;
  readonly start: LegalDate;
  /** Absent for other than a term of deprivation of liberty. */
  readonly term?: Term;
  /** The last day as it now stands, where it is not what the other facts give. */
  readonly lastDay?: LegalDate;
  readonly facility?: FacilityType;
  readonly credits?: readonly Credit[];
  readonly interruptions?: readonly Period[];
  readonly offences: readonly LawOffence[];
  readonly revokedBefore?: { readonly ground?: RevocationGround; readonly remainderFrom: LegalDate };
  readonly damageRepaid?: boolean;
  readonly maliciousViolation?: boolean;
  /** The milder punishment asked about; absent for any. */
  readonly to?: MilderPunishment;
  /** Whether a citizen; absent means yes. */
  readonly citizen?: boolean;
}

export interface SubstitutionDay {
  /** The first day on which a court may substitute. */
  readonly from: LegalDate;
  readonly fraction: FractionText;
  readonly replacements: readonly MilderPunishment[];
  /** Days left from the later of the decision and `from`, that day counted. */
  readonly unservedDays: number;
  /** The fine for them, full units only; absent where a fine is not open. */
  readonly fineMci?: number;
  /** Days of restriction of liberty for them; absent where it is not open. */
  readonly restrictionDays?: number;
}

export type SubstitutionAnswer =
  | ({ readonly verdict: 'ELIGIBLE' | 'NOT_YET' } & SubstitutionDay)
  | { readonly verdict: 'BARRED'; readonly bars: readonly SubstitutionBar[] }
  | NeedsManual;

const comparedTables = {
  adultFractions: substitutionFractions.ADULT,
  juvenileFractions: substitutionFractions.JUVENILE,
  choicesOfCitizens: substitutionChoices.CITIZEN,
  choicesOfForeigners: substitutionChoices.FOREIGNER,
  choicesOfJuveniles: substitutionChoices.JUVENILE,
  substitutionBars,
  substitutionRates,
  categoryCeilings,
};

/** Whether a court may replace the rest of deprivation of liberty by a fine or restriction of liberty, and from when. CC 73, 87. */
export const substitution: LawQuestionRules<SubstitutionFacts, SubstitutionAnswer> = {
  facts: withTerm(
    object<SubstitutionFacts>({
      person: personFact,
      punishment: oneOf(punishments),
      start: date,
      term: optional(termFact),
      lastDay: optional(date),
      facility: optional(oneOf(facilities)),
      credits: optional(listOf(creditFact)),
      interruptions: optional(listOf(periodFact)),
      offences: offencesFact,
      revokedBefore: optional(
        object<NonNullable<SubstitutionFacts['revokedBefore']>>({ ground: optional(oneOf([1, 2, 3])), remainderFrom: date }),
      ),
      damageRepaid: optional(bool),
      maliciousViolation: optional(bool),
      to: optional(oneOf(milderPunishments)),
      citizen: optional(bool),
    }),
  ),
  tables: { ...comparedTables, creditRatios, lastDayRule },
  answer(facts, asOf, reasoning) {
    return answerOf(facts, asOf, reasoning) ?? reasoning.needsManual();
  },
  milderLaw: {
    actOn: ({ offences }) => latestAct(offences),
    tables: Object.values<(typeof comparedTables)[keyof typeof comparedTables]>(comparedTables),
    compare: milderBy(mildness),
  },
};

function mildness(answer: SubstitutionAnswer): string {
  return 'from' in answer ? answer.from : 'never';
}

function withTerm(check: FactCheck<SubstitutionFacts>): FactCheck<SubstitutionFacts> {
  return (value, path) => {
    const facts = check(value, path);
    if (facts.punishment === 'DEPRIVATION_OF_LIBERTY' && facts.term === undefined) throw new LawFactError(`${path}.term`, 'is missing');
    return facts;
  };
}

function answerOf(facts: SubstitutionFacts, asOf: LegalDate, reasoning: Reasoning): SubstitutionAnswer | undefined {
  if (facts.punishment !== 'DEPRIVATION_OF_LIBERTY') {
    reasoning.step('no substitution of this punishment', { punishment: facts.punishment }, 'BARRED', 'CC 73(1)');
    return { verdict: 'BARRED', bars: ['PUNISHMENT'] };
  }
  const offences = weighed(facts.offences, facts.person, reasoning);
  const juvenile = offences.every(({ committedUnder18 }) => committedUnder18);
  const bars = barsOf(facts, offences, juvenile, reasoning);
  if (bars === undefined) return undefined;
  const choice = choiceOf(facts, juvenile, reasoning);
  if (choice === undefined) return undefined;
  const all = [...new Set([...bars, ...choice.bars])];
  if (all.length > 0) return { verdict: 'BARRED', bars: all };
  const part = fractionOf(offences, juvenile, reasoning);
  if (part === undefined) return undefined;
  if (part === 'ESPECIALLY_GRAVE') return { verdict: 'BARRED', bars: ['ESPECIALLY_GRAVE'] };
  if (juvenile && facts.revokedBefore !== undefined) {
    reasoning.cannot('SUBSTITUTION_MINOR_AFTER_REVOKED_PAROLE');
    return undefined;
  }
  if (facts.revokedBefore !== undefined) reasoning.cite('CC 73(2-1)');
  const day = dayOfPartServed(facts, { fraction: part, of: facts.revokedBefore ? 'REMAINDER' : 'TERM' }, asOf, reasoning);
  const rates = reasoning.rule(substitutionRates, reasoning.lawOn);
  if (day === undefined || rates === undefined) return undefined;
  if (asOf > day.lastDay) return { verdict: 'BARRED', bars: ['TERM_SERVED'] };
  const from = laterOf(day.byFraction, day.remainderFrom);
  reasoning.step('first day of substitution', { byFraction: day.byFraction, remainderFrom: day.remainderFrom }, from);
  const left = { from: laterOf(from, asOf), to: day.lastDay };
  const unservedDays = left.from > left.to ? 0 : daysOf(withoutPeriods([left], facts.interruptions ?? []));
  const fineMci = Math.floor(unservedDays / rates.daysPerMci);
  const restrictionDays = Math.floor(unservedDays / rates.daysPerDayOfRestriction);
  reasoning.step(
    'rest in milder punishments',
    { ...left, days: daysInclusive(left.from, left.to), ...rates },
    { fineMci, restrictionDays },
  );
  return {
    verdict: asOf >= from ? 'ELIGIBLE' : 'NOT_YET',
    from,
    fraction: part,
    replacements: choice.open,
    unservedDays,
    ...(choice.open.includes('FINE') && { fineMci }),
    ...(choice.open.includes('RESTRICTION_OF_LIBERTY') && { restrictionDays }),
  };
}

function barsOf(
  facts: SubstitutionFacts,
  offences: readonly WeighedOffence[],
  juvenile: boolean,
  reasoning: Reasoning,
): readonly SubstitutionBar[] | undefined {
  const row = reasoning.row(substitutionBars, reasoning.lawOn);
  if (row === undefined) return undefined;
  const bars: SubstitutionBar[] = [];
  const doubts: ('VICTIM_AGE_UNKNOWN' | 'SANCTION_UNKNOWN')[] = [];
  for (const { offence, category, committedUnder18 } of offences) {
    for (const { flag, onlyIfDeathOrEspeciallyGrave } of row.values) {
      if (!flagsOf(offence).includes(flag)) continue;
      if (onlyIfDeathOrEspeciallyGrave && !flagsOf(offence).includes('CAUSED_DEATH')) {
        if (category === undefined) doubts.push('SANCTION_UNKNOWN');
        if (category !== 'ESPECIALLY_GRAVE') continue;
      }
      if (flag === 'SEXUAL_VS_MINOR' && committedUnder18 && offence.victimUnder14 !== true) {
        if (offence.victimUnder14 === undefined) doubts.push('VICTIM_AGE_UNKNOWN');
        continue;
      }
      bars.push(flag);
      reasoning.step('bar to substitution', { bar: flag, article: offence.article }, 'BARRED', row.provision);
    }
  }
  if (!juvenile && offences.some(({ category }) => category === 'ESPECIALLY_GRAVE')) bars.push('ESPECIALLY_GRAVE');
  if (facts.maliciousViolation === true && facts.damageRepaid !== true) {
    reasoning.step('neither repaid nor without violations', { damageRepaid: false, maliciousViolation: true }, 'BARRED', 'CC 73(1)');
    bars.push('MALICIOUS_VIOLATION');
  }
  if (bars.length > 0 || doubts.length === 0) return bars;
  for (const doubt of doubts) reasoning.cannot(doubt);
  return undefined;
}

/** The milder punishments open to the person, or what closes those asked about. */
function choiceOf(
  facts: SubstitutionFacts,
  juvenile: boolean,
  reasoning: Reasoning,
): { readonly open: readonly MilderPunishment[]; readonly bars: readonly SubstitutionBar[] } | undefined {
  const who = juvenile ? 'JUVENILE' : facts.citizen === false ? 'FOREIGNER' : 'CITIZEN';
  const allowed = reasoning.rule(substitutionChoices[who], reasoning.lawOn);
  if (allowed === undefined) return undefined;
  const asked = facts.to === undefined ? allowed : [facts.to];
  const open = asked.filter((to) => allowed.includes(to) && (to !== 'FINE' || facts.damageRepaid === true));
  reasoning.step('milder punishments open', { who, asked, damageRepaid: facts.damageRepaid ?? false }, open);
  if (open.length > 0) return { open, bars: [] };
  if (asked.every((to) => allowed.includes(to))) return { open, bars: ['DAMAGE_UNPAID'] };
  return { open, bars: [juvenile ? 'UNDER_18_AT_OFFENCE' : 'FOREIGNER'] };
}

/** The part for the gravest offence of the term. */
function fractionOf(
  offences: readonly WeighedOffence[],
  juvenile: boolean,
  reasoning: Reasoning,
): FractionText | 'ESPECIALLY_GRAVE' | undefined {
  if (!juvenile && offences.some(({ committedUnder18 }) => committedUnder18)) {
    reasoning.cannot('OFFENCES_BEFORE_AND_AFTER_18');
    return undefined;
  }
  const group = juvenile ? 'JUVENILE' : 'ADULT';
  const fractions = reasoning.rule(substitutionFractions[group], reasoning.lawOn);
  if (fractions === undefined) return undefined;
  let highest: { readonly situation: keyof SubstitutionFractions; readonly part: FractionText } | undefined;
  for (const { offence, category } of offences) {
    if (category === undefined) {
      reasoning.cannot('SANCTION_UNKNOWN');
      return undefined;
    }
    if (category === 'MISDEMEANOUR') continue;
    const againstLife = category === 'ESPECIALLY_GRAVE' && flagsOf(offence).includes('AGAINST_LIFE');
    const situation = againstLife ? 'ESPECIALLY_GRAVE_AGAINST_LIFE' : category;
    const part = fractions[situation];
    if (part === null) return 'ESPECIALLY_GRAVE';
    if (highest === undefined || compareFractions(fraction(part), fraction(highest.part)) > 0) highest = { situation, part };
  }
  if (highest === undefined) {
    reasoning.cannot('SANCTION_UNKNOWN');
    return undefined;
  }
  reasoning.step('part before substitution', { group, situation: highest.situation }, highest.part);
  return highest.part;
}
