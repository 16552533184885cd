import { wholeMonths } from '../calendar/last-day-of-term.ts';
import { flagsOf } from '../offences/flags-of.ts';
import type { SanctionLimit } from '../offences/sanction.ts';
import type { Reasoning } from '../reasoning.ts';
import type { MinorRules } from './minors.ts';
import { amountRanges, deprivationRanges, fineTerms, restrictionRanges } from './punishment-ranges.ts';
import type { CountedPunishment, Range } from './punishment-ranges.ts';
import { articlePartOf } from './sanction-of-offence.ts';
import type { KnownSanction } from './sanction-of-offence.ts';
import type { SentenceFacts } from './sentence-facts.ts';
import type { SentenceViolation } from './sentence-violations.ts';
import type { Found, WeighedSentence } from './weighed-sentence.ts';

/** Whether the amount or the term lies within the sanction and within what the General Part allows. CC 41-46, 81. */
export function amountViolations(weighed: WeighedSentence, reasoning: Reasoning): Found {
  const { facts } = weighed;
  if (facts.punishment === 'LIFE' || weighed.sanction === undefined) return [];
  const form = formViolations(facts);
  const given = givenAmount(facts);
  const allowed = allowedRange(weighed, weighed.sanction, reasoning);
  if (allowed === 'NOT_IMPOSED') return form;
  if (given === undefined) {
    reasoning.cannot('AMOUNT_NOT_GIVEN');
    return form.length > 0 ? form : undefined;
  }
  if (allowed === undefined) return form.length > 0 ? form : undefined;
  const { range, unit, provision } = allowed;
  const isAbove = given.whole > range.to || (given.whole === range.to && given.andMore);
  if (isAbove && mayBeMultiple(facts, weighed.sanction)) {
    reasoning.cannot('FINE_MAY_BE_A_MULTIPLE');
    return undefined;
  }
  const outcome = isAbove ? 'ABOVE_MAXIMUM' : given.whole < range.from ? 'BELOW_MINIMUM' : 'WITHIN';
  reasoning.step('limits of the punishment', { punishment: facts.punishment, given: given.whole, ...range, unit }, outcome, provision);
  const limits: readonly SentenceViolation[] = outcome === 'WITHIN' ? [] : [outcome];
  const payment = paymentViolations(facts, reasoning);
  return payment && [...form, ...limits, ...payment];
}

interface Allowed {
  readonly range: Range;
  readonly unit: 'MCI' | 'HOURS' | 'DAYS' | 'MONTHS';
  readonly provision: string;
}

function allowedRange(weighed: WeighedSentence, sanction: KnownSanction, reasoning: Reasoning): Allowed | 'NOT_IMPOSED' | undefined {
  const { facts, minor } = weighed;
  switch (facts.punishment) {
    case 'LIFE':
      return 'NOT_IMPOSED';
    case 'FINE':
    case 'CORRECTIVE_LABOUR':
    case 'COMMUNITY_SERVICE':
    case 'ARREST':
      return countedRange(facts.punishment, weighed, sanction, reasoning);
    case 'RESTRICTION_OF_LIBERTY': {
      if (sanction.category === 'MISDEMEANOUR') return 'NOT_IMPOSED';
      const row = reasoning.row(restrictionRanges, reasoning.lawOn);
      if (row === undefined) return undefined;
      const { months, minorToMonths } = row.values;
      const general = minor === undefined ? months : { from: months.from, to: minorToMonths };
      return { range: within(general, limitOf(sanction, facts)), unit: 'MONTHS', provision: minor === undefined ? row.provision : 'CC 81' };
    }
    case 'DEPRIVATION_OF_LIBERTY':
      return sanction.category === 'MISDEMEANOUR' ? 'NOT_IMPOSED' : deprivationRange(weighed, sanction, reasoning);
  }
}

function countedRange(
  punishment: CountedPunishment,
  { facts, minor }: WeighedSentence,
  sanction: KnownSanction,
  reasoning: Reasoning,
): Allowed | 'NOT_IMPOSED' | undefined {
  const row = reasoning.row(amountRanges[punishment], facts.sentencedOn, 'AMOUNT_RANGE_NOT_VERIFIED');
  if (row === undefined) return undefined;
  const { unit, misdemeanour, crime, minor: ofMinor } = row.values;
  const general = minor !== undefined ? ofMinor : sanction.category === 'MISDEMEANOUR' ? misdemeanour : crime;
  if (general === undefined) return 'NOT_IMPOSED';
  return { range: within(general, limitOf(sanction, facts)), unit, provision: minor === undefined ? row.provision : 'CC 81' };
}

