import type { LegalDate } from '../calendar/legal-date.ts';
import type { DatedRow } from '../dated-table.ts';
import type { Category, Intent, LawOffence } from '../law-facts.ts';
import { offenceOn } from '../offences/offence-catalogue.ts';
import type { OffenceVersion } from '../offences/offence.ts';
import { ceilingOf } from '../offences/sanction-ceiling.ts';
import type { Reasoning } from '../reasoning.ts';
import { categoryOfCrime, misdemeanour } from './classification.ts';

/** The category of an offence under the law of a day; `undefined`, with the reason noted, where its sanction is not known. */
export function categoryOfOffence(offence: LawOffence, day: LegalDate, reasoning: Reasoning): Category | undefined {
  const version = versionIfAsked(offence, day);
  const category = categoryIfKnown(offence, day, reasoning);
  if (category === undefined && version === undefined) reasoning.cannot('SANCTION_UNKNOWN');
  return category;
}

/**
 * As `categoryOfOffence`, for a question that may be answered without it: nothing is noted where the sanction is not known.
 *
 * The ceiling that is given decides; a ceiling of no years is a sanction without deprivation of liberty. Where none is given, the version
 * of the offence catalogue on that day does; one that was not verified is noted as a reason. CC 10, 11.
 */
export function categoryIfKnown(offence: LawOffence, day: LegalDate, reasoning: Reasoning): Category | undefined {
  const { maxTermYears, lifeSanction = false } = offence;
  if (lifeSanction || (maxTermYears !== undefined && maxTermYears > 0)) return categoryOfCrime(offence, day, reasoning);
  if (maxTermYears !== undefined) return misdemeanour(day, reasoning);
  const version = versionIfAsked(offence, day);
  return version && categoryOfSanction(version, offence.intent, day, reasoning);
}

/** The category that a version of an article part gives; `undefined`, with the reason noted, where its sanction was not verified. */
export function categoryOfSanction(
  { provision, verified, values: { sanction, onlyAmountsInDoubt = false } }: DatedRow<OffenceVersion>,
  intent: Intent,
  day: LegalDate,
  reasoning: Reasoning,
): Category | undefined {
  if (!verified && onlyAmountsInDoubt && sanction.kind === 'MISDEMEANOUR') {
    reasoning.step('the article part is a misdemeanour', { day }, 'MISDEMEANOUR', provision);
    return misdemeanour(day, reasoning);
  }
  if (!verified) {
    reasoning.cite(provision);
    reasoning.cannot('SANCTION_NOT_VERIFIED');
    return undefined;
  }
  const maxTermYears = ceilingOf(sanction);
  const lifeSanction = sanction.life !== 'NONE';
  reasoning.step('sanction of the article part', { kind: sanction.kind, day }, lifeSanction ? 'life' : maxTermYears, provision);
  if (sanction.kind === 'MISDEMEANOUR') return misdemeanour(day, reasoning);
  return categoryOfCrime({ intent, maxTermYears, lifeSanction }, day, reasoning);
}

function versionIfAsked(
  { article, part, maxTermYears, lifeSanction = false }: LawOffence,
  day: LegalDate,
): DatedRow<OffenceVersion> | undefined {
  return lifeSanction || maxTermYears !== undefined ? undefined : offenceOn(article, part, day);
}
