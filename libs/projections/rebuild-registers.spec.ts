import { setImmediate as turn } from 'node:timers/promises';
import { afterEach, describe, expect, it } from '@jest/globals';
import type { LogPage, LogRange } from '../event-log/event-log.ts';
import type { MemoryEventLog } from '../event-log/memory-event-log.ts';
import {
  accountDefinition,
  accountEvents,
  accounts,
  Bank,
  branchDefinition,
  branches,
  inPages,
  type AccountFact,
  type AccountRow,
  type BranchRow,
} from './accounts-scenario.ts';
import { rebuildRegisters, type NotRebuilt, type Rebuilt, type RebuildOptions } from './rebuild-registers.ts';
import { register, type AnyRegister, type Plain } from './register.ts';

const both = [accounts, branches];
let bank: Bank;
afterEach(() => bank.close());

function rebuild(registers: readonly AnyRegister[], options: Partial<RebuildOptions> = {}): Promise<readonly (Rebuilt | NotRebuilt)[]> {
  return rebuildRegisters(registers, { ...bank.sources(), pool: bank.newPool(), ...options });
}

/** The log, and what was asked of it. */
function listening(to: (range: LogRange, page: LogPage) => void): MemoryEventLog {
  const readAll = async (range: LogRange): Promise<LogPage> => {
    const page = await bank.log.readAll({ ...range, limit: Math.min(range.limit, 500) });
    to(range, page);
    return page;
  };
  return Object.assign(Object.create(bank.log) as MemoryEventLog, { readAll }); // the same log but for one method
}

async function leftovers(): Promise<readonly unknown[]> {
  return bank.rows(`SELECT relname FROM pg_class WHERE relnamespace = 'registers'::regnamespace AND relname LIKE '%\\_\\_%'
                    UNION ALL SELECT register FROM projections.rebuilds`);
}

