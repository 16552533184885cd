import { afterEach, describe, expect, it } from '@jest/globals';
import { accountDefinition, accountEvents, accounts, Bank, branches } from './accounts-scenario.ts';
import { rebuildShares, weightsOf } from './rebuild-shares.ts';
import { register } from './register.ts';

const { AccountOpened } = accountEvents;
const openings = register({ ...accountDefinition, name: 'opening', consumes: [{ AccountOpened }] });

function sharesOf(weights: Readonly<Record<string, number>>, shares: number): readonly (readonly string[])[] {
  const registers = Object.keys(weights).map((name) => register({ ...accountDefinition, name }));
  return rebuildShares(registers, new Map(Object.entries(weights)), shares).map((share) => share.map(({ name }) => name));
}

describe('Registers that are rebuilt by several workers', () => {
  it('are divided so that the heaviest one is with the lightest ones', () => {
    expect(sharesOf({ a: 30, b: 20, c: 100, d: 40 }, 2)).toEqual([['c'], ['d', 'a', 'b']]);
    expect(sharesOf({ a: 30, b: 20, c: 100, d: 40 }, 3)).toEqual([['c'], ['d'], ['a', 'b']]);
  });

  it('are all of them with one worker, and one with each where there are more workers than registers', () => {
    expect(sharesOf({ a: 1, b: 2 }, 1)).toEqual([['b', 'a']]);
    expect(sharesOf({ a: 1, b: 2 }, 5)).toEqual([['b'], ['a']]);
    expect(sharesOf({ a: 0, b: 0 }, 2)).toEqual([['a'], ['b']]);
    expect(sharesOf({}, 2)).toEqual([]);
  });
});

describe('The weight of a register', () => {
  let bank: Bank;
  afterEach(() => bank.close());

  it('is how many of the events of the log it folds, as far as a sample tells', async () => {
    bank = await Bank.open([accounts, branches]);
    await bank.history(60, 20); // 20 openings first
    const weights = await weightsOf([accounts, openings], bank.log);
    expect(weights.get('opening')).toBeGreaterThan(0);
    expect(weights.get('account')).toBeGreaterThan(weights.get('opening') ?? Infinity);
  });

  it('is nothing while the log is empty', async () => {
    bank = await Bank.open([accounts]);
    expect(await weightsOf([accounts], bank.log)).toEqual(new Map([['account', 0]]));
  });
});
