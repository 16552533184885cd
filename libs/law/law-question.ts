import type { LegalDate } from './calendar/legal-date.ts';
import type { Json } from './canonical-json.ts';
import type { DatedTable } from './dated-table.ts';
import type { FactCheck } from './fact-checks.ts';
import type { Reasoning } from './reasoning.ts';

/** How one question is answered. A subject's folder holds its tables and its question; `evaluate.ts` lists it. */
export interface LawQuestionRules<Facts, Answer> {
  /** Accepts exactly the facts that the question knows. */
  readonly facts: FactCheck<Facts>;
  /** Every table that the answer may read, by name: they are what the rule set's hash covers. */
  readonly tables: Readonly<Record<string, DatedTable<unknown>>>;
  /** What the receipt keeps of the facts, where that is not all of them. */
  readonly kept?: (facts: Facts) => Json;
  /** The decision day is `asOf`; tables that `milderLaw` compares are read as of `reasoning.lawOn`. */
  readonly answer: (facts: Facts, asOf: LegalDate, reasoning: Reasoning) => Answer;
  /** Whether an offence may lie after the day of the decision: the answer says then what follows. */
  readonly coversLaterActs?: true;
  /** For a question that touches punishment. */
  readonly milderLaw?: MilderLaw<Facts, Answer>;
}

/**
 * A question that is asked under the law of the act, of the decision and each version in between; the mildest whole answer stands, and
 * what one version gives is never mixed with what another gives. CC 5, 6.
 */
export interface MilderLaw<Facts, Answer> {
  /** The day of the act; of the latest, where there are several: what came before it was never in force for all of them. */
  readonly actOn: (facts: Facts) => LegalDate;
  /** The day whose law is the latest that is compared, where it is not that of `asOf`. */
  readonly decidedOn?: (facts: Facts) => LegalDate;
  /** The tables whose versions are compared. Others are read as of the day that their own rule names. */
  readonly tables: readonly DatedTable<unknown>[];
  /** Tables that are compared for these facts only: those of the offence in question. */
  readonly tablesOf?: (facts: Facts) => readonly DatedTable<unknown>[];
  /** Negative where the first answer is milder for the person, 0 where neither is. Neither of them is `NEEDS_MANUAL`. */
  readonly compare: (one: Answer, other: Answer) => number;
}
