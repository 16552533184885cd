import { createHash } from 'node:crypto';
import { canonicalJson } from './canonical-json.ts';
import type { DatedTable } from './dated-table.ts';

/** The dated version of law that this library carries; it changes with any table. */
export const ruleSetVersion = 'kz-2026.2';

/**
 * How whole days come out of fractions under this rule set: a half day of credit counts as a day in the person's favour; a fraction
 * of a term is whole months where the division is exact, and otherwise days, rounded up to what must be served.
 */
export const roundingPolicy = 'kz-credit-up-exact-months-or-days-up';

/** SHA-256, in hexadecimal, of the canonical JSON of the tables, by question and name, and of the version's name. `node:crypto` is all that law takes from Node. */
export function ruleSetHash(
  tables: Readonly<Record<string, Readonly<Record<string, DatedTable<unknown>>>>>,
  version: string = ruleSetVersion,
): string {
  return createHash('sha256')
    .update(canonicalJson({ ruleSetVersion: version, roundingPolicy, tables }))
    .digest('hex');
}
