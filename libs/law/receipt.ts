import type { LegalDate } from './calendar/legal-date.ts';
import type { Json } from './canonical-json.ts';

/** One step of reasoning or arithmetic, in the words of the question that it serves. */
export interface ReceiptStep {
  readonly step: string;
  readonly operands: Readonly<Record<string, Json>>;
  readonly result: Json;
  readonly provision?: string;
}

/** A version of the law under which the question was asked, and what it gave. */
export interface ComparedVersion {
  /** The first day on which this version was in force; for the first of them, the day of the act. */
  readonly on: LegalDate;
  readonly answer: Json;
  /** Whether this one was the mildest for the person, so that its answer stands. */
  readonly applied: boolean;
}

/**
 * Why an answer is what it is: plain JSON that an event stores beside the answer and an auditor can recompute it from.
 *
 * The same question, facts and day under the same rule set give the same receipt, byte for byte in canonical JSON.
 */
export interface Receipt {
  /** The dated version of law, in words. */
  readonly ruleSet: string;
  /** SHA-256, in hexadecimal, of the canonical JSON of every table of the rule set. */
  readonly ruleSetHash: string;
  readonly question: string;
  /** The day whose law was applied and on which ages and statuses were taken. */
  readonly asOf: LegalDate;
  /** The facts that were looked at, as they were given; an identity number is masked. */
  readonly facts: Json;
  /** Every provision relied on, once, in the order in which it was first needed. */
  readonly provisions: readonly string[];
  readonly steps: readonly ReceiptStep[];
  /** Where several versions of the law were compared, each of them, oldest first; the steps are those of the one that was applied. CC 6. */
  readonly versions?: readonly ComparedVersion[];
  /** The rounding policy that the arithmetic followed. */
  readonly rounding: string;
}
