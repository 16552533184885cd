import { compareFractions, fraction } from '../calendar/fraction.ts';
import type { FractionText } from '../calendar/fraction.ts';
import type { WeighedOffence } from '../classification/weighed-offence.ts';
import { flagsOf } from '../offences/flags-of.ts';
import type { Reasoning } from '../reasoning.ts';
import { fractionsAfterRevocation, servedFractions } from './served-fractions.ts';
import type { FractionAfterRevocation, FractionGroup, RevocationGround, ServedFractions } from './served-fractions.ts';

export interface FractionQuestion {
  readonly offences: readonly WeighedOffence[];
  readonly vulnerable: boolean;
  readonly cooperation: boolean;
  readonly revokedOn: RevocationGround | undefined;
}

/** The part that must be served before parole, and what it is a part of; `undefined`, with the reason noted, where no text says. */
export function paroleFraction(asked: FractionQuestion, reasoning: Reasoning): FractionAfterRevocation | undefined {
  const juvenile = asked.offences.every(({ committedUnder18 }) => committedUnder18);
  if (!juvenile && asked.offences.some(({ committedUnder18 }) => committedUnder18)) {
    reasoning.cannot('OFFENCES_BEFORE_AND_AFTER_18');
    return undefined;
  }
  if (asked.revokedOn !== undefined) return afterRevocation(asked, asked.revokedOn, juvenile, reasoning);
  if (juvenile && asked.cooperation) {
    reasoning.cannot('MINOR_WITH_COOPERATION');
    return undefined;
  }
  const group = groupOf(asked, juvenile);
  const fractions = reasoning.rule(servedFractions[group], reasoning.lawOn);
  if (fractions === undefined) return undefined;
  const highest = highestOf(asked.offences, fractions, reasoning);
  if (highest === undefined) return undefined;
  reasoning.step('fraction by the gravest offence', { group, situation: highest }, fractions[highest]);
  return { fraction: fractions[highest], of: 'TERM' };
}

function afterRevocation(
  { vulnerable, cooperation }: FractionQuestion,
  ground: RevocationGround,
  juvenile: boolean,
  reasoning: Reasoning,
): FractionAfterRevocation | undefined {
  if (juvenile) {
    reasoning.cannot('MINOR_WITH_REVOKED_PAROLE');
    return undefined;
  }
  if (cooperation) {
    reasoning.cannot('COOPERATION_AND_REVOKED_PAROLE');
    return undefined;
  }
  const group = vulnerable ? 'VULNERABLE' : 'ORDINARY';
  const rule = reasoning.rule(fractionsAfterRevocation[group][ground], reasoning.lawOn);
  if (rule !== undefined) reasoning.step('fraction after a revoked parole', { group, ground, of: rule.of }, rule.fraction);
  return rule;
}

function groupOf({ vulnerable, cooperation }: FractionQuestion, juvenile: boolean): FractionGroup {
  if (juvenile) return 'JUVENILE';
  if (cooperation) return vulnerable ? 'VULNERABLE_COOPERATING' : 'ORDINARY_COOPERATING';
  return vulnerable ? 'VULNERABLE' : 'ORDINARY';
}

/** With several offences in one term, the rule for the gravest of them holds for all of it. */
function highestOf(
  offences: readonly WeighedOffence[],
  fractions: ServedFractions,
  reasoning: Reasoning,
): keyof ServedFractions | undefined {
  let highest: keyof ServedFractions | undefined;
  let most: FractionText | undefined;
  for (const { category, offence } of offences) {
    if (category === undefined || category === 'MISDEMEANOUR') {
      reasoning.cannot('SANCTION_UNKNOWN');
      return undefined;
    }
    const againstLife = category === 'ESPECIALLY_GRAVE' && flagsOf(offence).includes('AGAINST_LIFE');
    const situation = againstLife ? 'ESPECIALLY_GRAVE_AGAINST_LIFE' : category;
    if (most === undefined || compareFractions(fraction(fractions[situation]), fraction(most)) > 0) {
      highest = situation;
      most = fractions[situation];
    }
  }
  return highest;
}
