import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LawCase, MalformedCase } from './law-case.ts';
import { ruleSetVersion } from './rule-set.ts';
import { askCase } from './run-cases.ts';

/** What each case printed when it was first asked under a version of the rule set: the beginning of the SHA-256, by the id of the case. */
export type ReceiptDigests = Readonly<Record<string, string>>;

/** The digests that are kept of the present version; none where it is new. */
export function keptDigests(folder: string): ReceiptDigests {
  const file = fileOf(folder);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as ReceiptDigests) : {}; // written below
}

/** Adds the digests of cases that have none yet; those that are kept are never changed: the version of the rule set is, if need be. */
export function keepDigests(folder: string, cases: readonly (LawCase | MalformedCase)[]): number {
  const kept = keptDigests(folder);
  const added = cases.filter(({ id }) => !Object.hasOwn(kept, id));
  const all = { ...kept, ...Object.fromEntries(added.map((one) => [one.id, digestOf(one)])) };
  const inOrder = Object.fromEntries(Object.entries(all).sort(([a], [b]) => (a < b ? -1 : 1)));
  writeFileSync(fileOf(folder), `${JSON.stringify(inOrder, null, 2)}\n`);
  return added.length;
}

export function digestOf(lawCase: LawCase | MalformedCase): string {
  return createHash('sha256').update(askCase(lawCase)).digest('hex').slice(0, 16);
}

function fileOf(folder: string): string {
  return join(folder, `${ruleSetVersion}.json`);
}
