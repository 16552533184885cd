import type { LegalDate } from '../calendar/legal-date.ts';
import { rowOn } from '../dated-table.ts';
import type { Offence } from './offence.ts';
import { offenceAt, offenceCatalogue, offenceOf } from './offence-catalogue.ts';
import { provisionOf } from './offence-provision.ts';

/** An article part; without `part`, the whole article with every part of it. */
export interface ArticlePart {
  /** The Criminal Code where it is not given. */
  readonly code?: Offence['code'];
  readonly article: string;
  readonly part?: string;
}

/**
 * What conduct an article part forbids, named by the last article part that has forbidden it: battery is `CC 109-1(1)`, also as CC 109
 * and CAO 73-2.
 *
 * An article part that is not in the catalogue is a conduct of its own.
 */
export function conceptOf(article: string, part?: string, code: Offence['code'] = 'CC'): string {
  const found = offenceOf(code, article, part);
  return found === undefined ? provisionOf(code, article, part) : citationOf(lastOf(found));
}

/** Whether two article parts forbid the same conduct under whatever number and code; a whole article holds each of its parts. */
export function sameConduct(one: ArticlePart, other: ArticlePart): boolean {
  const [first, second] = [conceptOf(one.article, one.part, one.code), conceptOf(other.article, other.part, other.code)];
  return first === second || holds(first, second) || holds(second, first);
}

/** The article part under which the conduct of another falls on a day, if any; of a graver form, that which did not tell it apart. */
export function conductOn(offence: Offence, day: LegalDate): Offence | undefined {
  const last = lastOf(offence);
  const found = offenceCatalogue.find((one) => lastOf(one) === last && rowOn(one.versions, day) !== undefined);
  const plain = offence.graverFormOf === undefined ? undefined : offenceAt(offence.graverFormOf);
  return found ?? (plain && conductOn(plain, day));
}

/** A whole article is cited without brackets: `CC 109-1` holds `CC 109-1(1)`. */
function holds(article: string, part: string): boolean {
  return part.startsWith(`${article}(`);
}

function lastOf(offence: Offence): Offence {
  const next = offence.succeededBy === undefined ? undefined : offenceAt(offence.succeededBy);
  return next === undefined ? offence : lastOf(next);
}

function citationOf({ code, article, part }: Offence): string {
  return provisionOf(code, article, part);
}
