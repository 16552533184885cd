import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { languages } from '../../libs/law/wording.ts';

const inquiry = { asOf: '2026-03-01', facts: { refusedOn: '2025-01-15' } };
const lawCase = {
  ...inquiry,
  id: 'a',
  provision: 'PEC 162',
  source: 'made up',
  question: 'parole-renewal',
  expect: { verdict: 'NOT_BEFORE' },
};

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'qadam-law-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the law on the command line', () => {
  it.each(languages)('explains an answer step by step in %s', (language) => {
    const file = written('inquiry.yaml', 'asOf: 2026-03-01\nfacts: { refusedOn: 2025-01-15 }\n');
    const { status, stdout } = qadam('explain', 'parole-renewal', file, '--lang', language);
    expect({ status, stdout }).toMatchObject({ status: 0, stdout: expect.stringMatching(/"notBefore": "2025-07-15"[^]*\n1\. \S/) });
  });

  it('answers each inquiry of a list, one a line', () => {
    const { status, stdout } = qadam('ask', 'parole-renewal', written('list.json', JSON.stringify([inquiry, lawCase])));
    const lines = stdout.trim().split('\n');
    expect({ status, answers: lines.map((line) => (JSON.parse(line) as { readonly answer: unknown }).answer) }).toEqual({
      status: 0,
      answers: Array(2).fill({ verdict: 'NOT_BEFORE', notBefore: '2025-07-15' }),
    });
  });

  it.each([
    [['ask', 'paroles', 'list.json'], 64, 'Questions: amnesty'],
    [['ask', 'parole', 'nowhere.json'], 64, 'There is no file'],
    [['explain', 'parole-renewal', 'list.json', '--lang', 'fr'], 64, 'Languages: en, ru, kk'],
    [['explain', 'parole', 'list.json'], 65, 'asks parole-renewal, not parole'],
    [['explain', 'parole-renewal', 'bad.json'], 65, 'facts.refusedOn: must be a day'],
  ])('%j ends with %i', (words, status, told) => {
    written('list.json', JSON.stringify([lawCase]));
    written('bad.json', JSON.stringify({ ...inquiry, facts: { refusedOn: '2025-02-30' } }));
    const ended = qadam(...words.map((word) => (word.endsWith('.json') ? join(folder, word) : word)));
    expect(ended.status).toBe(status);
    expect(ended.stderr).toContain(told);
  });
});

function written(name: string, text: string): string {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
}

function qadam(...words: readonly string[]): { readonly status: number | null; readonly stdout: string; readonly stderr: string } {
  return spawnSync(process.execPath, [join(import.meta.dirname, 'main.js'), 'law', ...words], { encoding: 'utf8' });
}
