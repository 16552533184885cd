import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { beforeFirst, type LegalDate, type Position } from '../event-log/event.ts';
import { type AccountRow, accounts, Bank, branches } from './accounts-scenario.ts';
import type { Checkpoint } from './checkpoints.ts';
import { entityMetadata } from './entity-metadata.ts';
import { MemoryRegisterStore } from './memory-register-store.ts';
import { PostgresRegisterStore } from './postgres-register-store.ts';
import type { Plain } from './register.ts';
import type { FoldedChanges, FoldedMove, RegisterStore } from './register-store.ts';
import { registerTable, type RegisterTable } from './register-table.ts';

interface Opened {
  readonly store: RegisterStore;
  readonly tables: readonly [account: RegisterTable, branch: RegisterTable];
  readonly close: () => Promise<void>;
}

const adapters: Readonly<Record<string, () => Promise<Opened>>> = {
  memory: async () => {
    const tables = await tablesOf();
    return { store: new MemoryRegisterStore(tables), tables, close: () => Promise.resolve() };
  },
  PostgreSQL: async () => {
    const bank = await Bank.open([accounts, branches]);
    return { store: new PostgresRegisterStore(bank.pool), tables: await tablesOf(), close: () => bank.close() };
  },
};

async function tablesOf(): Promise<Opened['tables']> {
  const metadata = await entityMetadata([accounts, branches]);
  return [registerTable(metadata, accounts), registerTable(metadata, branches)];
}

