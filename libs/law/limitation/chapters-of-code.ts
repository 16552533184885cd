import type { LegalDate } from '../calendar/legal-date.ts';
import type { DatedTable } from '../dated-table.ts';
import type { LawOffence } from '../law-facts.ts';
import { flagsOf } from '../offences/flags-of.ts';
import type { Reasoning } from '../reasoning.ts';

/** Chapters of the Special Part that rules on limitation and relief name. */
export type Chapter = 'PERSON' | 'PEACE_AND_HUMANITY' | 'CONSTITUTIONAL_ORDER' | 'ECONOMY' | 'PUBLIC_SECURITY';

/** The first and the last article of a chapter; an article inserted after one (`121-1`) is in its chapter. */
export interface ArticleRange {
  readonly first: number;
  readonly last: number;
}

export const chaptersOfCode: DatedTable<Readonly<Record<Chapter, ArticleRange>>> = [
  {
    from: '2015-01-01',
    provision: 'CC Special Part',
    verified: true,
    source: 'CC as of early 2020, headings of chapters 1, 4, 5, 8 and 10',
    values: {
      PERSON: { first: 99, last: 131 },
      PEACE_AND_HUMANITY: { first: 160, last: 174 },
      CONSTITUTIONAL_ORDER: { first: 175, last: 186 },
      ECONOMY: { first: 214, last: 249 },
      PUBLIC_SECURITY: { first: 255, last: 295 },
    },
  },
];

/** Whether an offence is in one of the chapters; what is flagged as against life is against the person wherever it stands. */
export function isInChapters(offence: LawOffence, chapters: readonly Chapter[], day: LegalDate, reasoning: Reasoning): boolean {
  if (chapters.length === 0) return false;
  const ranges = reasoning.rule(chaptersOfCode, day);
  if (ranges === undefined) return false;
  if (chapters.includes('PERSON') && flagsOf(offence).includes('AGAINST_LIFE')) return true;
  const article = Number.parseInt(offence.article, 10);
  return chapters.some((chapter) => ranges[chapter].first <= article && article <= ranges[chapter].last);
}
