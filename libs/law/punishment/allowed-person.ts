import { flagsOf } from '../offences/flags-of.ts';
import { vulnerableGrounds } from '../parole/vulnerable-group.ts';
import type { VulnerableGround } from '../parole/vulnerable-group.ts';
import type { Reasoning } from '../reasoning.ts';
import { liabilityAges } from './minors.ts';
import { sparedGroups } from './persons-not-punished-so.ts';
import { articlePartOf } from './sanction-of-offence.ts';
import type { SentenceFacts } from './sentence-facts.ts';
import type { SentenceViolation } from './sentence-violations.ts';
import type { Found, WeighedSentence } from './weighed-sentence.ts';

/** Whether the person is one on whom this punishment is not imposed. CC 43, 45, 46(4), 81. */
export function personViolations(weighed: WeighedSentence, reasoning: Reasoning): Found {
  const { punishment } = weighed.facts;
  switch (punishment) {
    case 'FINE':
    case 'CORRECTIVE_LABOUR':
    case 'RESTRICTION_OF_LIBERTY':
      return [];
    case 'COMMUNITY_SERVICE':
    case 'ARREST':
      return groupViolations(punishment, weighed, reasoning);
    case 'DEPRIVATION_OF_LIBERTY':
      return minorViolations(weighed, reasoning);
    case 'LIFE':
      if (weighed.sparedLife.length > 0)
        reasoning.step('life and the person', { sex: weighed.facts.person.sex }, weighed.sparedLife, 'CC 46(4)');
      return weighed.sparedLife;
  }
}

/** On which grounds the forced labour of a restriction of liberty is waived; `undefined`, with the reason noted, where that is not known. */
export function labourWaivedFor(
  { person, sentencedOn }: SentenceFacts,
  isMinor: boolean,
  reasoning: Reasoning,
): readonly (VulnerableGround | 'UNDER_18')[] | undefined {
  const groups = reasoning.rule(sparedGroups.LABOUR_OF_RESTRICTION, reasoning.lawOn);
  if (groups === undefined) return undefined;
  const grounds = vulnerableGrounds(person, {}, sentencedOn, groups, reasoning);
  return isMinor && groups.minors ? [...grounds, 'UNDER_18'] : grounds;
}

/** Whether the person was old enough at the offence to answer for it. CC 15. */
export function liabilityViolations({ facts, ageAtOffence }: WeighedSentence, reasoning: Reasoning): Found {
  const rule = reasoning.row(liabilityAges, reasoning.lawOn);
  if (rule === undefined) return undefined;
  const { ordinary, listed, list } = rule.values;
  if (ageAtOffence >= ordinary) return [];
  if (ageAtOffence < listed) {
    reasoning.step('age of liability', { age: ageAtOffence, from: listed }, 'UNDER_AGE_OF_LIABILITY', rule.provision);
    return ['UNDER_AGE_OF_LIABILITY'];
  }
  if (list.includes(facts.offence.article) || list.includes(articlePartOf(facts.offence))) {
    reasoning.step('age of liability', { age: ageAtOffence, from: listed }, 'LISTED', rule.provision);
    return [];
  }
  reasoning.cannot('LIABILITY_FROM_14_NOT_VERIFIED');
  return undefined;
}

function groupViolations(punishment: 'COMMUNITY_SERVICE' | 'ARREST', { facts, minor }: WeighedSentence, reasoning: Reasoning): Found {
  const row = reasoning.row(sparedGroups[punishment], reasoning.lawOn);
  if (row === undefined) return undefined;
  const found = vulnerableGrounds(facts.person, {}, facts.sentencedOn, row.values, reasoning).map(violationOf);
  const all: readonly SentenceViolation[] = minor !== undefined && row.values.minors ? ['MINOR_NO_ARREST', ...found] : found;
  if (all.length > 0) reasoning.step('punishment and the person', { punishment }, all, row.provision);
  return [...new Set(all)];
}

function violationOf(ground: VulnerableGround): SentenceViolation {
  switch (ground) {
    case 'PREGNANT':
      return 'NOT_FOR_PREGNANT';
    case 'WOMAN_WITH_CHILD':
      return 'NOT_FOR_WOMEN_WITH_CHILD';
    case 'MAN_ALONE_WITH_CHILD':
      return 'NOT_FOR_LONE_FATHERS';
    case 'WOMAN_BY_AGE':
      return 'NOT_FOR_WOMEN_BY_AGE';
    case 'MAN_BY_AGE':
      return 'NOT_FOR_MEN_BY_AGE';
    case 'DISABILITY_1':
    case 'DISABILITY_2':
    case 'DISABILITY_3':
    case 'VETERAN':
      return 'NOT_FOR_DISABLED';
  }
}

function minorViolations({ facts, sanction, minor }: WeighedSentence, reasoning: Reasoning): Found {
  if (minor === undefined || sanction === undefined) return [];
  const { category } = sanction;
  const { noDeprivationFor, noDeprivationUnless } = minor;
  const exempt =
    category === noDeprivationFor ||
    (category === noDeprivationUnless.category && !flagsOf(facts.offence).includes(noDeprivationUnless.flag));
  const found: readonly SentenceViolation[] = exempt ? ['MINOR_NO_DEPRIVATION_OF_LIBERTY'] : [];
  reasoning.step('deprivation of liberty of a minor', { category }, found[0] ?? 'ALLOWED', 'CC 81(7)');
  return found;
}
