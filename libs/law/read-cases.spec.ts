import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { repeatedIds } from './law-case.ts';
import { readCases, readInquiries } from './read-cases.ts';
import { runCases } from './run-cases.ts';

const renewal = {
  id: 'a',
  provision: 'PEC 162',
  source: 'a made-up refusal',
  question: 'parole-renewal',
  asOf: '2026-03-01',
  facts: { refusedOn: '2025-01-15' },
  expect: { notBefore: '2025-07-15' },
};

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'qadam-law-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function written(name: string, text: string): string {
  const file = join(folder, name);
  mkdirSync(join(file, '..'), { recursive: true });
  writeFileSync(file, text);
  return file;
}

describe('files of cases', () => {
  it.each([
    ['one.json', JSON.stringify(renewal)],
    ['list.json', JSON.stringify([renewal])],
    ['marked.json', `\uFEFF${JSON.stringify([renewal])}`],
    ['one.yaml', JSON.stringify(renewal)],
    ['list.yml', `- ${JSON.stringify(renewal)}`],
  ])('are JSON or YAML and hold one case or a list: %s', (name, text) => {
    expect(runCases(readCases(written(name, text)))).toEqual({ passed: 1, failures: [] });
  });

  it('are found in the folders of a folder, and nothing else is', () => {
    written('tree/x/one.json', JSON.stringify(renewal));
    written('tree/y/z/two.yaml', JSON.stringify({ ...renewal, id: 'b' }));
    written('tree/notes.md', 'no case');
    expect(readCases(join(folder, 'tree')).map(({ id }) => id)).toEqual(['a', 'b']);
  });

  it.each([
    ['article.yaml', 'article: 188, part: 2'],
    ['article.json', '"article": 188, "part": 2'],
  ])('read an article as text where the quotes were forgotten: %s', (name, words) => {
    const [read] = readCases(
      written(name, `{ "id": "a", "question": "parole", "asOf": "2026-03-01", "facts": { ${words} }, "expect": {"a": 1} }`),
    );
    expect(read).toMatchObject({ facts: { article: '188', part: '2' } });
  });

  it.each([
    ['empty.yaml', ''],
    ['empty.json', ' \n'],
    ['none.yaml', '[]'],
    ['comment.yaml', '# no case yet'],
    ['null.json', 'null'],
  ])('that hold nothing are failures: %s', (name, text) => {
    const file = written(name, text);
    expect(runCases(readCases(file))).toEqual({ passed: 0, failures: [`${file}: holds nothing`] });
  });

  it.each([
    ['broken.json', '[{]'],
    ['broken.yaml', '- id: [a'],
    ['alias.yaml', '- *nobody'],
    ['text.yaml', 'text'],
  ])('that cannot be read are failures that name them: %s', (name, text) => {
    const file = written(name, text);
    const { passed, failures } = runCases(readCases(file));
    expect(passed).toBe(0);
    expect(failures).toEqual([expect.stringContaining(file)]);
  });

  it('tell ids that several cases have, each once', () => {
    expect(repeatedIds([{ id: 'a' }, { id: 'b' }, { id: 'a' }, { id: 'a' }])).toEqual(['a']);
  });
});

describe('a file that asks one question', () => {
  it('is a day and facts, a case, or a list of them', () => {
    const { asOf, facts } = renewal;
    const file = written('asked.json', JSON.stringify([{ asOf, facts }, renewal]));
    expect(readInquiries(file, 'parole-renewal')).toEqual([
      { id: `${file}[0]`, question: 'parole-renewal', asOf, facts },
      { id: 'a', question: 'parole-renewal', asOf, facts },
    ]);
  });

  it('is malformed where it asks another', () => {
    expect(readInquiries(written('other.json', JSON.stringify(renewal)), 'parole')).toEqual([
      { id: 'a', problem: 'asks parole-renewal, not parole' },
    ]);
  });
});

describe('the runner as a program', () => {
  it('takes folders anywhere, names ids that repeat, ends with the counts, and exits 1 where nothing passed', () => {
    written('run/one.json', JSON.stringify([renewal, renewal]));
    expect(run(join(folder, 'run'))).toEqual({ code: 0, out: '2 passed, 0 failed\n', told: 'more than one case has the id a\n' });
    expect(run(written('run2/none.yaml', ''))).toMatchObject({
      code: 1,
      out: expect.stringMatching(/holds nothing\n0 passed, 1 failed\n$/),
    });
    mkdirSync(join(folder, 'run3'));
    expect(run(join(folder, 'run3'))).toMatchObject({ code: 1, out: '0 passed, 0 failed\n' });
    expect(run(join(folder, 'nowhere'))).toMatchObject({ code: 1 });
  });

  it('runs five thousand cases in seconds', () => {
    const facts = { punishment: 'DEPRIVATION_OF_LIBERTY', start: '2024-01-15', term: { years: 2, months: 3 }, facility: 'MEDIUM' };
    for (let file = 0; file < 50; file += 1) {
      const cases = Array.from({ length: 100 }, (_, index) => ({
        ...{ id: `case-${String(file)}-${String(index)}`, provision: 'PEC 165(2)', source: 'worked by hand' },
        ...{ question: 'term-end', asOf: '2026-03-01', facts, expect: { lastDay: '2026-04-14' } },
      }));
      written(`many/${String(file)}.yaml`, cases.map((one) => `- ${JSON.stringify(one)}\n`).join(''));
    }
    const began = process.hrtime.bigint();
    expect(run(join(folder, 'many'))).toMatchObject({ code: 0, out: '5000 passed, 0 failed\n' });
    expect(Number(process.hrtime.bigint() - began) / 1e9).toBeLessThan(30); // a few seconds on an idle machine
  });
});

function run(path: string): { readonly code: number; readonly out: string; readonly told: string } {
  const child = spawnSync(process.execPath, [fileURLToPath(new URL('law-cli.js', import.meta.url)), 'cases', path], { encoding: 'utf8' });
  return { code: child.status ?? -1, out: child.stdout, told: child.stderr };
}
