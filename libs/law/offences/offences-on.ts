import type { LegalDate } from '../calendar/legal-date.ts';
import type { DatedRow } from '../dated-table.ts';
import { rowOn } from '../dated-table.ts';
import { languages } from '../wording.ts';
import type { Offence, OffenceVersion } from './offence.ts';
import { offenceCatalogue } from './offence-catalogue.ts';
import { provisionOf } from './offence-provision.ts';

/** An article part with its version in force on the day asked. */
export interface OffenceInForce {
  readonly offence: Offence;
  /** `CC 188(3)`. */
  readonly provision: string;
  readonly version: DatedRow<OffenceVersion>;
}

/**
 * Every article part in force on a day, in the order of the catalogue; with a query, those that it names.
 *
 * A query that begins with a number, `188`, `188(3)`, `CC 188`, is the beginning of a citation up to the end of the number of the article;
 * any other is words, all of which must be in the title in one of the languages, small or capital.
 */
export function offencesOn(day: LegalDate, query = ''): readonly OffenceInForce[] {
  const asked = query.normalize('NFC').trim().toLowerCase();
  return offenceCatalogue.flatMap((offence) => {
    const version = rowOn(offence.versions, day);
    if (version === undefined || !isNamed(offence, asked)) return [];
    return [{ offence, provision: provisionOf(offence.code, offence.article, offence.part), version }];
  });
}

function isNamed(offence: Offence, asked: string): boolean {
  if (asked === '') return true;
  const number = citation.exec(asked);
  return number === null ? isInTitle(offence, asked.split(/\s+/)) : isCited(offence, asked, number[1] !== undefined);
}

/** A code, if any, and the number of an article. */
const citation = /^(cc|cao)?\s*\d/;

function isCited({ code, article, part }: Offence, asked: string, withCode: boolean): boolean {
  const whole = provisionOf(code, article, part).toLowerCase();
  const cited = withCode ? whole : whole.slice(whole.indexOf(' ') + 1);
  const rest = cited.startsWith(asked) ? cited.slice(asked.length) : undefined;
  return rest === '' || rest?.startsWith('(') === true;
}

function isInTitle({ title }: Offence, words: readonly string[]): boolean {
  return languages.some((language) => {
    const text = title[language].toLowerCase();
    return words.every((word) => text.includes(word));
  });
}