describe('A rebuild of several registers', () => {
  it('reads the log once for all of them, and gives each its own answer', async () => {
    bank = await Bank.open(both);
    const head = await bank.history(3_000, 100);
    await bank.fold(both);
    const read: number[] = [];
    const log = listening((_, { events }) => read.push(...events.map(({ position }) => Number(position))));
    expect(await rebuild(both, { log })).toMatchObject([
      { register: 'account', events: 3_000, position: head, equal: true, sameVersion: true },
      { register: 'branch', events: 3_000, position: head, equal: true, rows: 3 },
    ]);
    expect(read).toEqual(Array.from({ length: 3_000 }, (_, at) => at + 1));
    expect(await leftovers()).toEqual([]);
  });

  it('does not even read events that none of them folds', async () => {
    const { AccountOpened } = accountEvents;
    const openings = register({ ...accountDefinition, consumes: [{ AccountOpened }] });
    bank = await Bank.open([openings, branches]);
    await bank.history(1_000, 40);
    await bank.fold([openings, branches]);
    const types = new Set<string>();
    const log = listening((_, { events }) => events.forEach(({ type }) => types.add(type)));
    const [answer] = await rebuild([openings], { log });
    expect(answer).toMatchObject({ equal: true });
    expect([...types]).toEqual(['AccountOpened']);
    await rebuild([openings, branches], { log });
    expect([...types].sort()).toEqual(['AccountClosed', 'AccountOpened', 'MoneyPaidIn']);
  });

  it('opens only the personal fields that one of them reads', async () => {
    const nameless = register<Plain<AccountRow>, AccountFact>({
      ...accountDefinition,
      opens: [],
      evolve: (row, fact) => {
        if (fact.type === 'AccountOpened' && fact.personal !== undefined) throw new Error('nobody asked for it');
        return accountDefinition.evolve(row, fact);
      },
    });
    bank = await Bank.open([nameless, branches]);
    await bank.history(100, 10);
    const reading = register({ ...branchDefinition, opens: ['AccountOpened'] });
    let opened = 0;
    const seal: RebuildOptions['seal'] = {
      open: (events) => {
        opened += events.length;
        return bank.seal.open(events);
      },
    };
    await bank.rows(`UPDATE projections.checkpoints SET position = 100`); // nobody folded them: what is rebuilt is other than that
    expect(await rebuild([nameless], { seal })).toMatchObject([{ rows: 9 }]);
    expect([opened, await bank.parked()]).toEqual([0, []]);
    expect(await rebuild([reading], { seal })).toMatchObject([{ rows: 3 }]);
    expect(opened).toBeGreaterThan(9);
  });

  it('swaps the others where one cannot go on, which stays as it is and goes on from there the next time', async () => {
    bank = await Bank.open(both);
    await bank.history(900, 30);
    await bank.fold(both);
    let broken = true;
    const breaking = register<Plain<BranchRow>, AccountFact>({
      ...branchDefinition,
      keyOf: (fact) => {
        if (broken && fact.position === 700n) throw new Error('no branch');
        return branchDefinition.keyOf(fact);
      },
    });
    const log = inPages(bank.log, 200);
    const [account, branch] = await rebuild([accounts, breaking], { log });
    expect(account).toMatchObject({ register: 'account', equal: true });
    expect(branch).toEqual({ register: 'branch', error: expect.objectContaining({ message: 'Event 700: no branch' }) });
    expect(await bank.rows('SELECT register, epoch FROM projections.checkpoints ORDER BY 1')).toEqual([
      { register: 'account', epoch: 1 },
      { register: 'branch', epoch: 0 },
    ]);
    broken = false;
    expect(await rebuild([breaking])).toMatchObject([{ register: 'branch', equal: true }]);
  });

  it('goes on with all of them where one was further than the other', async () => {
    bank = await Bank.open(both);
    await bank.history(3_000, 60);
    await bank.fold(both);
    const log = inPages(bank.log, 500);
    const stopAt = async (registers: readonly AnyRegister[], at: number): Promise<void> => {
      const stop = new AbortController();
      const onProgress: RebuildOptions['onProgress'] = ({ position }) => (position >= at ? stop.abort() : undefined);
      await expect(rebuild(registers, { log, signal: stop.signal, onProgress })).rejects.toThrow('aborted');
    };
    await stopAt([accounts], 1_000);
    await stopAt([branches], 2_000);
    expect(await bank.rows('SELECT register, phase, position::integer, of::integer FROM projections.rebuilds ORDER BY 1')).toEqual([
      { register: 'account', phase: 'bulk', position: 1_000, of: 3_000 },
      { register: 'branch', phase: 'bulk', position: 2_000, of: 3_000 },
    ]);
    expect(await rebuild(both, { log: inPages(bank.log, 300) })).toMatchObject([
      { register: 'account', events: 2_000, equal: true },
      { register: 'branch', events: 1_000, equal: true },
    ]);
  });

  it('is refused on a pool that has too few connections for it, before it begins', async () => {
    bank = await Bank.open(both);
    const pool = bank.newPool(7);
    await expect(rebuild(both, { pool })).rejects.toThrow('To rebuild 2 registers takes 8 connections');
    expect(await leftovers()).toEqual([]);
  });

  it('finds a table that was left behind by another version, or of which only a trace is left, and migrates and rebuilds all the same', async () => {
    bank = await Bank.open(both);
    await bank.history(1_200, 40);
    await bank.fold(both);
    const stop = new AbortController();
    const other = register({ ...accountDefinition, version: 2 });
    const options = { log: inPages(bank.log, 400), signal: stop.signal, onProgress: () => stop.abort() };
    await expect(rebuild([other, branches], options)).rejects.toThrow('aborted');
    await bank.rows('DROP TABLE registers.branch__rebuild');
    await bank.migrate(both);
    expect(await rebuild(both)).toMatchObject([
      { events: 1_200, equal: true },
      { events: 1_200, equal: true },
    ]);
    expect(await leftovers()).toEqual([]);
  });
});

