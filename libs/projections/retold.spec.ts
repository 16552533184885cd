import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { EventCodec, type StoredForm } from '../event-log/codec.ts';
import type { Position } from '../event-log/event.ts';
import { accountDefinition, accountEvents, Bank, branchDefinition, inPages } from './accounts-scenario.ts';
import { rebuildRegister } from './rebuild-register.ts';
import { fromOneStream, register } from './register.ts';

const stored: StoredForm = { version: 1, samples: { 1: { data: '{}' } } };
const codec = new EventCodec([accountEvents, { Voided: stored, Corrected: stored, Superseded: stored }]);

/** A row is the fold of one stream. */
const accounts = register({ ...accountDefinition, retold: fromOneStream(accountDefinition.evolve) });
/** A row is of one branch, which a correction may change; each account of these tests is the only one of its branch. */
const branches = register({ ...branchDefinition, retold: fromOneStream(branchDefinition.evolve) });
const both = [accounts, branches];

let bank: Bank;
beforeEach(async () => {
  bank = await Bank.open(both);
});
afterEach(() => bank.close());

const said = (amount: number, branch = 'north'): object => ({ effectiveOn: '2026-02-01', data: { branch, amount } });
const voided = (target: number): Promise<Position> => bank.append('a', 'Voided', { target, targetType: 'MoneyPaidIn' });
const corrected = (target: number, amount: number, branch?: string): Promise<Position> =>
  bank.append('a', 'Corrected', { target, targetType: 'MoneyPaidIn', now: said(amount, branch) });

const balances = 'SELECT balance, payments FROM registers.account';
const totals = 'SELECT branch, facts, total FROM registers.branch ORDER BY branch';

describe('a register', () => {
  it('is told a stream anew where a fact of it was corrected: live in whatever pages, and in a rebuild', async () => {
    await bank.opened('a', 'north', 'Ada');
    await bank.paidIn('a', 'north', 5);
    await bank.paidIn('a', 'north', 7);
    await bank.fold(both, { codec });
    await corrected(1, 50);
    await bank.fold(both, { codec });
    expect(await bank.rows(balances)).toEqual([{ balance: 57, payments: [{ amount: 50 }, { amount: 7 }] }]);
    await voided(2);
    await bank.paidIn('a', 'north', 1);
    await bank.fold(both, { codec, log: inPages(bank.log, 1) });
    expect(await bank.rows(balances)).toEqual([{ balance: 51, payments: [{ amount: 50 }, { amount: 1 }] }]);
    for (const each of both) expect((await rebuildRegister({ ...bank.sources(), codec, register: each })).equal).toBe(true);
    expect(await bank.rows(balances)).toEqual([{ balance: 51, payments: [{ amount: 50 }, { amount: 1 }] }]);
  });

  it('has a row less where all that it showed was corrected away, and one more where that belongs', async () => {
    await bank.append('a', 'MoneyPaidIn', { branch: 'north', amount: 5 });
    await bank.fold(both, { codec });
    expect(await bank.rows(totals)).toEqual([{ branch: 'north', facts: 1, total: 5 }]);
    await corrected(0, 5, 'south');
    await bank.fold(both, { codec });
    expect(await bank.rows(totals)).toEqual([{ branch: 'south', facts: 1, total: 5 }]);
    expect((await rebuildRegister({ ...bank.sources(), codec, register: branches })).equal).toBe(true);
  });

  it('that shows nothing that can be corrected hears of no correction', async () => {
    const deaf = register(branchDefinition);
    await bank.append('a', 'MoneyPaidIn', { branch: 'north', amount: 5 });
    await voided(0);
    await bank.fold([deaf], { codec });
    expect(await bank.rows(totals)).toEqual([{ branch: 'north', facts: 1, total: 5 }]);
  });

  it('parks a correction with its key where the stream cannot be told anew, and goes on with others', async () => {
    const broken = register({
      ...accountDefinition,
      retold: () => {
        throw new Error('not told');
      },
    });
    await bank.opened('a', 'north', 'Ada');
    await bank.paidIn('a', 'north', 5);
    await voided(1);
    await bank.opened('b', 'south', 'Ben');
    await bank.fold([broken], { codec });
    expect(await bank.parked()).toEqual([{ register: 'account', key: 'a', position: 3, type: 'Voided', reason: 'not told' }]);
    expect(await bank.rows('SELECT account_id FROM registers.account ORDER BY 1')).toEqual([{ account_id: 'a' }, { account_id: 'b' }]);
  });

  it('is the same live and rebuilt, whatever was corrected when', async () => {
    const step = fc.tuple(fc.constantFrom('pay', 'void', 'correct', 'fold'), fc.nat(9), fc.nat(99));
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 25 }), async (steps) => {
        await bank.close();
        bank = await Bank.open(both);
        await bank.opened('a', 'north', 'Ada');
        let revision = 0;
        let sum = 0;
        const paid = new Map<number, number>();
        for (const [what, chosen, amount] of steps) {
          const target = [...paid.keys()][chosen % Math.max(1, paid.size)];
          if (what === 'fold') await bank.fold(both, { codec });
          else if (what === 'pay' || target === undefined) {
            await bank.paidIn('a', 'north', amount);
            paid.set(++revision, amount);
          } else {
            await (what === 'void' ? voided(target) : corrected(target, amount));
            revision++;
            paid.set(target, what === 'void' ? 0 : amount);
          }
        }
        for (const value of paid.values()) sum += value;
        await bank.fold(both, { codec });
        expect(await bank.rows('SELECT balance FROM registers.account')).toEqual([{ balance: sum }]);
        for (const each of both) expect((await rebuildRegister({ ...bank.sources(), codec, register: each })).equal).toBe(true);
      }),
      { seed: 7, numRuns: 6 },
    );
  }, 60_000);
});
