import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { leaseShares, type LivingWorker } from './lease-shares.ts';

const four = ['parole', 'person', 'person_stream', 'prisoner'];
const able = (worker: string, registers: readonly string[] = four): LivingWorker => ({ worker, registers });
const shared = (workers: readonly LivingWorker[], held: Readonly<Record<string, string>> = {}): Readonly<Record<string, string>> =>
  Object.fromEntries(leaseShares(workers, new Map(Object.entries(held))));

describe('Sharing registers among workers', () => {
  it('gives all of them to the one worker that there is', () => {
    expect(shared([able('a')])).toEqual({ parole: 'a', person: 'a', person_stream: 'a', prisoner: 'a' });
  });

  it('leaves with the first what it has, but for what the second one is due', () => {
    const all = { parole: 'a', person: 'a', person_stream: 'a', prisoner: 'a' };
    expect(shared([able('a'), able('b')], all)).toEqual({ parole: 'a', person: 'a', person_stream: 'b', prisoner: 'b' });
    expect(shared([able('a'), able('b'), able('c')], all)).toEqual({ parole: 'a', person: 'a', person_stream: 'b', prisoner: 'c' });
  });

  it('gives what a dead worker had to those that live, and moves nothing else', () => {
    const held = { parole: 'a', person: 'dead', person_stream: 'b', prisoner: 'dead' };
    expect(shared([able('a'), able('b')], held)).toEqual({ parole: 'a', person: 'a', person_stream: 'b', prisoner: 'b' });
  });

  it('gives a register only to a worker of its version, and to none where there is none', () => {
    const old = able('a', ['parole', 'person']);
    const held = { person: 'a', prisoner: 'a', person_stream: 'a' };
    expect(shared([old, able('b', ['parole', 'person', 'prisoner'])], held)).toEqual({ parole: 'b', person: 'a', prisoner: 'b' });
  });

  it('has no worker with two registers more than another, and none changes hands when it is computed again', () => {
    const workers = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { minLength: 1 });
    const holders = fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'dead'), { minLength: 7, maxLength: 7 });
    fc.assert(
      fc.property(workers, holders, (names, held) => {
        const registers = held.map((_, at) => `r${String(at)}`);
        const living = names.map((name) => able(name, registers));
        const shares = leaseShares(living, new Map(registers.map((register, at) => [register, held[at] ?? ''])));
        const loads = names.map((name) => [...shares.values()].filter((worker) => worker === name).length);
        expect(shares.size).toBe(7);
        expect(Math.max(...loads) - Math.min(...loads)).toBeLessThanOrEqual(1);
        expect(leaseShares([...living].reverse(), shares)).toEqual(shares);
      }),
    );
  });
});
