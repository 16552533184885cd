import type { LegalDate } from '../calendar/legal-date.ts';
import { wholeMonths } from '../calendar/last-day-of-term.ts';
import { rowOn } from '../dated-table.ts';
import type { LawOffence } from '../law-facts.ts';
import { flagsOf } from '../offences/flags-of.ts';
import type { Reasoning } from '../reasoning.ts';
import { banRanges, lifelongBans } from './bans.ts';
import type { LifelongBan } from './bans.ts';
import { articlePartOf } from './sanction-of-offence.ts';
import type { Found, WeighedSentence } from './weighed-sentence.ts';

/** Whether a ban of posts or activities, if one is imposed, lasts as long as it must and may. CC 50(2), 81. */
export function banViolations({ facts, minor }: WeighedSentence, reasoning: Reasoning): Found {
  const { ban, offence } = facts;
  if (ban === undefined) return [];
  const ranges = reasoning.row(banRanges, reasoning.lawOn);
  const lifelong = reasoning.rule(lifelongBans, reasoning.lawOn);
  if (ranges === undefined || lifelong === undefined) return undefined;
  const listed = minor === undefined ? lifelong.find((one) => covers(one, offence)) : undefined;
  if (ban.term === undefined) {
    const outcome = listed === undefined ? 'BAN_NOT_FOR_LIFE' : 'ALLOWED';
    reasoning.step('ban for life', { articlePart: articlePartOf(offence) }, outcome, ranges.provision);
    return outcome === 'ALLOWED' ? [] : [outcome];
  }
  if (listed?.length === 'LIFE') {
    reasoning.step('ban for life', { articlePart: articlePartOf(offence) }, 'BAN_MUST_BE_FOR_LIFE', ranges.provision);
    return ['BAN_MUST_BE_FOR_LIFE'];
  }
  const general = minor === undefined ? ranges.values.adult : ranges.values.minor;
  const range = listed === undefined ? general : { from: listed.length.fromMonths, to: Infinity };
  const months = wholeMonths(ban.term);
  const isAbove = months > range.to || (months === range.to && (ban.term.days ?? 0) > 0);
  const outcome = isAbove ? 'BAN_ABOVE_MAXIMUM' : months < range.from ? 'BAN_BELOW_MINIMUM' : 'WITHIN';
  const to = range.to === Infinity ? 'LIFE' : range.to;
  reasoning.step('limits of the ban', { months, from: range.from, to }, outcome, minor === undefined ? ranges.provision : 'CC 81');
  return outcome === 'WITHIN' ? [] : [outcome];
}

/** The ban for life that an offence leads to under the law of a day, if it leads to one. CC 50(2). */
export function lifelongBanOf(offence: LawOffence, day: LegalDate): LifelongBan | undefined {
  return rowOn(lifelongBans, day)?.values.find((one) => covers(one, offence));
}

function covers({ articles, flag }: LifelongBan, offence: LawOffence): boolean {
  const articlePart = articlePartOf(offence);
  return (
    articles.some((listed) => listed === articlePart || listed === offence.article) ||
    (flag !== undefined && flagsOf(offence).includes(flag))
  );
}
