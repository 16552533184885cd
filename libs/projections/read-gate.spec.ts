import { afterEach, describe, expect, it } from '@jest/globals';
import type { Position } from '../event-log/event.ts';
import { accounts, Bank, branches } from './accounts-scenario.ts';
import { ReadGate } from './read-gate.ts';

const both = [accounts, branches];
const soon = 5;
const late = 20_000;
let bank: Bank;
let gates: ReadGate[] = [];
afterEach(async () => {
  await Promise.all(gates.map((gate) => gate.close()));
  gates = [];
  await bank.close();
});

/** A gate as a process has it that runs no registers. */
function gateElsewhere(): ReadGate {
  const gate = new ReadGate({ pool: bank.newPool() });
  gates.push(gate);
  return gate;
}

describe('A read that waits for a position', () => {
  it('goes on at once where the registers have reached it', async () => {
    bank = await Bank.open(both);
    const position = await bank.opened('1', 'north', 'Ada');
    await bank.fold(both);
    expect(await gateElsewhere().waitFor(position, { registers: ['account', 'branch'], timeoutMs: late })).toBe(true);
  });

  it('is refused when the time is up and the registers are one event short', async () => {
    bank = await Bank.open(both);
    const position = await bank.opened('1', 'north', 'Ada');
    await bank.fold(both);
    expect(await gateElsewhere().waitFor((position + 1n) as Position, { registers: ['account'], timeoutMs: soon })).toBe(false);
  });

  it('is refused when one of several registers has not reached it, or does not exist', async () => {
    bank = await Bank.open(both);
    const position = await bank.opened('1', 'north', 'Ada');
    await bank.fold([accounts]);
    const gate = gateElsewhere();
    expect(await gate.waitFor(position, { registers: ['account', 'branch'], timeoutMs: soon })).toBe(false);
    expect(await gate.waitFor(position, { registers: ['account', 'acount'], timeoutMs: soon })).toBe(false);
    expect(await gate.waitFor(position, { registers: ['account'], timeoutMs: late })).toBe(true);
  });

  it('hears of it from a process that runs the registers', async () => {
    bank = await Bank.open(both);
    const gate = gateElsewhere();
    const waits = gate.waitFor(2n as Position, { registers: ['account', 'branch'], timeoutMs: late });
    const runner = bank.runner(both);
    await runner.start();
    await bank.opened('1', 'north', 'Ada');
    await bank.paidIn('1', 'north', 1);
    expect(await waits).toBe(true);
  });

  it('is never let through before the commit, and sees the rows when it is', async () => {
    bank = await Bank.open(both);
    const runner = bank.runner(both, { pool: bank.newPool() });
    const inside = new ReadGate({ pool: bank.newPool(), runner });
    gates.push(inside);
    const outside = gateElsewhere();
    const waits: Promise<readonly [boolean, readonly unknown[]]>[] = [];
    await bank.locking('branch', 'SHARE', async () => {
      const position = await bank.opened('1', 'north', 'Ada');
      await runner.start();
      await bank.stuckOn('branch'); // rows of account are written, the transaction is not committed
      for (const gate of [inside, outside]) {
        expect(await gate.waitFor(position, { registers: ['account'], timeoutMs: soon })).toBe(false);
        waits.push(
          gate
            .waitFor(position, { registers: ['account', 'branch'], timeoutMs: late })
            .then(async (reached) => [reached, await bank.rows('SELECT facts FROM registers.branch')]),
        );
      }
    });
    expect(await Promise.all(waits)).toEqual([
      [true, [{ facts: 1 }]],
      [true, [{ facts: 1 }]],
    ]);
  });

  it('is answered all the same when the connection that listens is cut', async () => {
    bank = await Bank.open(both);
    const gate = gateElsewhere();
    expect(await gate.waitFor(1n as Position, { registers: ['account'], timeoutMs: soon })).toBe(false);
    const listening = `SELECT pg_terminate_backend(pid, 5000) AS cut FROM pg_stat_activity WHERE query = 'LISTEN registers' AND datname = current_database()`;
    while ((await bank.rows(listening)).length === 0);
    const position = await bank.opened('1', 'north', 'Ada');
    const waits = gate.waitFor(position, { registers: ['account'], timeoutMs: late });
    await bank.fold(both);
    expect(await waits).toBe(true);
  });

  it('is refused at once when the gate closes', async () => {
    bank = await Bank.open(both);
    const gate = gateElsewhere();
    const waits = gate.waitFor(1n as Position, { registers: ['account'], timeoutMs: late });
    await gate.close();
    expect(await waits).toBe(false);
    expect(await gate.waitFor(1n as Position, { registers: ['account'], timeoutMs: late })).toBe(false);
  });
});
