import type { LegalDate } from '../calendar/legal-date.ts';
import { rowOn } from '../dated-table.ts';
import { punishments } from '../law-facts.ts';
import type { Punishment } from '../law-facts.ts';
import type { Reasoning } from '../reasoning.ts';
import { kindsOfPunishment } from './kinds-of-punishment.ts';
import type { KnownSanction } from './sanction-of-offence.ts';
import type { SentenceViolation } from './sentence-violations.ts';
import type { Found, WeighedSentence } from './weighed-sentence.ts';

/** Whether the category and the sanction allow this kind of punishment. CC 40. */
export function kindViolations({ facts, sanction, sparedLife }: WeighedSentence, reasoning: Reasoning): Found {
  if (sanction === undefined) return [];
  const { punishment } = facts;
  const { category } = sanction;
  const row = reasoning.row(kindsOfPunishment[punishment], reasoning.lawOn);
  if (row === undefined) return undefined;
  const found = row.values.includes(category)
    ? notInSanction(punishment, sanction, sparedLife.length > 0)
    : [notForCategory(punishment, sanction)];
  reasoning.step('kind of punishment', { punishment, category }, found[0] ?? 'ALLOWED', row.provision);
  return found;
}

/** The punishments that the sanction leaves to the court, whoever the person is. */
export function kindsOfSanction(sanction: KnownSanction, day: LegalDate): readonly Punishment[] {
  return punishments.filter(
    (punishment) =>
      rowOn(kindsOfPunishment[punishment], day)?.values.includes(sanction.category) === true &&
      notInSanction(punishment, sanction, false).length === 0,
  );
}

function notForCategory(punishment: Punishment, { category }: KnownSanction): SentenceViolation {
  if (category === 'MISDEMEANOUR') return 'KIND_NOT_FOR_MISDEMEANOUR';
  return punishment === 'ARREST' ? 'KIND_NOT_FOR_CRIME' : 'KIND_NOT_FOR_CATEGORY';
}

function notInSanction(
  punishment: Punishment,
  { life, limits, noRestriction, othersNotRead }: KnownSanction,
  isSparedLife: boolean,
): readonly SentenceViolation[] {
  if (punishment === 'LIFE') return life === 'NONE' ? ['LIFE_NOT_IN_SANCTION'] : [];
  if (life === 'ONLY') return !isSparedLife ? ['LIFE_ONLY'] : punishment === 'DEPRIVATION_OF_LIBERTY' ? [] : ['KIND_NOT_IN_SANCTION'];
  if (punishment === 'RESTRICTION_OF_LIBERTY' && noRestriction) return ['NO_RESTRICTION_OF_LIBERTY'];
  return limits === undefined || othersNotRead || limits.some((limit) => limit.punishment === punishment) ? [] : ['KIND_NOT_IN_SANCTION'];
}
