import type { Term } from '../calendar/last-day-of-term.ts';
import { categoryCeilings, misdemeanours } from '../classification/category-ceilings.ts';
import { tablesUnder } from '../dated-table.ts';
import type { Category, Punishment } from '../law-facts.ts';
import type { LawQuestionRules } from '../law-question.ts';
import type { NeedsManual } from '../manual-reasons.ts';
import type { Sanction } from '../offences/sanction.ts';
import type { VulnerableGround } from '../parole/vulnerable-group.ts';
import type { Reasoning } from '../reasoning.ts';
import { amountViolations } from './allowed-amount.ts';
import { banViolations } from './allowed-ban.ts';
import { kindsOfSanction, kindViolations } from './allowed-kind.ts';
import { labourWaivedFor, liabilityViolations, personViolations } from './allowed-person.ts';
import { barsInForce, controlOf, suspensionViolations } from './allowed-suspension.ts';
import { banRanges, lifelongBans } from './bans.ts';
import { kindsOfPunishment } from './kinds-of-punishment.ts';
import { liabilityAges, minorRules } from './minors.ts';
import { sparedGroups, sparedLife } from './persons-not-punished-so.ts';
import { amountRanges, deprivationRanges, fineTerms, restrictionRanges } from './punishment-ranges.ts';
import { sanctionOfOffence, tablesOfSanction } from './sanction-of-offence.ts';
import type { KnownSanction } from './sanction-of-offence.ts';
import { sanctionRules } from './sanction-rules.ts';
import { sentenceFacts } from './sentence-facts.ts';
import type { SentenceFacts } from './sentence-facts.ts';
import { sentenceViolations } from './sentence-violations.ts';
import type { SentenceViolation } from './sentence-violations.ts';
import { controlTerms, suspensionBars } from './suspended-sentence.ts';
import { weighSentence } from './weighed-sentence.ts';
import type { WeighedSentence } from './weighed-sentence.ts';

/** The sanction of one version of the law as a whole: what versions are compared by. CC 6. */
export interface ComparedSanction {
  readonly life: Sanction['life'];
  /** The least and the most deprivation of liberty, in months; absent where the sanction names none or names no bound. */
  readonly fromMonths?: number;
  readonly toMonths?: number;
  /** The punishments of which the court chooses one. */
  readonly kinds: readonly Punishment[];
  /** Whether its punishments are known, and not its ceiling alone. */
  readonly read: boolean;
  /** Whether deprivation of liberty could be suspended. */
  readonly suspendable: boolean;
}

export type SentenceAnswer =
  | {
      readonly verdict: 'LAWFUL';
      readonly category: Category;
      readonly sanction: ComparedSanction;
      /** How long probation controls a suspended sentence. */
      readonly control?: { readonly from: Term; readonly to: Term };
      /** Why the forced labour of a restriction of liberty is waived; empty where it is not. */
      readonly labourWaivedFor?: readonly (VulnerableGround | 'UNDER_18')[];
      readonly review?: readonly SentenceReview[];
    }
  | {
      readonly verdict: 'UNLAWFUL';
      /** At least one, each once. */
      readonly violations: readonly SentenceViolation[];
      /** Absent where the conduct is no offence, and where its sanction is not known. */
      readonly category?: Category;
      readonly sanction?: ComparedSanction;
      readonly review?: readonly SentenceReview[];
    }
  | NeedsManual;

/** What a lawyer should look at, though the answer stands. */
export type SentenceReview = 'LIFE_NOT_APPLICABLE';

/** Whether a sentence for one offence is one that the law allowed on the day on which it was passed. CC 40-50, 63, 81. */
export const sentenceValidity: LawQuestionRules<SentenceFacts, SentenceAnswer> = {
  facts: sentenceFacts,
  tables: {
    ...tablesUnder('kind', kindsOfPunishment),
    ...tablesUnder('amount', amountRanges),
    ...tablesUnder('spared', sparedGroups),
    ...tablesUnder('suspension', suspensionBars),
    ...tablesUnder('sanction', sanctionRules),
    banRanges,
    categoryCeilings,
    controlTerms,
    deprivationRanges,
    fineTerms,
    liabilityAges,
    lifelongBans,
    minorRules,
    misdemeanours,
    restrictionRanges,
    sparedLife,
  },
  answer(facts, _asOf, reasoning) {
    return answerOf(facts, reasoning) ?? reasoning.needsManual();
  },
  milderLaw: {
    actOn: ({ offence }) => offence.committedOn,
    decidedOn: ({ sentencedOn }) => sentencedOn,
    tables: [
      ...Object.values(kindsOfPunishment),
      ...Object.values(sparedGroups),
      ...Object.values(suspensionBars),
      banRanges,
      categoryCeilings,
      controlTerms,
      deprivationRanges,
      fineTerms,
      liabilityAges,
      minorRules,
      misdemeanours,
      restrictionRanges,
      sparedLife,
    ],
    tablesOf: ({ offence, ban }) => [...tablesOfSanction(offence), ...(ban === undefined ? [] : [lifelongBans])],
    compare: compareSanctions,
  },
};