describe('A rebuild with little memory', () => {
  it.each([1, 17, 60, 300])('gives the same rows where only %i rows are held', async (mostRowsHeld) => {
    bank = await Bank.open(both);
    await bank.history(4_000, 300);
    await bank.fold(both);
    const log = inPages(bank.log, 150);
    expect(await rebuild(both, { log, mostRowsHeld })).toMatchObject([{ equal: true }, { equal: true }]);
    expect(await leftovers()).toEqual([]);
  });

  it('goes on from what it had let go of, and with less memory than the one before had', async () => {
    bank = await Bank.open(both);
    await bank.history(4_000, 300);
    await bank.fold(both);
    for (const [at, mostRowsHeld] of [
      [1_000, 20],
      [2_500, 1_000],
    ] as const) {
      const stop = new AbortController();
      const onProgress: RebuildOptions['onProgress'] = ({ position }) => (position >= at ? stop.abort() : undefined);
      const stopped = rebuild(both, { log: inPages(bank.log, 250), mostRowsHeld, signal: stop.signal, onProgress });
      await expect(stopped).rejects.toThrow('aborted');
    }
    expect(await rebuild(both, { mostRowsHeld: 50 })).toMatchObject([
      { events: 1_500, equal: true },
      { events: 1_500, equal: true },
    ]);
  });

  it('goes on with less memory where all rows had been held before', async () => {
    bank = await Bank.open(both);
    await bank.history(2_000, 300);
    await bank.fold(both);
    const stop = new AbortController();
    const onProgress: RebuildOptions['onProgress'] = ({ position }) => (position >= 1_000 ? stop.abort() : undefined);
    await expect(rebuild(both, { log: inPages(bank.log, 250), signal: stop.signal, onProgress })).rejects.toThrow('aborted');
    expect(await rebuild(both, { mostRowsHeld: 10 })).toMatchObject([{ equal: true }, { equal: true }]);
  });
});

describe('A fact that cannot be folded', () => {
  const refusing = register<Plain<AccountRow>, AccountFact>({
    ...accountDefinition,
    evolve: (row, fact) => {
      if (fact.type === 'MoneyPaidIn' && fact.data.amount === 666) throw new Error('not this amount');
      return accountDefinition.evolve(row, fact);
    },
  });

  it('is parked with its key, as by the live register, and what is parked is swapped with the table', async () => {
    bank = await Bank.open([refusing, branches]);
    await bank.opened('1', 'north', 'Ada');
    await bank.opened('2', 'north', 'Bo');
    await bank.paidIn('1', 'north', 5);
    await bank.paidIn('1', 'north', 666);
    await bank.paidIn('1', 'north', 7);
    await bank.paidIn('2', 'north', 8);
    await bank.fold([refusing, branches]);
    const live = await bank.parked();
    expect(live).toMatchObject([
      { register: 'account', key: '1', position: 4, reason: 'not this amount' },
      { register: 'account', key: '1', position: 5, reason: null },
    ]);
    await bank.rows(`DELETE FROM projections.parked`);
    expect(await rebuild([refusing])).toMatchObject([{ rows: 2, equal: true }]);
    expect(await bank.parked()).toEqual(live);
    expect(await bank.rows('SELECT account_id, balance FROM registers.account ORDER BY 1')).toEqual([
      { account_id: '1', balance: 5 },
      { account_id: '2', balance: 8 },
    ]);
  });

  it('goes on being parked where a rebuild was stopped behind it', async () => {
    bank = await Bank.open([refusing, branches]);
    await bank.opened('1', 'north', 'Ada');
    for (const amount of [5, 666, 7, 8, 9]) await bank.paidIn('1', 'north', amount);
    await bank.fold([refusing, branches]);
    const live = await bank.parked();
    const stop = new AbortController();
    const onProgress: RebuildOptions['onProgress'] = ({ position }) => (position >= 4 ? stop.abort() : undefined);
    await expect(rebuild([refusing], { log: inPages(bank.log, 2), signal: stop.signal, onProgress })).rejects.toThrow('aborted');
    expect(await rebuild([refusing])).toMatchObject([{ equal: true }]);
    expect(await bank.parked()).toEqual(live);
  });

  it.each([1_000_000, 3])('is parked too where it makes a row that cannot be written, with %i rows held', async (mostRowsHeld) => {
    bank = await Bank.open(both);
    await bank.history(500, 20);
    await bank.paidIn('a3', 'north', 2_147_483_647);
    for (let at = 0; at < 400; at++) await bank.paidIn(`a${String(at % 20)}`, 'south', 1);
    await bank.paidIn('a5', 'west', 1, 'a \u0000 that no text can hold');
    for (let at = 0; at < 200; at++) await bank.paidIn(`a${String(at % 20)}`, 'north', 1);
    await bank.fold(both);
    const live = await bank.parked();
    expect(live.flatMap(({ register: name, key, reason }) => (reason === null ? [] : [`${name} ${key}`]))).toEqual([
      'account a3',
      'account a5',
      'branch north',
    ]);
    expect(await rebuild(both, { mostRowsHeld, log: inPages(bank.log, 150) })).toMatchObject([{ equal: true }, { equal: true }]);
    expect(await bank.parked()).toEqual(live);
  });

  it('is parked where it comes when all that is left is to swap', async () => {
    bank = await Bank.open(both);
    await bank.history(300, 20);
    await bank.fold(both);
    const rebuilding = await bank.locking('account', 'ACCESS SHARE', async () => {
      const promise = rebuild([accounts]);
      await bank.stuckOn('account');
      await bank.paidIn('a3', 'north', 2_147_483_647);
      await bank.paidIn('a4', 'south', 5);
      await bank.fold(both);
      return { promise };
    });
    const live = await bank.parked();
    expect(await rebuilding.promise).toMatchObject([{ equal: true, position: 302n }]);
    expect(await bank.parked()).toEqual(live);
    expect(live).toMatchObject([
      { register: 'account', key: 'a3', position: 301 },
      { register: 'branch', key: 'north', position: 301 },
    ]);
  });
});

