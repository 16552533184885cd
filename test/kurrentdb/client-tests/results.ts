import { basename } from 'node:path';

/** What jest says of one file of tests: the part of its JSON that is used. */
export interface FileResult {
  readonly name: string;
  /** Why the file could not be run; else what its failed tests said. */
  readonly message: string;
  readonly assertionResults: readonly TestResult[];
}

interface TestResult {
  readonly status: string;
  readonly fullName: string;
  readonly failureMessages: readonly string[];
}

export interface FileRow {
  readonly file: string;
  readonly passed: number;
  readonly skipped: number;
  readonly failed: number;
  /** Which tests failed, and why. */
  readonly because: readonly string[];
}

export function rowOf({ name, message, assertionResults: tests }: FileResult): FileRow {
  const failed = tests.filter(({ status }) => status === 'failed');
  const passed = tests.filter(({ status }) => status === 'passed');
  const neverRun = tests.length === 0 ? [`not run: ${firstLine(message)}`] : [];
  return {
    file: basename(name),
    passed: passed.length,
    skipped: tests.length - passed.length - failed.length,
    failed: failed.length + neverRun.length,
    because: [...failed.map(({ fullName, failureMessages }) => `${fullName}: ${firstLine(failureMessages[0] ?? '')}`), ...neverRun],
  };
}

export function totalOf(rows: readonly FileRow[]): FileRow {
  const sum = (count: (row: FileRow) => number): number => rows.reduce((all, row) => all + count(row), 0);
  return {
    file: 'all',
    passed: sum(({ passed }) => passed),
    skipped: sum(({ skipped }) => skipped),
    failed: sum(({ failed }) => failed),
    because: [],
  };
}

/** Markdown. */
export function tableOf(rows: readonly FileRow[]): string {
  const lines = rows.map(({ file, passed, skipped, failed, because }) =>
    row([file, String(passed), String(skipped), String(failed), because.join('; ')]),
  );
  return [row(['file', 'passed', 'skipped', 'failed', 'why']), '| --- | ---: | ---: | ---: | --- |', ...lines].join('\n');
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0]?.replaceAll('|', '\\|') ?? '';
}
