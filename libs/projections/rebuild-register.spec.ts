import { setImmediate as turn } from 'node:timers/promises';
import { afterEach, describe, expect, it } from '@jest/globals';
import type { LogPage, LogRange } from '../event-log/event-log.ts';
import type { MemoryEventLog } from '../event-log/memory-event-log.ts';
import {
  accountDefinition,
  accounts,
  Bank,
  branchDefinition,
  branches,
  inPages,
  type AccountFact,
  type AccountRow,
  type BranchRow,
} from './accounts-scenario.ts';
import { RebuildRunning } from './rebuild-lock.ts';
import { rebuildRegister } from './rebuild-register.ts';
import type { RebuildOptions, Rebuilt } from './rebuild-registers.ts';
import { register, type AnyRegister, type Plain } from './register.ts';
import { tableChecksum } from './table-checksum.ts';

const both = [accounts, branches];
let bank: Bank;
afterEach(() => bank.close());

function rebuild(register: AnyRegister, options: Partial<RebuildOptions> = {}): Promise<Rebuilt> {
  return rebuildRegister({ ...bank.sources(), register, ...options });
}

/** How far the table is that is being built; undefined where none is. */
async function built(register: string): Promise<number | undefined> {
  const sql = 'SELECT position::integer AS at FROM projections.rebuilds WHERE register = $1';
  return (await bank.pool.query<{ at: number }>(sql, [register])).rows[0]?.at;
}

/** The log, which nobody can read before. */
function opening(gate: Promise<void>): MemoryEventLog {
  const readAll = async (range: LogRange): Promise<LogPage> => {
    await gate;
    return bank.log.readAll(range);
  };
  return Object.assign(Object.create(bank.log) as MemoryEventLog, { readAll }); // the same log but for one method
}

/** Everything in the schema that has a name. */
function names(): Promise<readonly unknown[]> {
  return bank.rows(`
    SELECT relname AS name FROM pg_class WHERE relnamespace = 'registers'::regnamespace AND relname !~ '^pg_toast'
    UNION ALL SELECT conrelid::regclass || ' ' || conname FROM pg_constraint WHERE connamespace = 'registers'::regnamespace ORDER BY 1`);
}

