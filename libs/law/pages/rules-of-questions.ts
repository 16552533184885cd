import type { DatedTable } from '../dated-table.ts';
import { tablesOfRuleSet } from '../law-questions.ts';

/** A table of the rule set on the page of the question that it belongs to. */
export interface RuleOfPage {
  readonly question: string;
  readonly name: string;
  readonly table: DatedTable<unknown>;
  /** Every question that reads it. */
  readonly readBy: readonly string[];
}

/** Every table once, under the question that has the fewest tables beside it. */
export function rulesOfQuestions(): readonly RuleOfPage[] {
  const questions = Object.keys(tablesOfRuleSet);
  return questions.flatMap((question) =>
    Object.entries(tablesOfRuleSet[question] ?? {}).flatMap(([name, table]) => {
      const readBy = questions.filter((other) => Object.values(tablesOfRuleSet[other] ?? {}).includes(table));
      return ownerOf(readBy) === question && firstNameOf(question, table) === name ? [{ question, name, table, readBy }] : [];
    }),
  );
}

function ownerOf(readBy: readonly string[]): string | undefined {
  return [...readBy].sort((one, other) => sizeOf(one) - sizeOf(other) || (one < other ? -1 : 1))[0];
}

function sizeOf(question: string): number {
  return Object.keys(tablesOfRuleSet[question] ?? {}).length;
}

function firstNameOf(question: string, table: DatedTable<unknown>): string | undefined {
  return Object.entries(tablesOfRuleSet[question] ?? {}).find(([, other]) => other === table)?.[0];
}
