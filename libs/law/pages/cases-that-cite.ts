import type { Json } from '../canonical-json.ts';
import type { LawCase, MalformedCase } from '../law-case.ts';
import type { Receipt } from '../receipt.ts';
import { outcomeOf } from '../run-cases.ts';

/** A case that the library answered, with its number on the page of its question. */
export interface AnsweredCase {
  readonly number: number;
  readonly lawCase: LawCase;
  readonly answer: Readonly<Record<string, Json>>;
  readonly receipt: Receipt;
}

/** The answered cases by question, in the order of the files. */
export function answeredCases(cases: readonly (LawCase | MalformedCase)[]): ReadonlyMap<string, readonly AnsweredCase[]> {
  const byQuestion = new Map<string, AnsweredCase[]>();
  for (const lawCase of cases) {
    if ('problem' in lawCase) continue;
    const outcome = outcomeOf(lawCase);
    if ('error' in outcome) continue;
    const list = byQuestion.get(lawCase.question) ?? [];
    byQuestion.set(lawCase.question, list);
    const answer = outcome.answer as unknown as AnsweredCase['answer']; // answers are plain data
    list.push({ number: list.length + 1, lawCase, answer, receipt: outcome.receipt });
  }
  return byQuestion;
}

/** The cases whose receipt relies on a provision or on a part of it. */
export function citing(cases: readonly AnsweredCase[], provision: string): readonly AnsweredCase[] {
  return cases.filter(({ receipt }) => receipt.provisions.some((cited) => cited === provision || cited.startsWith(`${provision}(`)));
}

/** Numbers in a row, `1-9, 33, 40-41`. */
export function ranges(numbers: readonly number[]): string {
  const runs: { first: number; last: number }[] = [];
  for (const number of numbers) {
    const run = runs.at(-1);
    if (run?.last === number - 1) run.last = number;
    else runs.push({ first: number, last: number });
  }
  return runs.map(({ first, last }) => (first === last ? String(first) : `${String(first)}-${String(last)}`)).join(', ');
}
