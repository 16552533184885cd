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
  readonly answer: (facts: Facts, asOf: LegalDate, reasoning: Reasoning) => Answer;
}