describe.each(Object.keys(adapters))('A store of registers in %s', (name) => {
  let opened: Opened;
  beforeEach(async () => {
    const open = adapters[name];
    if (open === undefined) throw new Error(name);
    opened = await open();
  });
  afterEach(() => opened.close());

  const standing = async (register: string): Promise<Checkpoint> => {
    const [checkpoint] = await opened.store.checkpoints([register]);
    if (checkpoint === undefined) throw new Error(`${register} has no checkpoint`);
    return checkpoint;
  };
  const move = async (table: RegisterTable, to: bigint, changes: Partial<FoldedChanges>): Promise<FoldedMove> => ({
    table,
    from: await standing(table.register.name),
    to: to as Position,
    changes: { ...nothing, ...changes },
  });

  it('begins with every register before the first event, empty, with nothing parked, and knows of no other register', async () => {
    const { store, tables } = opened;
    expect((await store.checkpoints(['branch', 'account', 'unheard_of'])).map(({ register }) => register).sort()).toEqual([
      'account',
      'branch',
    ]);
    expect(await standing('account')).toEqual({ register: 'account', version: 1, shape: tables[0].shape, position: beforeFirst, epoch: 0 });
    expect(await store.isEmpty(tables[0])).toBe(true);
    expect(await store.rows(tables[0], ['1'])).toEqual([]);
    expect(await store.parkedKeys('account')).toEqual([]);
  });

  it('has the rows of a move as they were folded, and the checkpoint with them', async () => {
    const { store, tables } = opened;
    const [account] = tables;
    const one = row('1', { notes: ['a "note"\t{,}'], payments: [{ amount: 5 }], lastRecordedAt: new Date('2026-03-02T08:00:07.250Z') });
    const two = row('2', { owner: null });
    expect(await store.commit([await move(account, 7n, { rows: [one, two] })])).toEqual(new Set(['account']));
    expect((await store.rows(account, ['2', '3', '1'])).toSorted(byAccount)).toEqual([one, two]);
    expect(await store.isEmpty(account)).toBe(false);
    expect((await standing('account')).position).toBe(7n);
  });

  it.each([999, 1_000])('has %i rows of one move, beside those of another register, and replaces them as well', async (many) => {
    const { store, tables } = opened;
    const [account, branch] = tables;
    const ids = Array.from({ length: many }, (_, at) => String(at));
    const north = { branch: 'north', facts: 1, total: 0 };
    const parked = [{ key: 'x', position: 1n as Position, type: 'X', reason: 'no' }];
    await store.commit([
      await move(account, 1n, { rows: ids.map((id) => row(id)), parked }),
      await move(branch, 1n, { rows: [north], removed: ['south'] }),
    ]);
    await store.commit([await move(account, 2n, { rows: ids.map((id) => row(id, { balance: 5 })), replaced: ids, removed: ['x'] })]);
    expect((await store.rows(account, ids)).map((each) => Reflect.get(each, 'balance') as unknown)).toEqual(ids.map(() => 5));
    expect(await store.rows(branch, ['north'])).toEqual([north]);
    expect(await store.parkedKeys('account')).toEqual(['x']);
    expect([(await standing('account')).position, (await standing('branch')).position]).toEqual([2n, 1n]);
  });

  it('replaces and removes rows by their keys', async () => {
    const { store, tables } = opened;
    const [account] = tables;
    await store.commit([await move(account, 1n, { rows: [row('1'), row('2'), row('3')] })]);
    await store.commit([await move(account, 2n, { rows: [row('1', { balance: 9 })], replaced: ['1'], removed: ['2'] })]);
    expect((await store.rows(account, ['1', '2', '3'])).toSorted(byAccount)).toEqual([row('1', { balance: 9 }), row('3')]);
  });

  it('refuses what was folded from elsewhere than where the register stands, and writes the rest of the commit', async () => {
    const { store, tables } = opened;
    const [account, branch] = tables;
    const late = await move(account, 2n, { rows: [row('1')], parked: [{ key: '2', position: 2n as Position, type: 'X', reason: 'no' }] });
    await store.commit([await move(account, 1n, {})]);
    const north = { branch: 'north', facts: 1, total: 0 };
    expect(await store.commit([late, await move(branch, 2n, { rows: [north] })])).toEqual(new Set(['branch']));
    expect([(await standing('account')).position, (await standing('branch')).position]).toEqual([1n, 2n]);
    expect(await store.isEmpty(account)).toBe(true);
    expect(await store.parkedKeys('account')).toEqual([]);
    expect(await store.rows(branch, ['north'])).toEqual([north]);
  });

  it('refuses what was folded from another epoch, version or shape of the register, though from the same position', async () => {
    const { store, tables } = opened;
    const [account] = tables;
    const right = await move(account, 1n, { rows: [row('1')] });
    const wrong: readonly FoldedMove[] = [
      { ...right, from: { ...right.from, epoch: 1 } },
      { ...right, table: { ...account, register: { ...account.register, version: 2 } } },
      { ...right, table: { ...account, shape: 'another' } },
    ];
    for (const each of wrong) expect(await store.commit([each])).toEqual(new Set());
    expect(await store.isEmpty(account)).toBe(true);
    expect(await store.commit([right])).toEqual(new Set(['account']));
  });

  it('writes nothing of a commit when one row of it has a column left out', async () => {
    const { store, tables } = opened;
    const [account, branch] = tables;
    const leftOut = { ...row('1'), branch: undefined };
    const moves = [
      await move(branch, 1n, { rows: [{ branch: 'north', facts: 1, total: 0 }] }),
      await move(account, 1n, { rows: [row('2'), leftOut], parked: [{ key: '3', position: 1n as Position, type: 'X', reason: 'no' }] }),
    ];
    await expect(store.commit(moves)).rejects.toThrow('A row of register account has no value for branch; absent is null');
    expect([await store.isEmpty(account), await store.isEmpty(branch)]).toEqual([true, true]);
    expect([(await standing('account')).position, (await standing('branch')).position]).toEqual([0n, 0n]);
    expect(await store.parkedKeys('account')).toEqual([]);
  });

  it('remembers the keys of parked facts, each once and for its own register', async () => {
    const { store, tables } = opened;
    const [account, branch] = tables;
    const parked = [
      { key: '1', position: 3n as Position, type: 'MoneyPaidIn', reason: 'a character that no column takes: \0' },
      { key: '2', position: 4n as Position, type: 'MoneyPaidIn', reason: '{"quoted"}' },
      { key: '1', position: 5n as Position, type: 'AccountClosed', reason: undefined },
    ];
    await store.commit([await move(account, 5n, { parked }), await move(branch, 5n, {})]);
    expect((await store.parkedKeys('account')).toSorted()).toEqual(['1', '2']);
    expect(await store.parkedKeys('branch')).toEqual([]);
  });

  it('lets one of two commits from the same place win, whole', async () => {
    const { store, tables } = opened;
    const [account] = tables;
    const moves = [await move(account, 1n, { rows: [row('1')] }), await move(account, 2n, { rows: [row('2')] })];
    const outcomes = await Promise.all(moves.map((each) => store.commit([each])));
    expect(outcomes.map(({ size }) => size).toSorted()).toEqual([0, 1]);
    const winner = outcomes[0]?.size === 1 ? 0 : 1;
    expect((await standing('account')).position).toBe([1n, 2n][winner]);
    expect(await store.rows(account, ['1', '2'])).toEqual([row(['1', '2'][winner] ?? '')]);
  });
});

const nothing: FoldedChanges = { rows: [], replaced: [], removed: [], parked: [] };

function row(accountId: string, other: Partial<Plain<AccountRow>> = {}): Plain<AccountRow> {
  const openedOn: LegalDate = '2026-03-01';
  const lastRecordedAt = new Date('2026-03-02T08:00:00.000Z');
  return {
    ...{ accountId, branch: 'north', owner: 'Ada', balance: 0, openedOn, lastRecordedAt, lastPosition: '1', notes: [], payments: [] },
    ...other,
  };
}

function byAccount(a: object, b: object): number {
  return String(Reflect.get(a, 'accountId')) < String(Reflect.get(b, 'accountId')) ? -1 : 1;
}
