import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readCases } from '../../libs/law/read-cases.ts';
import { badInputOf } from './bad-input.ts';
import { writeMutatedLaw, type Mutant } from './mutated-law.ts';
import { noticeMutants } from './notice-mutants.ts';

const library = fileURLToPath(new URL('../../../libs/law', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'mutated-law-'));
let mutants: readonly Mutant[] = [];

describe('a change to the law library', () => {
  beforeAll(async () => {
    mutants = await writeMutatedLaw(library, folder);
  });

  afterAll(() => rmSync(folder, { recursive: true }));

  it('is noticed by a case that it makes answer otherwise, by the bytes of a receipt, or by nothing', async () => {
    const good = readCases(join(library, 'cases', 'parole-renewal')).flatMap((lawCase) => ('problem' in lawCase ? [] : [lawCase]));
    const months = mutantAt('parole/parole-renewal.ts', 'ObjectLiteral', '{}');
    const step = mutantAt('parole/parole-renewal.ts', 'StringLiteral', '""', 'months after the refusal');
    const elsewhere = mutantAt('parole/first-day-of-parole.ts', 'BlockStatement', '{}');
    const noticed = await noticeMutants(folder, [months, step, elsewhere], { good, bad: badInputOf(good) }, () => undefined);
    expect([months, step, elsewhere].map(({ id }) => noticed.get(id))).toEqual(['CASE', 'BYTES', 'NOTHING']);
  });
});

/** The first mutant of a kind in a file; with a text, of that text. */
function mutantAt(file: string, kind: string, replacement: string, original?: string): Mutant {
  const found = mutants.find(
    (mutant) =>
      mutant.place.startsWith(`${file}:`) &&
      mutant.kind === kind &&
      mutant.replacement === replacement &&
      (original === undefined || mutant.original === `'${original}'`),
  );
  if (found === undefined) throw new Error(`there is no ${kind} in ${file}`);
  return found;
}
