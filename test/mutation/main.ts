import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { readCases } from '../../libs/law/read-cases.ts';
import { badInputOf } from './bad-input.ts';
import { noticeMutants } from './notice-mutants.ts';
import { writeMutatedLaw, type Mutant } from './mutated-law.ts';
import type { NoticedBy } from './case-runs.ts';

/**
 * `npm run mutate -- [subject...] [--every N]`: changes the law library in every place, one at a time, and tells what its cases do not notice.
 *
 * With `--every 4` every fourth of them, which takes a quarter of the time: all of them take more than an hour on two cores.
 */
const library = fileURLToPath(new URL('../../../libs/law', import.meta.url));
const { values, positionals: subjects } = parseArgs({ options: { every: { type: 'string', default: '1' } }, allowPositionals: true });
const every = Math.max(1, Number(values.every));
const folder = mkdtempSync(join(tmpdir(), 'mutated-law-'));
try {
  const mutants = (await writeMutatedLaw(library, folder))
    .filter(({ subject }) => subjects.length === 0 || subjects.includes(subject))
    .filter((_, index) => index % every === 0);
  const good = readCases(join(library, 'cases')).flatMap((lawCase) => ('problem' in lawCase ? [] : [lawCase]));
  const noticed = await noticeMutants(folder, mutants, { good, bad: badInputOf(good) }, (done) => {
    process.stderr.write(`${String(done)} of ${String(mutants.length)} mutants\n`);
  });
  print(mutants, noticed);
} finally {
  rmSync(folder, { recursive: true });
}

function print(mutants: readonly Mutant[], noticed: ReadonlyMap<string, NoticedBy>): void {
  const by = (subject: string | undefined, what: NoticedBy): number =>
    mutants.filter((mutant) => (subject === undefined || mutant.subject === subject) && noticed.get(mutant.id) === what).length;
  const row = (subject: string | undefined): string => {
    const [byCase, byBytes, nothing] = [by(subject, 'CASE'), by(subject, 'BYTES'), by(subject, 'NOTHING')];
    const all = byCase + byBytes + nothing;
    return `| ${subject ?? 'all'} | ${String(all)} | ${String(byCase)} | ${String(byBytes)} | ${String(nothing)} | ${percent(byCase, all)} | ${percent(byCase + byBytes, all)} |`;
  };
  const lines = [
    '| subject | mutants | noticed by an answer | by the bytes of a receipt or refusal only | by nothing | score by answers | score |',
    '|---|--:|--:|--:|--:|--:|--:|',
    ...[...new Set(mutants.map(({ subject }) => subject))].sort().map(row),
    row(undefined),
  ];
  const survivors = mutants.filter(({ id }) => noticed.get(id) === 'NOTHING');
  process.stdout.write(
    `${lines.join('\n')}\n\n${survivors.map(({ place, kind, original, replacement }) => `${place} ${kind}: ${original} → ${replacement.replaceAll(/\s+/g, ' ').slice(0, 120)}`).join('\n')}\n`,
  );
  if (process.env.MUTANTS_TO !== undefined) {
    writeFileSync(
      process.env.MUTANTS_TO,
      JSON.stringify(
        mutants.map((mutant) => ({ ...mutant, noticedBy: noticed.get(mutant.id) })),
        null,
        1,
      ),
    );
  }
}

function percent(part: number, all: number): string {
  return all === 0 ? '–' : `${((100 * part) / all).toFixed(1)} %`;
}
