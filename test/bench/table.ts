import type { Reading } from './figure.ts';
import type { Result } from './result.ts';
import { shown } from './readings.ts';

const heads = ['id', 'what', 'against', 'ours', 'other', 'ratio', 'min – max', 'reach', ''] as const;

/** The figures as a table for a terminal; the same lines are a table in Markdown. */
export function tableOf(figures: Readonly<Record<string, Result>>): string {
  const rows = Object.entries(figures).map(([id, result]) => rowOf(id, result));
  const widths = heads.map((head, at) => Math.max(head.length, ...rows.map((row) => row[at]?.length ?? 0)));
  const line = (cells: readonly string[]): string => `| ${cells.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join(' | ')} |`;
  const rule = `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`;
  return [line(heads), rule, ...rows.map(line)].join('\n');
}

/** The table as a page of its own, with the machines it comes from. */
export function tablePage(figures: Readonly<Record<string, Result>>): string {
  const machines = [...new Set(Object.values(figures).map(({ machine, on }) => `${machine}, ${on}`))];
  return `# What \`npm run bench\` measured\n\n${machines.map((machine) => `- ${machine}`).join('\n')}\n\n${tableOf(figures)}\n`;
}

function rowOf(id: string, { what, against, unit, ours, other, ratio, spread, better, reach, reached }: Result): readonly string[] {
  return [
    id,
    what,
    against,
    `${told(ours)} ${unit}`,
    other === null ? '–' : `${told(other)} ${unit}`,
    told(ratio),
    `${told(spread.min)} – ${told(spread.max)}`,
    `${better === 'larger' ? '≥' : '≤'} ${told(reach)}`,
    reached ? 'reached' : 'not reached',
  ];
}

function told(reading: Reading): string {
  return typeof reading === 'number' ? shown(reading) : `${shown(reading.p50)} / ${shown(reading.p99)}`;
}
