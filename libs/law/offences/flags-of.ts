import type { LegalDate } from '../calendar/legal-date.ts';
import type { LawOffence, OffenceFlag } from '../law-facts.ts';
import { offenceOn } from './offence-catalogue.ts';

/** What is true of an act: the flags that are given, and those that the catalogue has for every such act on a day. Each once. */
export function flagsOf(
  { article, part, flags = [] }: Pick<LawOffence, 'article' | 'part' | 'flags'>,
  day: LegalDate,
): readonly OffenceFlag[] {
  return [...new Set([...flags, ...(offenceOn(article, part, day)?.values.flags ?? [])])];
}
