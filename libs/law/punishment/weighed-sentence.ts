import { ageOn } from '../calendar/age-on.ts';
import type { Reasoning } from '../reasoning.ts';
import { minorRules } from './minors.ts';
import type { MinorRules } from './minors.ts';
import { sparedLife } from './persons-not-punished-so.ts';
import type { KnownSanction } from './sanction-of-offence.ts';
import type { SentenceFacts } from './sentence-facts.ts';
import type { SentenceViolation } from './sentence-violations.ts';

/** A sentence with what each test of it asks. */
export interface WeighedSentence {
  readonly facts: SentenceFacts;
  /** `undefined` where it is not known, so that only what does not depend on it is tested. */
  readonly sanction: KnownSanction | undefined;
  readonly ageAtOffence: number;
  /** The rules for those who were under 18 at the offence, where the person was. */
  readonly minor: MinorRules | undefined;
  /** Why deprivation of liberty for life cannot be imposed on this person; empty where it can. */
  readonly sparedLife: readonly SentenceViolation[];
}

/** What a test found, or `undefined`, with the reason noted, where it could not tell. */
export type Found = readonly SentenceViolation[] | undefined;

export function weighSentence(
  facts: SentenceFacts,
  sanction: KnownSanction | undefined,
  reasoning: Reasoning,
): WeighedSentence | undefined {
  const { person, offence, sentencedOn } = facts;
  const ageAtOffence = ageOn(person.birthDate, offence.committedOn);
  const minors = reasoning.rule(minorRules, reasoning.lawOn);
  const life = lifeNotFor(facts, ageAtOffence, ageOn(person.birthDate, sentencedOn), reasoning);
  if (minors === undefined || life === undefined) return undefined;
  reasoning.step('age at the offence', { birthDate: person.birthDate, committedOn: offence.committedOn }, ageAtOffence);
  return { facts, sanction, ageAtOffence, minor: ageAtOffence < minors.under ? minors : undefined, sparedLife: life };
}

/** Age is that at the offence for those under 18, and that on the day of the sentence for men of 63. CC 46(4). */
function lifeNotFor(
  { person }: SentenceFacts,
  ageAtOffence: number,
  ageAtSentence: number,
  reasoning: Reasoning,
): readonly SentenceViolation[] | undefined {
  const rule = reasoning.rule(sparedLife, reasoning.lawOn);
  if (rule === undefined) return undefined;
  const found: SentenceViolation[] = [];
  if (ageAtOffence < rule.under) found.push('LIFE_NOT_FOR_MINORS');
  if (rule.women && person.sex === 'F') found.push('LIFE_NOT_FOR_WOMEN');
  if (person.sex === 'M' && ageAtSentence >= rule.menFrom) found.push('LIFE_NOT_FOR_MEN_BY_AGE');
  return found;
}
