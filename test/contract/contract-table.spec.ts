import { readFile } from 'node:fs/promises';
import { describe, expect, it } from '@jest/globals';

const project = new URL('../../../', import.meta.url);

interface Promised {
  readonly number: number;
  readonly tests: readonly { readonly file: string; readonly title: string }[];
}

const table = (await readFile(new URL('docs/contract.md', project), 'utf8'))
  .split('\n')
  .filter((line) => /^\| \d/.test(line))
  .map((line): Promised => {
    const [, number = '', , tests = ''] = line.split(' | ').flatMap((cell, index) => (index === 0 ? ['', cell.slice(2)] : [cell]));
    const named = tests.replace(/ \|$/, '').split('<br>');
    return {
      number: Number(number),
      tests: named.map((each) => {
        const [, file = '', title = ''] = /^`([^`]+\.ts)` › (.+)$/.exec(each) ?? [];
        return { file, title };
      }),
    };
  });

describe('the table of the contract', () => {
  it('has the 22 promises in order', () => {
    expect(table.map(({ number }) => number)).toEqual(Array.from({ length: 22 }, (_, index) => index + 1));
  });

  it.each(table.map(({ number, tests }) => [number, tests] as const))('names tests of promise %i that exist', async (_, tests) => {
    for (const { file, title } of tests) {
      const source = await readFile(new URL(file, project), 'utf8').catch(() => `there is no ${file}`);
      const quoted = title.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
      expect({ file, title, exists: new RegExp(`\\b(it|describe)\\(\\s*(['"\`])${quoted}\\2`).test(source) }).toEqual({
        file,
        title,
        exists: true,
      });
    }
  });
});
