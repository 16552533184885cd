import { categoryOfCrime, misdemeanour } from '../classification/classification.ts';
import type { LegalDate } from '../calendar/legal-date.ts';
import { rowOn } from '../dated-table.ts';
import type { DatedTable } from '../dated-table.ts';
import type { Category, LawOffence } from '../law-facts.ts';
import { offenceCatalogue, offenceOn } from '../offences/offence-catalogue.ts';
import type { Offence } from '../offences/offence-catalogue.ts';
import type { Sanction, SanctionLimit } from '../offences/sanction.ts';
import type { Reasoning } from '../reasoning.ts';
import { sanctionsOf2024 } from './sanctions-of-2024.ts';

/** What is known of the sanction of an article part on a day. */
export interface KnownSanction {
  readonly category: Category;
  /** The ceiling of deprivation of liberty in months; 0 where the sanction names none, absent where only life is known. */
  readonly toMonths?: number;
  readonly life: Sanction['life'];
  /** The punishments that it names; absent where only its ceiling is known. */
  readonly limits?: readonly SanctionLimit[];
  readonly noRestriction: boolean;
}

/** `188(2)`, or `346` for an article without parts. */
export function articlePartOf({ article, part }: Pick<LawOffence, 'article' | 'part'>): string {
  return part === undefined ? article : `${article}(${part})`;
}

/**
 * The sanction of an offence under the law of a day: that of the catalogue, or the ceiling that is given; `NO_OFFENCE` where the conduct was
 * none; `undefined`, with the reason noted, where it is not known.
 *
 * The ceiling that is given decides the category; where the catalogue has another one, it has another version, and is not used.
 */
export function sanctionOfOffence(offence: LawOffence, day: LegalDate, reasoning: Reasoning): KnownSanction | 'NO_OFFENCE' | undefined {
  const catalogued = cataloguedSanction(offence, day, reasoning);
  if (catalogued === 'NO_OFFENCE') return catalogued;
  return knownSanction(offence, catalogued, day, reasoning);
}

/** The sanction by what is given of it and by the sanction of the catalogue, if that has one. */
export function knownSanction(
  offence: LawOffence,
  catalogued: Sanction | undefined,
  day: LegalDate,
  reasoning: Reasoning,
): KnownSanction | undefined {
  const sanction = catalogued !== undefined && agrees(offence, catalogued) ? catalogued : undefined;
  const rule = ruleOf(offence, day);
  const life = rule?.lifeOnly === true ? 'ONLY' : (sanction?.life ?? (offence.lifeSanction === true ? 'ALTERNATIVE' : 'NONE'));
  const toMonths = life === 'ONLY' ? undefined : offence.maxTermYears === undefined ? ceilingOf(sanction) : offence.maxTermYears * 12;
  if (toMonths === undefined && life === 'NONE') {
    reasoning.cannot('SANCTION_UNKNOWN');
    return undefined;
  }
  const isCrime = life !== 'NONE' || (sanction === undefined ? toMonths !== 0 : sanction.kind === 'CRIME');
  const maxTermYears = (toMonths ?? 0) / 12;
  const category = isCrime
    ? categoryOfCrime({ intent: offence.intent, maxTermYears, lifeSanction: life !== 'NONE' }, day, reasoning)
    : misdemeanour(day, reasoning);
  if (category === undefined) return undefined;
  const noRestriction = rule?.noRestriction ?? false;
  if (rule !== undefined && (rule.lifeOnly || noRestriction))
    reasoning.step(
      'sanction since the law of June 2024',
      { articlePart: articlePartOf(offence), day },
      rule.lifeOnly ? 'LIFE_ONLY' : 'NO_RESTRICTION_OF_LIBERTY',
      `CC ${articlePartOf(offence)}`,
    );
  return {
    category,
    life,
    noRestriction,
    ...(toMonths !== undefined && { toMonths }),
    ...(sanction !== undefined && life !== 'ONLY' && { limits: sanction.limits }),
  };
}

/** The tables whose versions an offence's sanction has. */
export function tablesOfSanction(offence: LawOffence): readonly DatedTable<unknown>[] {
  const rule = sanctionsOf2024[articlePartOf(offence)];
  const catalogued = inCatalogue(offence);
  return [...(rule === undefined ? [] : [rule]), ...(catalogued === undefined ? [] : [catalogued.versions])];
}

function cataloguedSanction(offence: LawOffence, day: LegalDate, reasoning: Reasoning): Sanction | 'NO_OFFENCE' | undefined {
  const catalogued = inCatalogue(offence);
  if (catalogued === undefined) return undefined;
  const row = offenceOn(offence.article, offence.part, day);
  if (row === undefined && catalogued.succeededBy?.startsWith('CC ') !== true) {
    reasoning.step('no offence on this day', { articlePart: articlePartOf(offence), day }, 'NO_OFFENCE', 'CC 5(1)');
    return 'NO_OFFENCE';
  }
  return row?.verified === true ? row.values.sanction : undefined;
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

function ruleOf(offence: LawOffence, day: LegalDate): { readonly lifeOnly: boolean; readonly noRestriction: boolean } | undefined {
  const table = sanctionsOf2024[articlePartOf(offence)];
  return table && rowOn(table, day)?.values;
}