function deprivationRange({ facts, minor }: WeighedSentence, sanction: KnownSanction, reasoning: Reasoning): Allowed | undefined {
  const row = reasoning.row(deprivationRanges, reasoning.lawOn);
  if (row === undefined) return undefined;
  const { fromMonths, toMonths, especiallyGraveToMonths, negligentToMonths } = row.values;
  const byCategory =
    facts.offence.intent === 'NEGLIGENT'
      ? negligentToMonths
      : sanction.category === 'ESPECIALLY_GRAVE'
        ? especiallyGraveToMonths
        : toMonths;
  const byAge = minor === undefined ? byCategory : Math.min(byCategory, ceilingOfMinor(minor, facts));
  const general = { from: fromMonths, to: Math.min(byAge, sanction.toMonths ?? byAge) };
  const least = sanction.fromMonths === undefined ? {} : { from: sanction.fromMonths };
  return {
    range: within(general, { ...least, ...limitOf(sanction, facts) }),
    unit: 'MONTHS',
    provision: minor === undefined ? row.provision : 'CC 81(7)',
  };
}

function ceilingOfMinor(minor: MinorRules, { offence }: SentenceFacts): number {
  const gravest = minor.gravestArticles.includes(articlePartOf(offence)) || flagsOf(offence).includes(minor.gravestFlag);
  return gravest ? minor.gravestToMonths : minor.deprivationToMonths;
}

/** The sanction first, then the General Part; a least amount of the sanction above what the General Part allows a person gives way. */
function within(general: Range, limit: Partial<Range>): Range {
  const to = Math.min(general.to, limit.to ?? general.to);
  const from = limit.from !== undefined && limit.from <= to ? Math.max(general.from, limit.from) : general.from;
  return { from: Math.min(from, to), to };
}

function limitOf({ limits }: KnownSanction, { punishment }: SentenceFacts): Partial<Range> {
  const limit = limits?.find((one) => one.punishment === punishment);
  if (limit === undefined) return {};
  const to = inOwnUnit(limit, limit.to);
  return limit.from === undefined ? { to } : { from: inOwnUnit(limit, limit.from), to };
}

function inOwnUnit({ unit }: SanctionLimit, amount: number): number {
  return unit === 'YEARS' ? amount * 12 : amount;
}

/** What the sentence names; a part of a month is more than none. */
function givenAmount({
  punishment,
  term,
  amountMci,
  hours,
}: SentenceFacts): { readonly whole: number; readonly andMore: boolean } | undefined {
  switch (punishment) {
    case 'FINE':
    case 'CORRECTIVE_LABOUR':
      return amountMci === undefined ? undefined : { whole: amountMci, andMore: false };
    case 'COMMUNITY_SERVICE':
      return hours === undefined ? undefined : { whole: hours, andMore: false };
    case 'ARREST':
      return term === undefined ? undefined : { whole: term.days ?? 0, andMore: false };
    case 'RESTRICTION_OF_LIBERTY':
    case 'DEPRIVATION_OF_LIBERTY':
      return term === undefined ? undefined : { whole: wholeMonths(term), andMore: (term.days ?? 0) > 0 };
    case 'LIFE':
      return undefined;
  }
}

/** Arrest is counted in days, restriction and deprivation of liberty in months and years. CC 62(1). */
function formViolations({ punishment, term }: SentenceFacts): readonly SentenceViolation[] {
  if (term === undefined) return [];
  if (punishment === 'ARREST') return wholeMonths(term) > 0 ? ['TERM_NOT_IN_DAYS'] : [];
  const inMonths = punishment === 'RESTRICTION_OF_LIBERTY' || punishment === 'DEPRIVATION_OF_LIBERTY';
  return inMonths && (term.days ?? 0) > 0 ? ['TERM_NOT_IN_MONTHS_AND_YEARS'] : [];
}

/** A fine may be a multiple of a bribe, which the General Part does not limit. CC 41. */
function mayBeMultiple({ punishment, offence }: SentenceFacts, { limits }: KnownSanction): boolean {
  if (punishment !== 'FINE') return false;
  if (limits !== undefined) return limits.some((limit) => limit.punishment === 'FINE' && limit.multiple !== undefined);
  return flagsOf(offence).includes('CORRUPTION');
}

function paymentViolations({ punishment, term }: SentenceFacts, reasoning: Reasoning): Found {
  if (punishment !== 'FINE' || term === undefined) return [];
  const rule = reasoning.row(fineTerms, reasoning.lawOn);
  if (rule === undefined) return undefined;
  const { toMonths } = rule.values;
  const months = wholeMonths(term);
  const isAbove = months > toMonths || (months === toMonths && (term.days ?? 0) > 0);
  reasoning.step('payment of the fine', { months, toMonths }, isAbove ? 'ABOVE_MAXIMUM' : 'WITHIN', rule.provision);
  return isAbove ? ['PAYMENT_TERM_ABOVE_MAXIMUM'] : [];
}
