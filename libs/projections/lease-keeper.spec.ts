import { setTimeout } from 'node:timers/promises';
import { afterEach, describe, expect, it } from '@jest/globals';
import type { Position } from '../event-log/event.ts';
import { accounts, Bank, branches, type OpenSeal } from './accounts-scenario.ts';
import { LeaseKeeper } from './lease-keeper.ts';
import { PostgresRegisterStore } from './postgres-register-store.ts';
import { ReadGate } from './read-gate.ts';
import type { RegisterRunner } from './register-runner.ts';
import { registerTable } from './register-table.ts';

const both = [accounts, branches];
let bank: Bank;
let keepers: LeaseKeeper[] = [];
afterEach(async () => {
  await Promise.all(keepers.map((keeper) => keeper.stop()));
  keepers = [];
  await bank.close();
});

interface Worker {
  readonly keeper: LeaseKeeper;
  readonly runner: RegisterRunner;
}

/** A worker as another process would have it, which takes what it is due and does not fold yet. */
async function worker(leaseMs = 60_000, seal: Pick<OpenSeal, 'open'> = bank.seal): Promise<Worker> {
  const pool = bank.newPool();
  const tables = both.map((each) => registerTable(bank.dataSource, each));
  const keeper = new LeaseKeeper({ pool, tables, leaseMs });
  keepers.push(keeper);
  await keeper.start();
  return { keeper, runner: bank.runner(both, { store: new PostgresRegisterStore(pool, keeper.worker), leases: keeper, seal }) };
}

/** As if its process had been stopped for as long as it has time. */
async function timeUp({ keeper }: Worker): Promise<void> {
  await bank.rows(`UPDATE projections.workers SET until = clock_timestamp() WHERE worker = $1`, [keeper.worker]);
}

/** The registers that each has. */
async function leases(...of: readonly Worker[]): Promise<readonly (readonly string[])[]> {
  const rows = await bank.rows('SELECT register, worker FROM projections.leases ORDER BY register');
  return of.map(({ keeper }) => rows.flatMap((row) => (row['worker'] === keeper.worker ? [String(row['register'])] : [])));
}

async function visible(position: Position): Promise<boolean> {
  const gate = new ReadGate({ pool: bank.newPool() });
  const reached = await gate.waitFor(position, { registers: ['account', 'branch'], timeoutMs: 20_000 });
  await gate.close();
  return reached;
}

describe('Workers on one database', () => {
  it('share the registers evenly, the first giving up in its time what the second is due', async () => {
    bank = await Bank.open(both);
    const first = await worker(300);
    expect(await leases(first)).toEqual([['account', 'branch']]);
    const second = await worker(300);
    while ((await leases(second))[0]?.length !== 1);
    expect((await leases(first, second)).map(({ length }) => length)).toEqual([1, 1]);
  });

  it('fold every fact once, whoever has which register and however often they change hands', async () => {
    bank = await Bank.open(both);
    const first = await worker(300);
    await first.runner.start();
    await bank.history(300, 20);
    const second = await worker(300);
    await second.runner.start();
    expect(await visible(await bank.history(300, 20))).toBe(true);
    await first.runner.stop();
    await first.keeper.stop();
    const third = await worker(300);
    await third.runner.start();
    expect(await visible(await bank.history(300, 20))).toBe(true);
    expect(await bank.rows('SELECT sum(facts)::integer AS facts FROM registers.branch')).toEqual([{ facts: 900 }]);
  });

  it('hand their registers back when they stop', async () => {
    bank = await Bank.open(both);
    const first = await worker();
    await first.keeper.stop();
    expect(await leases(first, await worker())).toEqual([[], ['account', 'branch']]);
  });

  it('leave to a worker what it has until its time is up, and not a moment longer', async () => {
    bank = await Bank.open(both);
    const first = await worker();
    const second = await worker();
    expect(await leases(first, second)).toEqual([['account', 'branch'], []]);
    await timeUp(first);
    const third = await worker();
    expect((await leases(second, third)).map(({ length }) => length)).toEqual([0, 1]); // the second is due the other, at its next turn
  });

  it('take over at once from one whose connection is gone, as that of a killed process is', async () => {
    bank = await Bank.open(both);
    const first = await worker();
    await bank.rows('SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE application_name = $1', [first.keeper.worker]);
    expect(await leases(await worker())).toEqual([['account', 'branch']]);
  });

  it('write nothing of what they folded before their time was up, though nobody has folded anything since', async () => {
    bank = await Bank.open(both);
    let release = (): void => undefined;
    const released = new Promise<void>((resolve) => (release = resolve));
    let reached = (): void => undefined;
    const opening = new Promise<void>((resolve) => (reached = resolve));
    const first = await worker(60_000, {
      open: async (events) => {
        reached();
        await released;
        return bank.seal.open(events);
      },
    });
    const position = await bank.opened('1', 'north', 'Ada');
    await first.runner.start();
    await opening; // it has read the event, and stands still with it
    await timeUp(first);
    const second = await worker();
    release();
    while (first.keeper.held().size > 0) await setTimeout(10); // it was refused, and asked what it still has
    expect(await bank.rows('SELECT * FROM registers.account')).toEqual([]);
    expect(await bank.position('account')).toBe(0);
    expect(await leases(first, second)).toEqual([[], ['account', 'branch']]);
    await second.runner.start();
    expect(await visible(position)).toBe(true);
  });

  it('are cut off in the middle of a transaction when their time is up, and the next one goes on', async () => {
    bank = await Bank.open(both);
    const first = await worker();
    const position = await bank.opened('1', 'north', 'Ada');
    const second = await bank.locking('branch', 'SHARE', async () => {
      await first.runner.start();
      await bank.stuckOn('branch'); // it holds its checkpoints, and writes no more until the lock is gone
      await timeUp(first);
      return worker();
    });
    expect(await leases(first, second)).toEqual([[], ['account', 'branch']]);
    await second.runner.start();
    expect(await visible(position)).toBe(true);
    expect(await bank.rows('SELECT facts FROM registers.branch')).toEqual([{ facts: 1 }]);
  });

  it('take no register whose table another version has built', async () => {
    bank = await Bank.open(both);
    await bank.rows(`UPDATE projections.checkpoints SET version = 2 WHERE register = 'branch'`);
    expect(await leases(await worker())).toEqual([['account']]);
  });
});
