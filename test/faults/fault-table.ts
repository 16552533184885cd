import { registersOf, verdictOf, type CaseResult, type Findings } from './fault-line.ts';

/** All of them, as Markdown. */
export function faultTable(results: readonly CaseResult[]): string {
  const rows = results.map((result) => {
    const { id, what, findings, seconds, seed, skipped } = result;
    const figures = skipped === undefined ? figuresOf(findings) : ['', '', '', '', '', '', ''];
    return [id, what, ...figures, seconds.toFixed(1), String(seed), verdictOf(result)];
  });
  const table = [heads, ...rows];
  const widths = heads.map((_, column) => Math.max(3, ...table.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]): string =>
    `| ${row.map((cell, column) => (isFigure(column) ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0))).join(' | ')} |`;
  const rule = `| ${widths.map((width, column) => (isFigure(column) ? `${'-'.repeat(width - 1)}:` : '-'.repeat(width))).join(' | ')} |`;
  return [line(heads), rule, ...rows.map(line)].join('\n');
}

const heads = [
  'case',
  'what',
  'rounds',
  'acknowledged',
  'present',
  'lost',
  'doubled',
  'out of order',
  'registers',
  'seconds',
  'seed',
  'verdict',
];

function isFigure(column: number): boolean {
  return (column >= 2 && column <= 7) || column === 9 || column === 10;
}

function figuresOf(findings: Findings): readonly string[] {
  const { rounds, acknowledged, present, lost, doubled, outOfOrder } = findings;
  return [...[rounds, acknowledged, present, lost, doubled, outOfOrder].map(String), registersOf(findings)];
}

/** The table with what it means, as a page of its own. */
export function faultReport(results: readonly CaseResult[]): string {
  const hit = results.map(({ id, what, findings, skipped }) =>
    [`### ${id}: ${what}`, '', ...(skipped === undefined ? findings.notes : [`SKIPPED: ${skipped}`]).map((note) => `- ${note}`)].join('\n'),
  );
  return `${[head, faultTable(results), hitHead, ...hit].join('\n\n')}\n`;
}

const head = `# What faults do

Written by \`npm run faults -- --all --write\`; nothing here is edited by hand. Every case runs the built programs as processes of their own on a
real PostgreSQL of its own, and keeps a ledger outside of whatever is killed: what was asked for, and what was acknowledged. From F14 on the log
is a KurrentDB: its official client, over sockets, against two nodes of the project's own protocol server over one store, which is told what
to do wrong; a reader follows meanwhile, and is held against the ledger too.

- **acknowledged** and **present**: requests (F12 and from F14 on: appends, F13: people) that were answered with success, and that are in the log. What was left
  without an answer is sent again under its own key until it is answered, so that both are the same in the end.
- **lost**: acknowledged and not in the log. **doubled**: events that are there more often than they were asked for.
- **out of order**: events whose position, time or revision does not follow from the one before, and a head that is not their number.
- **registers**: how often a register was compared with one that is built anew from the log, by checksum.
- **FOUND**: one of these is not zero, or an answer was wrong: "nothing was written" though it was, an error without a type, no answer at all, a
  program that ended by itself. In the end of every case the hash chain of the whole log is verified.

What is killed, cut or stopped, and when, follows from the seed; how long things take is the machine's.`;

const hitHead = '## What was hit, and how often';
