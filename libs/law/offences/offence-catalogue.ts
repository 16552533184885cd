import type { LegalDate } from '../calendar/legal-date.ts';
import type { DatedRow } from '../dated-table.ts';
import { rowOn } from '../dated-table.ts';
import { administrative } from './administrative.ts';
import { againstFamilyAndMinors } from './against-family-and-minors.ts';
import { againstFreedomAndHonour } from './against-freedom-and-honour.ts';
import { againstJustice } from './against-justice.ts';
import { againstLifeAndHealth } from './against-life-and-health.ts';
import { againstRights } from './against-rights.ts';
import { corruption } from './corruption.ts';
import { drugs } from './drugs.ts';
import { economic } from './economic.ts';
import type { Offence, OffenceVersion } from './offence.ts';
import { provisionOf } from './offence-provision.ts';
import { property } from './property.ts';
import { publicOrder } from './public-order.ts';
import { sexual } from './sexual.ts';
import { terroristAndExtremist } from './terrorist-and-extremist.ts';
import { traffic } from './traffic.ts';

export type { Offence, OffenceVersion } from './offence.ts';

/** Every article part that the library knows. */
export const offenceCatalogue: readonly Offence[] = [
  ...againstLifeAndHealth,
  ...sexual,
  ...againstFreedomAndHonour,
  ...againstFamilyAndMinors,
  ...againstRights,
  ...terroristAndExtremist,
  ...property,
  ...economic,
  ...publicOrder,
  ...drugs,
  ...traffic,
  ...corruption,
  ...againstJustice,
  ...administrative,
];

/** The version of an article part of the Criminal Code in force on a day; without `part`, of an article that has none. */
export function offenceOn(article: string, part: string | undefined, day: LegalDate): DatedRow<OffenceVersion> | undefined {
  const found = offenceOf('CC', article, part);
  return found && rowOn(found.versions, day);
}

/** An article part, whatever the day; the only part of an article without parts may be called its first. */
export function offenceOf(code: Offence['code'], article: string, part: string | undefined): Offence | undefined {
  return byProvision.get(provisionOf(code, article, part)) ?? (part === '1' ? byProvision.get(provisionOf(code, article)) : undefined);
}

/** Every part of an article; the article itself where it has none. */
export function partsOf(code: Offence['code'], article: string): readonly Offence[] {
  return byArticle.get(provisionOf(code, article)) ?? [];
}

/** The article part of a provision as `succeededBy` cites it. */
export function offenceAt(provision: string): Offence | undefined {
  return byProvision.get(provision);
}

const byProvision: ReadonlyMap<string, Offence> = new Map(
  offenceCatalogue.map((offence) => [provisionOf(offence.code, offence.article, offence.part), offence]),
);

const byArticle: ReadonlyMap<string, readonly Offence[]> = offenceCatalogue.reduce((articles, offence) => {
  const key = provisionOf(offence.code, offence.article);
  return articles.set(key, [...(articles.get(key) ?? []), offence]);
}, new Map<string, readonly Offence[]>());
