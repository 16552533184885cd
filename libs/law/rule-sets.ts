import type { DatedTable } from './dated-table.ts';
import { tablesOfRuleSet } from './law-questions.ts';
import { ruleSetHash, ruleSetVersion } from './rule-set.ts';

/** A dated version of law, as far as somebody must know it who compares receipts. */
export interface RuleSet {
  readonly version: string;
  /** As receipts have it. */
  readonly hash: string;
  readonly tables: typeof tablesOfRuleSet;
}

/** The version of law that questions are answered under. */
export const presentRuleSet: RuleSet = { version: ruleSetVersion, hash: ruleSetHash(tablesOfRuleSet), tables: tablesOfRuleSet };

/** Every version of law that the library can answer under, newest first. */
export const ruleSets: readonly RuleSet[] = [presentRuleSet];

/** Each table of a rule set once, however many questions read it. */
export function distinctTables({ tables }: RuleSet): readonly DatedTable<unknown>[] {
  return [...new Set(Object.values(tables).flatMap((ofQuestion) => Object.values(ofQuestion)))];
}