describe('What was erased', () => {
  it('does not come back with a table that was begun before the key was destroyed', async () => {
    bank = await Bank.open(both);
    await bank.opened('1', 'north', 'Ada');
    await bank.history(600, 20);
    await bank.fold(both);
    const stop = new AbortController();
    const onProgress: RebuildOptions['onProgress'] = ({ position }) => (position >= 400 ? stop.abort() : undefined);
    await expect(rebuild([accounts], { log: inPages(bank.log, 200), signal: stop.signal, onProgress })).rejects.toThrow('aborted');
    bank.seal.destroyed.add('Ada');
    const [{ now: notBefore }] = (await bank.rows('SELECT clock_timestamp() AS now')) as [{ now: Date }]; // one row of one instant
    const [answer] = await rebuild([accounts], { notBefore });
    expect(answer).toMatchObject({ events: 601, equal: false });
    expect(await bank.rows(`SELECT owner FROM registers.account WHERE account_id = '1'`)).toEqual([{ owner: null }]);
  });
});

describe('Those who read a register while it is rebuilt', () => {
  it('find it at each moment, whole, and as far as its checkpoint says', async () => {
    bank = await Bank.open(both);
    await bank.history(2_000, 60);
    await bank.fold(both);
    const runner = bank.runner(both);
    await runner.start();
    const done = new AbortController();
    const writing = (async () => {
      for (let at = 0; !done.signal.aborted; at++) {
        await bank.paidIn(`a${String(at % 60)}`, ['north', 'south', 'west'][at % 3] ?? 'north', at % 11);
        await turn();
      }
    })();
    // every fact counts once, so that one statement tells whether table and checkpoint belong together
    const text = `SELECT (SELECT sum(facts) FROM registers.branch)::integer AS facts, position::integer AS at
                  FROM projections.checkpoints WHERE register = 'branch'`;
    const reading = ['simple', 'prepared'].map(async (kind) => {
      const reader = await bank.newPool().connect();
      let answers = 0;
      for (; !done.signal.aborted; answers++) {
        const { rows } = await reader.query<{ facts: number; at: number }>(kind === 'simple' ? text : { name: 'facts', text, values: [] });
        expect(rows[0]?.facts).toBeGreaterThanOrEqual(2_000);
        expect(rows[0]?.facts).toBe(rows[0]?.at);
      }
      reader.release();
      return answers;
    });
    for (const mostRowsHeld of [1_000_000, 5, 1_000_000])
      expect(await rebuild(both, { mostRowsHeld })).toMatchObject([{ equal: true }, { equal: true }]);
    done.abort();
    await writing;
    for (const answers of await Promise.all(reading)) expect(answers).toBeGreaterThan(20);
    await runner.caughtUp(await bank.log.head());
    await runner.stop();
  });

  it('and looked at the database before it was finished find rows in it too', async () => {
    bank = await Bank.open(both);
    await bank.history(500, 30);
    await bank.fold(both);
    const reader = await bank.pool.connect();
    await reader.query('BEGIN ISOLATION LEVEL REPEATABLE READ');
    await reader.query('SELECT count(*) FROM projections.checkpoints'); // what it sees is fixed from here on
    await rebuild(both);
    expect((await reader.query('SELECT sum(facts)::integer AS facts FROM registers.branch')).rows).toEqual([{ facts: 500 }]);
    await reader.query('ROLLBACK');
    reader.release();
  });
});