describe('A rebuild', () => {
  it('gives the rows that the live table has, at its position, and leaves no other name behind', async () => {
    bank = await Bank.open(both);
    const head = await bank.history(3_000, 200);
    await bank.fold(both);
    await bank.history(10, 10); // not folded by the live table yet
    const before = await names();
    const live = await tableChecksum(bank.pool, 'account');
    for (const epoch of [1, 2]) {
      const rebuilt = await rebuild(accounts);
      expect(rebuilt).toMatchObject({
        register: 'account',
        position: head,
        events: 3_000,
        checksumBefore: live,
        checksumAfter: live,
        equal: true,
        sameVersion: true,
      });
      expect(rebuilt.rows).toBe(Number.parseInt(live, 10));
      expect(await names()).toEqual(before);
      expect(await bank.rows(`SELECT epoch FROM projections.checkpoints WHERE register = 'account'`)).toEqual([{ epoch }]);
    }
    expect(await bank.rows('SELECT register, position::integer, epoch FROM projections.checkpoints ORDER BY register')).toEqual([
      { register: 'account', position: 3_000, epoch: 2 },
      { register: 'branch', position: 3_000, epoch: 0 },
    ]);
  });

  it('finds out that the live table was tampered with, and puts it right', async () => {
    bank = await Bank.open(both);
    await bank.history(300, 20);
    await bank.fold(both);
    const truth = await tableChecksum(bank.pool, 'account');
    await bank.rows('UPDATE registers.account SET balance = balance + 1 WHERE account_id = $1', ['a4']);
    const rebuilt = await rebuild(accounts);
    expect([rebuilt.equal, rebuilt.checksumAfter]).toEqual([false, truth]);
    expect(rebuilt.checksumBefore).not.toBe(truth);
    expect(await tableChecksum(bank.pool, 'account')).toBe(truth);
  });

  it('gives a row without personal fields where the key was destroyed after the live table was written', async () => {
    bank = await Bank.open(both);
    await bank.opened('1', 'north', 'Ada');
    await bank.fold(both);
    bank.seal.destroyed.add('Ada');
    expect((await rebuild(accounts)).equal).toBe(false);
    expect(await bank.rows('SELECT owner FROM registers.account')).toEqual([{ owner: null }]);
  });

  it('goes on where it was stopped', async () => {
    bank = await Bank.open(both);
    await bank.history(4_000, 200);
    await bank.fold(both);
    const stop = new AbortController();
    const log = inPages(bank.log, 500);
    const stopped = rebuild(accounts, {
      log,
      signal: stop.signal,
      onProgress: ({ position }) => (position >= 2_500 ? stop.abort() : undefined),
    });
    await expect(stopped).rejects.toThrow('aborted');
    expect([await bank.position('account'), await built('account')]).toEqual([4_000, 2_500]);
    const rebuilt = await rebuild(accounts);
    expect([rebuilt.events, rebuilt.equal]).toEqual([1_500, true]);
  });

  it('goes on from what it had written when its connection was killed, and serves the live table meanwhile', async () => {
    bank = await Bank.open(both);
    await bank.history(4_000, 200);
    await bank.fold(both);
    const live = await tableChecksum(bank.pool, 'account');
    const pool = bank.newPool();
    const { rows } = await pool.query<{ pid: number }>('SELECT pg_backend_pid() AS pid'); // the connection that it will be given
    const killed = rebuild(accounts, {
      pool,
      log: inPages(bank.log, 500),
      mostRowsHeld: 1,
      onProgress: ({ position }) => void (position === 3_000 && bank.rows('SELECT pg_terminate_backend($1, 5000)', [rows[0]?.pid])),
    });
    await expect(killed).rejects.toThrow(/terminat|not queryable/);
    expect(await tableChecksum(bank.pool, 'account')).toBe(live);
    const written = (await built('account')) ?? 0;
    expect(written).toBeGreaterThanOrEqual(2_500);
    const rebuilt = await rebuild(accounts);
    expect([rebuilt.events, rebuilt.equal]).toEqual([4_000 - written, true]);
  });

  it('starts over where what was left behind is of another version', async () => {
    bank = await Bank.open(both);
    await bank.history(2_000, 50);
    await bank.fold(both);
    const stop = new AbortController();
    await expect(
      rebuild(register({ ...accountDefinition, version: 2 }), {
        signal: stop.signal,
        log: inPages(bank.log, 500),
        onProgress: () => stop.abort(),
      }),
    ).rejects.toThrow('aborted');
    expect(await built('account')).toBe(500);
    const rebuilt = await rebuild(accounts);
    expect([rebuilt.events, rebuilt.equal]).toEqual([2_000, true]);
  });

  it('is refused while another one of the same register goes on, but not of another register', async () => {
    bank = await Bank.open(both);
    await bank.history(2_000, 50);
    await bank.fold(both);
    let open = (): void => undefined;
    const gate = new Promise<void>((resolve) => (open = resolve));
    const first = rebuild(accounts, { log: opening(gate) });
    const [refused, ofAnother] = await Promise.all([
      rebuild(accounts, { pool: bank.newPool() }).catch((error: unknown) => error),
      rebuild(branches, { pool: bank.newPool() }),
    ]);
    expect(refused).toBeInstanceOf(RebuildRunning);
    expect(ofAnother).toMatchObject({ register: 'branch', equal: true });
    open();
    expect((await first).equal).toBe(true);
  });

  it('names the event of which the key cannot be told, and leaves the live table as it is', async () => {
    bank = await Bank.open(both);
    await bank.opened('1', 'north', 'Ada');
    await bank.paidIn('1', 'north', 13);
    await bank.fold(both);
    const keyless = register<Plain<BranchRow>, AccountFact>({
      ...branchDefinition,
      version: 2,
      keyOf: (fact) => {
        if (fact.type === 'MoneyPaidIn') throw new Error('no money any more');
        return branchDefinition.keyOf(fact);
      },
    });
    await expect(rebuild(keyless)).rejects.toThrow('Event 2: no money any more');
    expect(await bank.rows('SELECT facts, total FROM registers.branch')).toEqual([{ facts: 2, total: 13 }]);
  });
});

