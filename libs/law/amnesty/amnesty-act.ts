import type { FractionText } from '../calendar/fraction.ts';
import type { Term } from '../calendar/last-day-of-term.ts';
import type { LegalDate } from '../calendar/legal-date.ts';
import type { Period } from '../calendar/union-of-periods.ts';
import type { Category, OffenceFlag, PersonStatus, Punishment } from '../law-facts.ts';

/** What became of the damage by the effective day; `NONE` where the offence caused none. */
export const damages = ['NONE', 'REPAID', 'NO_CLAIM', 'UNPAID'] as const;
export type Damage = (typeof damages)[number];

/** Degrees of behaviour on the effective day. PEC 95. */
export const behaviours = ['NONE', 'POSITIVE_1', 'POSITIVE_2', 'POSITIVE_3', 'NEGATIVE_1', 'NEGATIVE_2', 'NEGATIVE_3'] as const;
export type Behaviour = (typeof behaviours)[number];

/** Grounds that are no flag of an offence. */
export const otherGrounds = [
  'RECIDIVISM',
  'DANGEROUS_RECIDIVISM',
  'LIFE',
  'MALICIOUS_VIOLATOR',
  'CRIME_DURING_SERVICE',
  'AMNESTIED_BEFORE',
  'LISTED_ARTICLE',
  'OBJECTS',
] as const;

/** On what ground an act keeps a person out. */
export type ExclusionGround = OffenceFlag | (typeof otherGrounds)[number];

/** An article of the Criminal Code, or only some parts of it. */
export interface ListedArticle {
  readonly article: string;
  readonly parts?: readonly string[];
}

/** Keeps out whoever it holds for, with all offences of the cumulation. */
export interface AmnestyExclusion {
  readonly ground: ExclusionGround;
  readonly provision: string;
  /** One that was not verified leaves to a person whom it would keep out. */
  readonly verified: boolean;
  /** For `LISTED_ARTICLE`: which. */
  readonly articles?: readonly ListedArticle[];
  /** For `LISTED_ARTICLE`: of which categories only. */
  readonly categories?: readonly Category[];
  /** For `SEXUAL_VS_MINOR`: whether one who was under 18 is spared where the victim was from 14 to 17. */
  readonly sparesMinorWithVictimFrom14?: boolean;
}

/** Whom an act treats more mildly, on its effective day. Its ages are its own: those of the Criminal Code differ. */
export interface VulnerablePersons {
  readonly provision: string;
  readonly womenFrom: number;
  readonly menFrom: number;
  /** Younger than this at the offence. */
  readonly underAtOffence: number;
  /** Has a child younger than this: a woman in any case, a man where he is its only parent. */
  readonly childUnder: number;
  /** Has a disabled dependant of any age. */
  readonly dependantOf: readonly ('M' | 'F')[];
  /** True of the person on the effective day; pregnancy counts for women only. */
  readonly statuses: readonly PersonStatus['kind'][];
  /** Recognised before the effective day, and true on it. */
  readonly recognisedBefore: readonly PersonStatus['kind'][];
}

/** What an act does to the main punishment; additional punishments stay. */
export type AmnestyEffect =
  | { readonly kind: 'RELEASE' }
  | { readonly kind: 'REPLACE'; readonly by: readonly Punishment[] }
  | { readonly kind: 'REDUCE'; readonly fraction: FractionText; readonly of: 'UNSERVED' | 'TERM_IMPOSED' }
  /** Reduces, but the text does not say by how much, or it was not verified. */
  | { readonly kind: 'CUT_NOT_KNOWN' };

/** An effect for those of whom every condition that it names holds. */
export interface AmnestyClause {
  /** Upper-case words that name it within the act: `MEDIUM_VULNERABLE`. */
  readonly code: string;
  readonly provision: string;
  readonly effect: AmnestyEffect;
  /** The category of the gravest offence. */
  readonly categories: readonly Category[];
  readonly vulnerableOnly?: boolean;
  readonly damage?: readonly Damage[];
  /** The rest of the punishment on the effective day, before any reduction. */
  readonly leftAtMost?: Term;
  readonly behaviour?: readonly Behaviour[];
  readonly punishments?: readonly Punishment[];
  readonly suspendedOnly?: boolean;
  /** Each of the gravest offences falls under one of them. */
  readonly articles?: readonly ListedArticle[];
  /** Holds only where no other clause does. */
  readonly otherwise?: boolean;
}

/**
 * One act of amnesty, whole: what is asked of it is answered from this value alone, so that a draft act can be rehearsed.
 *
 * Of several clauses that hold, the mildest stands, whatever their order. CC 78.
 */
export interface AmnestyAct {
  readonly provision: string;
  /** Offences before it are covered; ages, statuses and the rest of a punishment are taken on it. */
  readonly effectiveOn: LegalDate;
  readonly effectiveDayVerified: boolean;
  /** Covers only what was committed on these days, both included. */
  readonly committedWithin?: Period;
  readonly vulnerable: VulnerablePersons;
  readonly exclusions: readonly AmnestyExclusion[];
  readonly clauses: readonly AmnestyClause[];
  /** Categories of which the act also excludes by a list of articles that `exclusions` does not hold whole. */
  readonly listedInPartOnly: readonly Category[];
}
