/** What a case found, added up over its rounds. */
export class Findings {
  rounds = 0;
  acknowledged = 0;
  present = 0;
  lost = 0;
  doubled = 0;
  outOfOrder = 0;
  /** Registers that differ from a rebuild, or that do not move. */
  readonly unequal = new Set<string>();
  /** How often they were compared. */
  comparisons = 0;
  /** Requests that were answered otherwise than with success. */
  refusals = 0;
  /** Anything else that must not be, in one sentence each. */
  readonly faults: string[] = [];
  private readonly largest = new Map<string, number>();
  private readonly counts = new Map<string, number>();

  count(what: string, by = 1): void {
    this.counts.set(what, (this.counts.get(what) ?? 0) + by);
  }

  /** Keeps the largest. */
  measure(what: string, figure: number): void {
    this.largest.set(what, Math.max(this.largest.get(what) ?? 0, figure));
  }

  /** What was hit how often, most frequent first, and what was measured: for whoever wants to know what the zeros are worth. */
  get notes(): readonly string[] {
    const counted = [...this.counts].sort(([, a], [, b]) => b - a).map(([what, times]) => `${what} ×${String(times)}`);
    return [...counted, ...[...this.largest].map(([what, figure]) => `${what} ${figure.toFixed(0)}`)];
  }

  get bad(): boolean {
    return this.lost + this.doubled + this.outOfOrder + this.unequal.size + this.faults.length > 0;
  }
}

/** How a case ended. */
export interface CaseResult {
  readonly id: string;
  readonly what: string;
  readonly findings: Findings;
  readonly seconds: number;
  readonly seed: number;
  /** Why it could not be done here; nothing is known then. */
  readonly skipped?: string;
  /** What broke it off. */
  readonly broken?: string;
}

/** `passed` where it was done to the end and found nothing. */
export function verdictOf({ findings, skipped, broken }: CaseResult): 'passed' | 'FOUND' | 'BROKEN' | 'SKIPPED' {
  if (skipped !== undefined) return 'SKIPPED';
  if (findings.bad) return 'FOUND';
  return broken === undefined ? 'passed' : 'BROKEN';
}

/** One line a case. */
export function faultLine(result: CaseResult): string {
  const { id, what, findings, seconds, seed, skipped, broken } = result;
  const verdict = verdictOf(result);
  if (skipped !== undefined) return `${id} ${what}: SKIPPED, ${skipped}`;
  const figures = [
    `rounds ${String(findings.rounds)}`,
    `acknowledged ${String(findings.acknowledged)}`,
    `present ${String(findings.present)}`,
    `lost ${String(findings.lost)}`,
    `doubled ${String(findings.doubled)}`,
    `out of order ${String(findings.outOfOrder)}`,
    `registers ${registersOf(findings)}`,
    `${seconds.toFixed(1)} s`,
    `seed ${String(seed)}`,
  ];
  const because = [...findings.faults.slice(0, 3), ...(broken === undefined ? [] : [broken])].map((fault) => ` | ${fault}`).join('');
  return `${id} ${what}: ${figures.join(', ')}: ${verdict}${because}`;
}

/** Whether the registers were those of a rebuild, and how often that was asked. */
export function registersOf({ unequal, comparisons }: Findings): string {
  if (unequal.size > 0) return `UNEQUAL: ${[...unequal].join(' ')}`;
  return comparisons === 0 ? 'not compared' : `equal ×${String(comparisons)}`;
}
