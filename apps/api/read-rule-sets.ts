import { distinctTables, ruleSets, type RuleSet } from '../../libs/law/rule-sets.ts';
import { notFound } from '../../libs/platform/problem.ts';
import { read } from '../../libs/platform/read-route.ts';
import { whoeverHasARole } from './ask-law.ts';
import type { Sources } from './sources.ts';

class NoParameters {}

/** Which versions of law there are. */
export const readRuleSets = read<Sources, NoParameters>({
  method: 'GET',
  path: 'law/rule-sets',
  query: NoParameters,
  says: 'The versions of law that questions can be answered under: hash, questions, tables, and how many rows nobody has verified.',
  by: whoeverHasARole,
  registers: [],
  answer: async () => ({ json: { items: ruleSets.map(summaryOf), total: ruleSets.length }, persons: [] }),
});

/** One version of law, row by row. */
export const readRuleSet = read<Sources, NoParameters>({
  method: 'GET',
  path: 'law/rule-sets/:version',
  query: NoParameters,
  says: 'Every table of one version of law, by question and name: each row with its days, its provision and its source.',
  by: whoeverHasARole,
  registers: [],
  example: { version: ruleSets[0]?.version ?? '' },
  answer: async ({ context: { params } }) => {
    const found = ruleSets.find(({ version }) => version === params['version']);
    if (found === undefined) throw notFound(`rule set ${params['version'] ?? ''}`);
    return { json: { ...summaryOf(found), tablesByQuestion: found.tables }, persons: [] };
  },
});

function summaryOf(ruleSet: RuleSet): object {
  const tables = distinctTables(ruleSet);
  const rows = tables.flat();
  return {
    version: ruleSet.version,
    hash: ruleSet.hash,
    questions: Object.keys(ruleSet.tables),
    tables: tables.length,
    rows: rows.length,
    rowsNotVerified: rows.filter(({ verified }) => !verified).length,
  };
}
