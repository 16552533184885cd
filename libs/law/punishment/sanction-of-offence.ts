import { categoryOfCrime, misdemeanour } from '../classification/classification.ts';
import { dayAfter, laterOf } from '../calendar/legal-date.ts';
import type { LegalDate } from '../calendar/legal-date.ts';
import { rowOn } from '../dated-table.ts';
import type { DatedTable } from '../dated-table.ts';
import type { Category, LawOffence } from '../law-facts.ts';
import { firstDayOfCode } from '../law-versions.ts';
import { offenceCatalogue, offenceOn } from '../offences/offence-catalogue.ts';
import type { Offence } from '../offences/offence-catalogue.ts';
import type { Sanction, SanctionLimit } from '../offences/sanction.ts';
import type { Reasoning } from '../reasoning.ts';
import { sanctionRules } from './sanction-rules.ts';
import type { SanctionRule } from './sanction-rules.ts';

/** What is known of the sanction of an article part on a day. */
export interface KnownSanction {
  readonly category: Category;
  /** The ceiling of deprivation of liberty in months; 0 where the sanction names none, absent where only life is known. */
  readonly toMonths?: number;
  readonly life: Sanction['life'];
  /** The least deprivation of liberty that it names, in months. */
  readonly fromMonths?: number;
  /** The punishments that it names; absent where only its ceiling is known. */
  readonly limits?: readonly SanctionLimit[];
  /** Whether `limits` may leave out some of them. */
  readonly othersNotRead: boolean;
  readonly noRestriction: boolean;
}

/** `188(2)`, or `346` for an article without parts. */
export function articlePartOf({ article, part }: Pick<LawOffence, 'article' | 'part'>): string {
  return part === undefined ? article : `${article}(${part})`;
}

/**
 * The sanction of an offence under the law of a day; `NO_OFFENCE` where the conduct was none on some day from the act to the decision;
 * `undefined`, with the reason noted, where it is not known.
 *
 * A ceiling that is given stands for the whole sanction but for what `sanctionRules` says of it; otherwise the offence catalogue has it.
 */
export function sanctionOfOffence(
  offence: LawOffence,
  day: LegalDate,
  reasoning: Reasoning,
  decidedOn: LegalDate = day,
): KnownSanction | 'NO_OFFENCE' | undefined {
  const catalogued = inCatalogue(offence);
  const free = catalogued && firstDayWithoutOffence(catalogued, laterOf(offence.committedOn, firstDayOfCode), decidedOn);
  if (free !== undefined) {
    reasoning.step('no offence on this day', { articlePart: articlePartOf(offence), day: free }, 'NO_OFFENCE', 'CC 6(1)');
    return 'NO_OFFENCE';
  }
  const row = offenceOn(offence.article, offence.part, day);
  return knownSanction(offence, row?.verified === true ? row.values.sanction : undefined, day, reasoning);
}

/** The first day from the act to another on which the conduct was no offence: nothing is milder, whatever another version says. CC 5, 6. */
export function firstDayWithoutOffence({ versions, succeededBy }: Offence, actOn: LegalDate, day: LegalDate): LegalDate | undefined {
  if (succeededBy?.startsWith('CC ') === true) return undefined;
  const ends = versions.flatMap(({ to }) => (to === undefined ? [] : [dayAfter(to)]));
  return [actOn, ...ends.filter((end) => end > actOn && end <= day).sort()].find((one) => rowOn(versions, one) === undefined);
}

/** The sanction by what is given of it and by the sanction of the catalogue, if that has one. */
export function knownSanction(
  offence: LawOffence,
  catalogued: Sanction | undefined,
  day: LegalDate,
  reasoning: Reasoning,
): KnownSanction | undefined {
  const { intent, maxTermYears, lifeSanction } = offence;
  const isGiven = maxTermYears !== undefined || lifeSanction === true;
  const sanction = catalogued !== undefined && agrees(offence, catalogued) ? catalogued : undefined;
  const rule = ruleOf(offence, day);
  const life = rule?.lifeOnly === true ? 'ONLY' : (sanction?.life ?? (lifeSanction === true ? 'ALTERNATIVE' : 'NONE'));
  const toMonths = life === 'ONLY' ? undefined : maxTermYears === undefined ? ceilingOf(sanction) : maxTermYears * 12;
  if (toMonths === undefined && life === 'NONE') {
    reasoning.cannot('SANCTION_UNKNOWN');
    return undefined;
  }
  const isCrime = life !== 'NONE' || (sanction === undefined ? toMonths !== 0 : sanction.kind === 'CRIME');
  const category = isCrime
    ? categoryOfCrime({ intent, maxTermYears: (toMonths ?? 0) / 12, lifeSanction: life !== 'NONE' }, day, reasoning)
    : misdemeanour(day, reasoning);
  if (category === undefined) return undefined;
  if (rule !== undefined) noteRule(offence, rule, day, reasoning);
  const fromMonths = life === 'ONLY' ? undefined : rule?.deprivationFromMonths;
  return {
    category,
    life,
    noRestriction: rule?.noRestriction ?? false,
    othersNotRead: sanction?.othersNotRead ?? false,
    ...(toMonths !== undefined && { toMonths }),
    ...(fromMonths !== undefined && { fromMonths }),
    ...(sanction !== undefined && !isGiven && life !== 'ONLY' && { limits: sanction.limits }),
  };
}

function noteRule(offence: LawOffence, rule: SanctionRule, day: LegalDate, reasoning: Reasoning): void {
  const articlePart = articlePartOf(offence);
  const { lifeOnly, noRestriction, deprivationFromMonths = 0 } = rule;
  const said = lifeOnly ? 'LIFE_ONLY' : noRestriction ? 'NO_RESTRICTION_OF_LIBERTY' : 'DEPRIVATION_FROM';
  if (said === 'DEPRIVATION_FROM' && deprivationFromMonths === 0) return;
  reasoning.step('what the sanction says', { articlePart, day, fromMonths: deprivationFromMonths }, said, `CC ${articlePart}`);
}

/** The tables whose versions an offence's sanction has. */
export function tablesOfSanction(offence: LawOffence): readonly DatedTable<unknown>[] {
  const rule = sanctionRules[articlePartOf(offence)];
  const catalogued = inCatalogue(offence);
  return [...(rule === undefined ? [] : [rule]), ...(catalogued === undefined ? [] : [catalogued.versions])];
}

function inCatalogue({ article, part }: LawOffence): Offence | undefined {
  return offenceCatalogue.find((offence) => offence.code === 'CC' && offence.article === article && offence.part === part);
}

function agrees({ maxTermYears, lifeSanction }: LawOffence, sanction: Sanction): boolean {
  if (lifeSanction !== undefined && lifeSanction === (sanction.life === 'NONE')) return false;
  return maxTermYears === undefined || maxTermYears * 12 === ceilingOf(sanction) || sanction.life === 'ONLY';
}

/** The ceiling of deprivation of liberty in months; 0 where the sanction names none. */
function ceilingOf(sanction: Sanction | undefined): number | undefined {
  if (sanction === undefined) return undefined;
  const limit = sanction.limits.find(({ punishment }) => punishment === 'DEPRIVATION_OF_LIBERTY');
  if (limit === undefined) return 0;
  return limit.unit === 'YEARS' ? limit.to * 12 : limit.to;
}

function ruleOf(offence: LawOffence, day: LegalDate): SanctionRule | undefined {
  const table = sanctionRules[articlePartOf(offence)];
  return table && rowOn(table, day)?.values;
}
