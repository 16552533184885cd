import { compareFractions, fraction } from '../calendar/fraction.ts';
import type { FractionText } from '../calendar/fraction.ts';
import { LawFactError, atLeastOne, bool, count, date, listOf, object, oneOf, optional, text } from '../fact-checks.ts';
import type { FactCheck } from '../fact-checks.ts';
import { categories, offenceFlags, periodFact, punishments, statusKinds, termFact } from '../law-facts.ts';
import { behaviours, damages, otherGrounds } from './amnesty-act.ts';
import type {
  AmnestyAct,
  AmnestyClause,
  AmnestyEffect,
  AmnestyExclusion,
  ExclusionGround,
  ListedArticle,
  VulnerablePersons,
} from './amnesty-act.ts';

/** A share above 0 and at most the whole: `"1/3"`. */
const shareFact: FactCheck<FractionText> = (value, path) => {
  const share = text(value, path);
  if (!/^\d+(\/[1-9]\d*)?$/.test(share)) throw new LawFactError(path, 'must be a share such as "1/3"');
  const written = share as FractionText; // its form has just been checked
  if (compareFractions(fraction(written), fraction('0')) <= 0 || compareFractions(fraction(written), fraction('1')) > 0) {
    throw new LawFactError(path, 'must be more than nothing and at most the whole');
  }
  return written;
};

const effectChecks: { readonly [Kind in AmnestyEffect['kind']]: FactCheck<Extract<AmnestyEffect, { readonly kind: Kind }>> } = {
  RELEASE: object<Extract<AmnestyEffect, { readonly kind: 'RELEASE' }>>({ kind: oneOf(['RELEASE']) }),
  REPLACE: object<Extract<AmnestyEffect, { readonly kind: 'REPLACE' }>>({
    kind: oneOf(['REPLACE']),
    by: atLeastOne(listOf(oneOf(punishments)), 'punishment'),
  }),
  REDUCE: object<Extract<AmnestyEffect, { readonly kind: 'REDUCE' }>>({
    kind: oneOf(['REDUCE']),
    fraction: shareFact,
    of: oneOf(['UNSERVED', 'TERM_IMPOSED']),
  }),
  CUT_NOT_KNOWN: object<Extract<AmnestyEffect, { readonly kind: 'CUT_NOT_KNOWN' }>>({ kind: oneOf(['CUT_NOT_KNOWN']) }),
};

const effectFact: FactCheck<AmnestyEffect> = (value, path) => {
  const given: unknown = typeof value === 'object' && value !== null && 'kind' in value ? value.kind : undefined;
  const kind = oneOf(['RELEASE', 'REPLACE', 'REDUCE', 'CUT_NOT_KNOWN'])(given, `${path}.kind`);
  return effectChecks[kind](value, path);
};

const articlesFact: FactCheck<readonly ListedArticle[]> = listOf(object<ListedArticle>({ article: text, parts: optional(listOf(text)) }));

const grounds: readonly ExclusionGround[] = [...offenceFlags, ...otherGrounds];

/** An act of amnesty from a file or over the wire: a draft that is rehearsed before it is law. */
export const amnestyActFact: FactCheck<AmnestyAct> = object<AmnestyAct>({
  provision: text,
  effectiveOn: date,
  effectiveDayVerified: bool,
  committedWithin: optional(periodFact),
  vulnerable: object<VulnerablePersons>({
    provision: text,
    womenFrom: count,
    menFrom: count,
    underAtOffence: count,
    childUnder: count,
    dependantOf: listOf(oneOf(['M', 'F'])),
    statuses: listOf(oneOf(statusKinds)),
    recognisedBefore: listOf(oneOf(statusKinds)),
  }),
  exclusions: listOf(
    object<AmnestyExclusion>({
      ground: oneOf(grounds),
      provision: text,
      verified: bool,
      articles: optional(articlesFact),
      categories: optional(listOf(oneOf(categories))),
      sparesMinorWithVictimFrom14: optional(bool),
    }),
  ),
  clauses: listOf(
    object<AmnestyClause>({
      code: text,
      provision: text,
      effect: effectFact,
      categories: listOf(oneOf(categories)),
      vulnerableOnly: optional(bool),
      damage: optional(listOf(oneOf(damages))),
      leftAtMost: optional(termFact),
      behaviour: optional(listOf(oneOf(behaviours))),
      punishments: optional(listOf(oneOf(punishments))),
      suspendedOnly: optional(bool),
      articles: optional(articlesFact),
      otherwise: optional(bool),
    }),
  ),
  listedInPartOnly: listOf(oneOf(categories)),
});
