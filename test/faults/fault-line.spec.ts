import { describe, expect, it } from '@jest/globals';
import { faultLine, Findings, verdictOf, type CaseResult } from './fault-line.ts';
import { faultTable } from './fault-table.ts';

function result(change: (findings: Findings) => void = () => undefined, more: Partial<CaseResult> = {}): CaseResult {
  const findings = new Findings();
  Object.assign(findings, { rounds: 3, acknowledged: 120, present: 120, comparisons: 12 });
  change(findings);
  return { id: 'F1', what: 'kill -9 of the server', findings, seconds: 12.34, seed: 7, ...more };
}

describe('the line of a case', () => {
  it('says all that was counted', () => {
    expect(faultLine(result())).toBe(
      'F1 kill -9 of the server: rounds 3, acknowledged 120, present 120, lost 0, doubled 0, out of order 0, registers equal ×12, 12.3 s, seed 7: passed',
    );
  });

  it.each([
    ['something is lost', (findings: Findings) => void (findings.lost = 1)],
    ['something is doubled', (findings: Findings) => void (findings.doubled = 1)],
    ['something is out of order', (findings: Findings) => void (findings.outOfOrder = 1)],
    ['a register is unequal', (findings: Findings) => void findings.unequal.add('parole')],
    ['something else must not be', (findings: Findings) => void findings.faults.push('no answer')],
  ])('says FOUND where %s', (_, change) => {
    expect(verdictOf(result(change))).toBe('FOUND');
    expect(verdictOf(result(change, { broken: 'and it broke off' }))).toBe('FOUND');
  });

  it('says which register is unequal, and what must not be', () => {
    const bad = result((findings) => {
      findings.unequal.add('parole');
      findings.faults.push('a request was answered 500');
    });
    expect(faultLine(bad)).toContain('registers UNEQUAL: parole, 12.3 s, seed 7: FOUND | a request was answered 500');
  });

  it('never says that a case passed which was broken off or could not be done', () => {
    expect(verdictOf(result(undefined, { broken: 'no server' }))).toBe('BROKEN');
    expect(faultLine(result(undefined, { skipped: 'only root can mount' }))).toBe('F1 kill -9 of the server: SKIPPED, only root can mount');
    expect(verdictOf(result(undefined, { skipped: 'only root can mount' }))).toBe('SKIPPED');
  });
});

describe('the table', () => {
  it('has one row a case, and no figures for what was skipped', () => {
    const table = faultTable([result(), result(undefined, { id: 'F8', skipped: 'only root can mount' })]).split('\n');
    expect(table).toHaveLength(4);
    expect(table[2]?.split('|').map((cell) => cell.trim())).toEqual([
      '',
      'F1',
      'kill -9 of the server',
      '3',
      '120',
      '120',
      '0',
      '0',
      '0',
      'equal ×12',
      '12.3',
      '7',
      'passed',
      '',
    ]);
    expect(table[3]?.split('|').map((cell) => cell.trim())).toEqual([
      '',
      'F8',
      'kill -9 of the server',
      '',
      '',
      '',
      '',
      '',
      '',
      '',
      '12.3',
      '7',
      'SKIPPED',
      '',
    ]);
  });
});
