import { afterEach, describe, expect, it } from '@jest/globals';
import {
  accountDefinition,
  accounts,
  Bank,
  branchDefinition,
  branches,
  type AccountFact,
  type AccountRow,
  type BranchRow,
} from './accounts-scenario.ts';
import { RegistersOutdated } from './migrate-projections.ts';
import { register, type AnyRegister, type Plain } from './register.ts';
import { registerTable } from './register-table.ts';
import { replayParked, type ReplayedKey } from './replay-parked.ts';
import { tableChecksum } from './table-checksum.ts';

const both = [accounts, branches];
let bank: Bank;
afterEach(() => bank.close());

/** The release that cannot fold these amounts yet. */
const refusing = (...amounts: readonly number[]): AnyRegister =>
  register<Plain<BranchRow>, AccountFact>({
    ...branchDefinition,
    evolve: (row, fact) => {
      if (fact.type === 'MoneyPaidIn' && amounts.includes(fact.data.amount))
        throw new Error(`${String(fact.data.amount)} is not an amount`);
      return branchDefinition.evolve(row, fact);
    },
  });

const replay = (by: AnyRegister, key?: string): Promise<readonly ReplayedKey[]> =>
  replayParked({ ...bank.sources(), table: registerTable(bank.dataSource, by) }, key);

describe('Replaying parked facts', () => {
  it('folds them in order onto the row, so that the register is as if none had ever been parked', async () => {
    bank = await Bank.open(both);
    await bank.history(300, 20);
    await bank.paidIn('1', 'north', 13);
    await bank.paidIn('1', 'south', 13);
    await bank.history(300, 20);
    await bank.fold([refusing(13)]);
    const facts = (await bank.parked()).filter(({ key }) => key === 'south').length;
    expect(facts).toBeGreaterThan(1);
    expect(await replay(branches, 'south')).toEqual([{ key: 'south', folded: facts, left: 0, reason: undefined }]);
    expect((await bank.parked()).every(({ key }) => key === 'north')).toBe(true);
    expect((await replay(branches)).map(({ key, left }) => [key, left])).toEqual([['north', 0]]);
    expect(await bank.parked()).toEqual([]);
    const replayed = await tableChecksum(bank.pool, 'branch');
    expect(await bank.rows('SELECT sum(facts)::integer AS facts FROM registers.branch')).toEqual([{ facts: 602 }]);
    await bank.rows('TRUNCATE registers.branch; UPDATE projections.checkpoints SET position = 0');
    await bank.fold(both);
    expect(await tableChecksum(bank.pool, 'branch')).toBe(replayed);
  });

  it('leaves a key parked from the fact that cannot be folded yet, with its reason, and folds those before it', async () => {
    bank = await Bank.open(both);
    await bank.opened('1', 'north', 'Ada');
    for (const amount of [13, 5, 14, 6]) await bank.paidIn('1', 'north', amount);
    await bank.fold([refusing(13, 14)]);
    expect(await replay(refusing(14))).toEqual([{ key: 'north', folded: 2, left: 2, reason: '14 is not an amount' }]);
    expect((await bank.parked()).map(({ position, reason }) => [position, reason])).toEqual([
      [4, '14 is not an amount'],
      [5, null],
    ]);
    expect(await bank.rows('SELECT facts, total FROM registers.branch')).toEqual([{ facts: 3, total: 18 }]);
    expect(await replay(refusing(14))).toEqual([{ key: 'north', folded: 0, left: 2, reason: '14 is not an amount' }]);
    expect(await replay(branches)).toEqual([{ key: 'north', folded: 2, left: 0, reason: undefined }]);
    expect(await bank.rows('SELECT facts, total FROM registers.branch')).toEqual([{ facts: 5, total: 38 }]);
  });

  it('leaves a key parked from the fact whose row the database refuses still, and folds those before it', async () => {
    bank = await Bank.open(both);
    await bank.opened('1', 'north', 'Ada');
    const parkedFrom = register<Plain<AccountRow>, AccountFact>({
      ...accountDefinition,
      evolve: (row, fact) => {
        if (fact.type === 'MoneyPaidIn') throw new Error('no money yet');
        return accountDefinition.evolve(row, fact);
      },
    });
    for (const note of ['a', 'b', 'c', 'd']) await bank.paidIn('1', 'north', 1, note);
    const refused = await bank.paidIn('1', 'north', 1, '\u0000');
    for (const note of ['e', 'f']) await bank.paidIn('1', 'north', 1, note);
    await bank.fold([parkedFrom]);
    const [replayed] = await replay(accounts);
    expect(replayed).toMatchObject({ key: '1', folded: 4, left: 3 });
    expect(replayed?.reason).toMatch(/invalid byte sequence|null character/);
    expect((await bank.parked()).map(({ position }) => position)).toEqual([0, 1, 2].map((at) => Number(refused) + at));
    expect(await bank.rows('SELECT balance, notes FROM registers.account')).toEqual([{ balance: 4, notes: ['a', 'b', 'c', 'd'] }]);
  });

  it('is safe while a runner folds the register: every fact counts once, before, during and after', async () => {
    bank = await Bank.open(both);
    for (let at = 0; at < 50; at++) await bank.paidIn('1', 'north', at === 10 ? 13 : 1);
    await bank.fold([refusing(13)]);
    const runner = bank.runner([branches], { pool: bank.newPool() });
    await runner.start();
    await runner.caughtUp(await bank.log.head());
    const paying = (async () => {
      for (let at = 0; at < 200; at++) {
        await bank.paidIn('1', at % 2 === 0 ? 'north' : 'south', 1);
        if (at % 20 === 0) await new Promise((resolve) => setTimeout(resolve, 5));
      }
    })();
    for (let left = 1; left > 0;) left = (await replay(branches)).reduce((sum, each) => sum + each.left, 0);
    await paying;
    await runner.caughtUp(await bank.log.head());
    await replay(branches);
    expect(await bank.rows('SELECT branch, facts, total FROM registers.branch ORDER BY branch')).toEqual([
      { branch: 'north', facts: 150, total: 162 },
      { branch: 'south', facts: 100, total: 100 },
    ]);
    expect(await bank.parked()).toEqual([]);
    await runner.caughtUp(await bank.paidIn('1', 'north', 1));
    expect(await bank.rows(`SELECT facts FROM registers.branch WHERE branch = 'north'`)).toEqual([{ facts: 151 }]);
  });

  it('is left to a rebuild where the register has another version, or the fact another key', async () => {
    bank = await Bank.open(both);
    await bank.paidIn('1', 'north', 13);
    await bank.fold([refusing(13)]);
    await expect(replay(register({ ...branchDefinition, version: 2 }))).rejects.toThrow(RegistersOutdated);
    const elsewhere = register<Plain<BranchRow>, AccountFact>({ ...branchDefinition, keyOf: () => 'elsewhere' });
    expect(await replay(elsewhere)).toEqual([
      { key: 'north', folded: 0, left: 1, reason: 'Its key is elsewhere by now: rebuild the register' },
    ]);
    expect(await bank.rows('SELECT * FROM registers.branch')).toEqual([]);
  });

  it('does nothing where nothing is parked', async () => {
    bank = await Bank.open(both);
    expect(await replay(branches)).toEqual([]);
    expect(await replay(branches, 'north')).toEqual([]);
  });
});