function answerOf(facts: SentenceFacts, reasoning: Reasoning): SentenceAnswer | undefined {
  const sanction = sanctionOfOffence(facts.offence, reasoning.lawOn, reasoning, facts.sentencedOn);
  if (sanction === 'NO_OFFENCE') return { verdict: 'UNLAWFUL', violations: ['NO_OFFENCE'] };
  const weighed = weighSentence(facts, sanction, reasoning);
  if (weighed === undefined) return undefined;
  const found = [
    liabilityViolations(weighed, reasoning),
    kindViolations(weighed, reasoning),
    personViolations(weighed, reasoning),
    amountViolations(weighed, reasoning),
    suspensionViolations(weighed, reasoning),
    banViolations(weighed, reasoning),
  ];
  const broken = new Set(found.flatMap((one) => one ?? []));
  const violations = sentenceViolations.filter((violation) => broken.has(violation));
  const review: readonly SentenceReview[] = sanction?.life === 'ONLY' && weighed.sparedLife.length > 0 ? ['LIFE_NOT_APPLICABLE'] : [];
  const compared = sanction && comparedSanction(facts, sanction, reasoning);
  if (violations.length > 0) {
    return {
      verdict: 'UNLAWFUL',
      violations,
      ...(sanction !== undefined && { category: sanction.category }),
      ...(compared !== undefined && { sanction: compared }),
      ...(review.length > 0 && { review }),
    };
  }
  if (sanction === undefined || compared === undefined || found.includes(undefined)) return undefined;
  return {
    verdict: 'LAWFUL',
    category: sanction.category,
    sanction: compared,
    ...whatFollows(weighed, reasoning),
    ...(review.length > 0 && { review }),
  };
}

/** What follows from the sentence without being part of it. */
type Consequence = Pick<Extract<SentenceAnswer, { readonly verdict: 'LAWFUL' }>, 'control' | 'labourWaivedFor'>;

function whatFollows({ facts, minor }: WeighedSentence, reasoning: Reasoning): Consequence {
  const isMinor = minor !== undefined;
  if (facts.suspended === true) {
    const control = controlOf(facts, isMinor, reasoning);
    return control === undefined ? {} : { control };
  }
  if (facts.punishment !== 'RESTRICTION_OF_LIBERTY') return {};
  const waived = labourWaivedFor(facts, isMinor, reasoning);
  return waived === undefined ? {} : { labourWaivedFor: [...waived].sort() };
}

function comparedSanction({ offence }: SentenceFacts, sanction: KnownSanction, reasoning: Reasoning): ComparedSanction {
  const limit = sanction.limits?.find(({ punishment }) => punishment === 'DEPRIVATION_OF_LIBERTY');
  const from = limit?.from === undefined ? sanction.fromMonths : limit.unit === 'YEARS' ? limit.from * 12 : limit.from;
  const compared: ComparedSanction = {
    life: sanction.life,
    ...(from !== undefined && { fromMonths: from }),
    ...(sanction.toMonths !== undefined && { toMonths: sanction.toMonths }),
    kinds: kindsOfSanction(sanction, reasoning.lawOn),
    read: sanction.limits !== undefined && !sanction.othersNotRead,
    suspendable: barsInForce(offence, sanction, reasoning.lawOn).length === 0,
  };
  reasoning.step('sanction as a whole', { day: reasoning.lawOn, category: sanction.category, life: compared.life }, compared.kinds);
  return compared;
}

/**
 * By the sanction and never by the verdict: what is no offence is mildest; then life, the most, the least, the choice and the suspension
 * decide. The choice of a sanction that was read is not compared with that of one of which only the ceiling is known.
 */
function compareSanctions(one: SentenceAnswer, other: SentenceAnswer): number {
  const isNone = [one, other].map((answer) => answer.verdict === 'UNLAWFUL' && answer.violations.includes('NO_OFFENCE'));
  if (isNone[0] !== isNone[1]) return isNone[0] === true ? -1 : 1;
  const [first, second] = [sanctionOf(one), sanctionOf(other)];
  if (first === undefined || second === undefined) return 0;
  const [ofFirst, ofSecond] = [harshness(first, first.read === second.read), harshness(second, first.read === second.read)];
  const at = ofFirst.findIndex((value, index) => value !== ofSecond[index]);
  return at === -1 ? 0 : (ofFirst[at] ?? 0) - (ofSecond[at] ?? 0);
}

function sanctionOf(answer: SentenceAnswer): ComparedSanction | undefined {
  return answer.verdict === 'NEEDS_MANUAL' ? undefined : answer.sanction;
}

function harshness({ life, fromMonths = 0, toMonths = 0, kinds, suspendable }: ComparedSanction, withChoice: boolean): readonly number[] {
  return [lifeRanks[life], toMonths, ...(withChoice ? [fromMonths, -kinds.length] : []), suspendable ? 0 : 1];
}

const lifeRanks: Readonly<Record<Sanction['life'], number>> = { NONE: 0, ALTERNATIVE: 1, ONLY: 2 };
