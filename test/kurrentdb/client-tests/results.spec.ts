import { describe, expect, test } from '@jest/globals';
import { rowOf, tableOf, totalOf, type FileResult } from './results.ts';

describe('what the tests of the client say', () => {
  test('is counted, with why a test failed', () => {
    const row = rowOf(file(passed('a'), passed('b'), failed('c'), { ...passed('d'), status: 'pending' }));
    expect(row).toEqual({ file: 'readAll.test.ts', passed: 2, skipped: 1, failed: 1, because: ['c: expected 1'] });
  });

  test('counts a file that could not be run as a failure', () => {
    const row = rowOf({ ...file(), message: 'Cannot find module' });
    expect(row).toMatchObject({ passed: 0, failed: 1, because: ['not run: Cannot find module'] });
  });

  test('is a table, with the sum below', () => {
    const rows = [rowOf(file(passed('a'), failed('b'))), rowOf(file(passed('c')))];
    expect(
      tableOf([...rows, totalOf(rows)])
        .split('\n')
        .slice(2),
    ).toEqual(['| readAll.test.ts | 1 | 0 | 1 | b: expected 1 |', '| readAll.test.ts | 1 | 0 | 0 |  |', '| all | 2 | 0 | 1 |  |']);
  });
});

function file(...assertionResults: FileResult['assertionResults']): FileResult {
  return { name: '/tests/readAll.test.ts', message: '', assertionResults };
}

function passed(fullName: string): FileResult['assertionResults'][number] {
  return { status: 'passed', fullName, failureMessages: [] };
}

function failed(fullName: string): FileResult['assertionResults'][number] {
  return { status: 'failed', fullName, failureMessages: ['expected 1\nreceived 2'] };
}
