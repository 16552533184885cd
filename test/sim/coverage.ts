import { calls, faults, whyImpossible, type Fault, type Role } from './faults.ts';

/** How often each fault befell each call. */
export class Coverage {
  private readonly counts = new Map<string, number>();
  private readonly made = new Map<string, number>();

  called(role: Role, call: string): void {
    add(this.made, `${role} ${call}`);
  }

  befell(role: Role, call: string, fault: Fault): void {
    add(this.counts, `${role} ${call} ${fault}`);
  }

  /** Pairs that can be and never were. */
  missing(): readonly string[] {
    return everyCall().flatMap(({ role, call }) =>
      faults
        .filter((fault) => whyImpossible(role, call, fault) === undefined && this.count(role, call, fault) === 0)
        .map((fault) => `${role} ${call}: ${fault}`),
    );
  }

  /** A line for each call, a column for each fault; `-` where the pair cannot be, and below why. */
  table(): readonly string[] {
    const rows = everyCall().map(({ role, call }) => [
      `${role} → ${call}`,
      String(this.made.get(`${role} ${call}`) ?? 0),
      ...faults.map((fault) => (whyImpossible(role, call, fault) === undefined ? String(this.count(role, call, fault)) : '-')),
    ]);
    const lines = [['caller → port call', 'calls', ...faults], ...rows];
    const widths = lines[0]?.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0))) ?? [];
    const reasons = new Set(everyCall().flatMap(({ role, call }) => faults.flatMap((fault) => whyNot(role, call, fault))));
    return [
      ...lines.map((line) =>
        line.map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0))).join('  '),
      ),
      '',
      '- cannot be:',
      ...[...reasons].sort(),
    ];
  }

  private count(role: Role, call: string, fault: Fault): number {
    return this.counts.get(`${role} ${call} ${fault}`) ?? 0;
  }
}

function whyNot(role: Role, call: string, fault: Fault): readonly string[] {
  const why = whyImpossible(role, call, fault);
  return why === undefined ? [] : [`  ${fault}: ${why}`];
}

function everyCall(): readonly { readonly role: Role; readonly call: string }[] {
  return (Object.keys(calls) as Role[]).flatMap((role) => Object.keys(calls[role]).map((call) => ({ role, call }))); // its own keys
}

function add(counts: Map<string, number>, name: string): void {
  counts.set(name, (counts.get(name) ?? 0) + 1);
}
