import { canonicalJson } from './canonical-json.ts';
import type { Json } from './canonical-json.ts';
import { evaluateUntyped } from './evaluate.ts';
import type { Evaluation } from './evaluate.ts';
import type { LawQuestion } from './law-questions.ts';
import { explain } from './explanation/explain.ts';
import { LawFactError } from './fact-checks.ts';
import type { LawCase, LawInquiry, MalformedCase } from './law-case.ts';
import type { Language } from './wording.ts';

export interface CaseReport {
  readonly passed: number;
  /** One line for each case that failed: its id, what was expected, what came, the receipt. */
  readonly failures: readonly string[];
}

/** Puts every case to the library. A question or a fact that it does not know is a failure that names it. */
export function runCases(cases: readonly (LawCase | MalformedCase)[]): CaseReport {
  const failures = cases.map(failureOf).filter((failure) => failure !== undefined);
  return { passed: cases.length - failures.length, failures };
}

/** The answer and the receipt of a case as one line of JSON, or what kept the library from answering. */
export function askCase(inquiry: LawInquiry | MalformedCase): string {
  const outcome = outcomeOf(inquiry);
  return canonicalJson({ id: inquiry.id, ...('error' in outcome ? outcome : { answer: outcome.answer, receipt: outcome.receipt }) });
}

/** A case read aloud: its id, then the numbered sentences of its receipt with the answer, or what kept the library from answering. */
export function explainCase(lawCase: LawCase | MalformedCase, language: Language): readonly string[] {
  const outcome = outcomeOf(lawCase);
  return [lawCase.id, ...('error' in outcome ? [outcome.error] : explain(outcome.receipt, language, outcome.answer))];
}

/** What the library says to a case, or why there is no answer. */
export function outcomeOf(inquiry: LawInquiry | MalformedCase): Evaluation<LawQuestion> | { readonly error: string } {
  if ('problem' in inquiry) return { error: inquiry.problem };
  try {
    return evaluateUntyped(inquiry.question, inquiry.facts, inquiry.asOf);
  } catch (error) {
    if (error instanceof LawFactError) return { error: error.faults.map(({ message }) => message).join('; ') };
    if (error instanceof RangeError) return { error: error.message };
    throw error;
  }
}

function failureOf(lawCase: LawCase | MalformedCase): string | undefined {
  if ('problem' in lawCase) return `${lawCase.id}: ${lawCase.problem}`;
  const { id, expect } = lawCase;
  const outcome = outcomeOf(lawCase);
  if ('error' in outcome) return `${id}: expected ${canonicalJson(expect)}, came ${outcome.error}`;
  const { answer, receipt } = outcome;
  if (answersAsExpected(expect, answer) && citesAsExpected(expect, receipt.provisions)) return undefined;
  return `${id}: expected ${canonicalJson(expect)}, came ${canonicalJson(answer)}, receipt ${canonicalJson(receipt)}`;
}

function answersAsExpected(expect: LawCase['expect'], answer: object): boolean {
  const given = new Map<string, unknown>(Object.entries(answer));
  return Object.entries(expect).every(([key, expected]) => key === 'cites' || matches(expected, given.get(key)));
}

/** A cited provision is met by itself or by a part of it: `CC 72` by `CC 72(3)`, never the other way round. */
function citesAsExpected({ cites = [] }: LawCase['expect'], provisions: readonly string[]): boolean {
  if (!Array.isArray(cites)) return false;
  return cites.every((cited) => provisions.some((provision) => provision === cited || provision.startsWith(`${String(cited)}(`)));
}

/** Objects by the keys that are named, lists as sets, and `null` for what is absent. */
function matches(expected: Json | undefined, given: unknown): boolean {
  if (expected === null || expected === undefined) return given === undefined || given === null;
  if (Array.isArray(expected)) return Array.isArray(given) && sameSet(expected, given);
  if (typeof expected === 'object') {
    if (typeof given !== 'object' || given === null) return false;
    const fields = new Map<string, unknown>(Object.entries(given));
    return Object.entries(expected).every(([key, inner]) => matches(inner, fields.get(key)));
  }
  return expected === given;
}

function sameSet(expected: readonly Json[], given: readonly unknown[]): boolean {
  return (
    expected.every((one) => given.some((other) => matches(one, other))) &&
    given.every((other) => expected.some((one) => matches(one, other)))
  );
}