describe('A rebuild while the live register goes on', () => {
  it('loses nothing and doubles nothing, whichever comes first', async () => {
    bank = await Bank.open(both);
    await bank.history(2_500, 60);
    const runners = [bank.runner(both), bank.runner(both, { pool: bank.newPool() })];
    await Promise.all(runners.map((runner) => runner.start()));
    const writing = new AbortController();
    const writer = (async () => {
      for (let at = 0; !writing.signal.aborted; at++) {
        await bank.paidIn(`a${String(at % 60)}`, ['north', 'south', 'west'][at % 3] ?? 'north', at % 11);
        await turn();
      }
    })();
    for (const rebuilt of [await rebuild(accounts), await rebuild(branches), await rebuild(accounts, { mostRowsHeld: 1 })])
      expect(rebuilt.equal).toBe(true);
    writing.abort();
    await writer;
    const head = await bank.log.head();
    await Promise.all(runners.map((runner) => runner.caughtUp(head)));
    await Promise.all(runners.map((runner) => runner.stop()));
    expect(await bank.rows('SELECT sum(facts)::integer AS facts FROM registers.branch')).toEqual([{ facts: Number(head) }]);
    const live = await Promise.all(['account', 'branch'].map((table) => tableChecksum(bank.pool, table)));
    expect([(await rebuild(accounts)).checksumAfter, (await rebuild(branches)).checksumAfter]).toEqual(live);
  });

  it('leaves no trace of the old rows in a runner that had them in memory', async () => {
    bank = await Bank.open(both);
    const runner = bank.runner(both);
    await runner.start();
    await runner.caughtUp(await bank.opened('1', 'north', 'Ada'));
    bank.seal.destroyed.add('Ada');
    await rebuild(accounts);
    await runner.caughtUp(await bank.paidIn('1', 'north', 5));
    expect(await bank.rows('SELECT owner, balance FROM registers.account')).toEqual([{ owner: null, balance: 5 }]);
  });

  it('waits for a reader that holds the live table, and lets statements that were prepared before read the new one', async () => {
    bank = await Bank.open(both);
    await bank.opened('1', 'north', 'Ada');
    await bank.fold(both);
    const reader = await bank.pool.connect();
    const prepared = { name: 'balances', text: 'SELECT balance FROM registers.account' };
    for (let uses = 0; uses < 6; uses++) expect((await reader.query(prepared)).rows).toEqual([{ balance: 0 }]); // by then its plan is kept
    const rebuilding = await bank.locking('account', 'ACCESS SHARE', async () => {
      const promise = rebuild(accounts);
      await bank.stuckOn('account');
      return { promise };
    });
    expect((await rebuilding.promise).equal).toBe(true);
    await bank.paidIn('1', 'north', 8);
    await bank.fold(both);
    expect((await reader.query(prepared)).rows).toEqual([{ balance: 8 }]);
    reader.release();
  });
});

describe('A rebuild of a register whose version was raised', () => {
  const next = register<Plain<AccountRow>, AccountFact>({
    ...accountDefinition,
    version: 2,
    evolve: (row, fact) => {
      const folded = accountDefinition.evolve(row, fact);
      return folded && { ...folded, openedOn: '2000-01-01' };
    },
  });

  it('replaces the table of the old version, after which runners of the old one stop and runners of the new one begin', async () => {
    bank = await Bank.open(both);
    await bank.history(100, 10);
    await bank.fold(both);
    const head = await bank.paidIn('a1', 'south', 1); // the old version has not seen it
    const rebuilt = await rebuild(next);
    expect(rebuilt).toMatchObject({ position: head, equal: false, sameVersion: false });
    await bank.migrate([next, branches]);
    expect(await bank.rows('SELECT DISTINCT opened_on::text FROM registers.account')).toEqual([{ opened_on: '2000-01-01' }]);
    const last = await bank.opened('new', 'north', 'Ada');
    const runnerOfOld = bank.runner([accounts]);
    await runnerOfOld.start();
    for (let lag = await runnerOfOld.lag(); lag[0]?.error === undefined; lag = await runnerOfOld.lag());
    expect(await bank.position('account')).toBe(Number(head));
    await bank.fold([next]);
    expect(await bank.position('account')).toBe(Number(last));
  });

  it('carries views over in the same transaction, and is refused where one would go on showing the old table', async () => {
    bank = await Bank.open(both);
    await bank.opened('1', 'north', 'Ada');
    await bank.fold(both);
    const view = 'CREATE OR REPLACE VIEW public.opening AS SELECT account_id, opened_on::text AS opened_on FROM registers.account';
    await bank.rows(view);
    await expect(rebuild(next)).rejects.toThrow('cannot drop table registers.account__old because other objects depend on it');
    expect(await bank.rows('SELECT * FROM public.opening')).toEqual([{ account_id: '1', opened_on: '2026-03-01' }]);
    const rebuilt = await rebuild(next, {
      afterSwap: async (client) => {
        await client.query(view);
      },
    });
    expect(rebuilt.rows).toBe(1);
    expect(await bank.rows('SELECT * FROM public.opening')).toEqual([{ account_id: '1', opened_on: '2000-01-01' }]);
  });
});
