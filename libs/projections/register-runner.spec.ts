import { afterEach, describe, expect, it } from '@jest/globals';
import {
  accountDefinition,
  accounts,
  Bank,
  branchDefinition,
  branches,
  inPages,
  type OpenSeal,
  type AccountFact,
  type BranchRow,
} from './accounts-scenario.ts';
import type { Recorded } from '../event-log/event.ts';
import { RegistersOutdated } from './migrate-projections.ts';
import { ReadGate } from './read-gate.ts';
import { register, type Plain } from './register.ts';
import type { RegisterLag } from './register-lag.ts';
import type { RegisterRunner } from './register-runner.ts';
import { tableChecksum } from './table-checksum.ts';

const both = [accounts, branches];
const both1 = ['account', 'branch'];
let bank: Bank;
afterEach(() => bank.close());

describe('A register that is kept up to date', () => {
  it('has the fold of the facts of every key, and no row where the fold has none', async () => {
    bank = await Bank.open(both);
    await bank.opened('1', 'north', 'Ada');
    await bank.paidIn('1', 'north', 5, 'first');
    bank.now = new Date('2026-03-02T08:00:07.250Z');
    await bank.paidIn('1', 'north', 7);
    await bank.opened('2', 'south', 'Bob');
    await bank.accountClosed('2', 'south');
    await bank.fold(both);
    expect(await bank.rows('SELECT *, opened_on::text AS opened_on FROM registers.account')).toEqual([
      {
        account_id: '1',
        branch: 'north',
        owner: 'Ada',
        balance: 12,
        opened_on: '2026-03-01',
        last_recorded_at: new Date('2026-03-02T08:00:07.250Z'),
        last_position: '3',
        notes: ['first'],
        payments: [{ amount: 5 }, { amount: 7 }],
      },
    ]);
    expect(await bank.rows('SELECT * FROM registers.branch ORDER BY branch')).toEqual([
      { branch: 'north', facts: 3, total: 12 },
      { branch: 'south', facts: 2, total: 0 },
    ]);
  });

  it('folds facts that come while it runs, on top of rows that it has to look up', async () => {
    bank = await Bank.open(both);
    await bank.opened('1', 'north', 'Ada');
    await bank.fold(both);
    const runner = bank.runner(both);
    await runner.start();
    await runner.caughtUp(await bank.paidIn('1', 'north', 3));
    await runner.caughtUp(await bank.paidIn('1', 'north', 4));
    expect(await bank.rows('SELECT balance, owner FROM registers.account')).toEqual([{ balance: 7, owner: 'Ada' }]);
  });

  it('is the same whether the log hands out 1, 30 or 5,000 events at a time', async () => {
    const checksums = [];
    for (const size of [1, 30, 5_000]) {
      bank = await Bank.open(both);
      await bank.history(400, 30);
      await bank.fold(both, { log: inPages(bank.log, size) });
      checksums.push(await Promise.all(both1.map((table) => tableChecksum(bank.pool, table))));
      if (size < 5_000) await bank.close();
    }
    expect(checksums[0]).toEqual(checksums[2]);
    expect(checksums[1]).toEqual(checksums[2]);
    expect(checksums[0]?.[0]).toMatch(/^2\d-/);
  });

  it('does not change when every event is handed out twice', async () => {
    bank = await Bank.open(both);
    await bank.history(600, 50);
    await bank.fold(both);
    const once = await tableChecksum(bank.pool, 'branch');
    await bank.close();
    bank = await Bank.open(both);
    await bank.history(600, 50);
    await bank.fold(both, { log: inPages(bank.log, 40, true) });
    expect(await tableChecksum(bank.pool, 'branch')).toBe(once);
  });

  it('does not change when a runner begins again where another has ended', async () => {
    bank = await Bank.open(both);
    await bank.history(600, 50);
    await bank.fold(both);
    const before = await bank.rows('SELECT * FROM registers.branch ORDER BY branch');
    await bank.fold(both);
    await bank.fold(both);
    expect(await bank.rows('SELECT * FROM registers.branch ORDER BY branch')).toEqual(before);
    expect(await bank.rows('SELECT sum(facts)::integer AS facts FROM registers.branch')).toEqual([{ facts: 600 }]);
  });

  it('counts every fact once while two runners race on one database', async () => {
    bank = await Bank.open(both);
    const runners = [bank.runner(both), bank.runner(both, { pool: bank.newPool() })];
    await Promise.all(runners.map((runner) => runner.start()));
    const head = await bank.history(3_000, 40);
    await Promise.all(runners.map((runner) => runner.caughtUp(head)));
    const last = await bank.paidIn('a1', 'south', 1);
    await Promise.all(runners.map((runner) => runner.caughtUp(last)));
    expect(await bank.rows('SELECT sum(facts)::integer AS facts FROM registers.branch')).toEqual([{ facts: 3_001 }]);
  });

  it('writes nothing of what it folded while another runner was faster', async () => {
    bank = await Bank.open(both);
    await bank.opened('1', 'north', 'Ada');
    await bank.fold(both);
    await bank.opened('2', 'north', 'Bob');
    let release = (): void => undefined;
    const released = new Promise<void>((resolve) => (release = resolve));
    const opening = new Promise<void>((reached) => {
      const open: OpenSeal['open'] = async (events) => {
        reached();
        await released;
        return bank.seal.open(events);
      };
      void bank.runner(both, { seal: { open } }).start();
    });
    await opening; // it stands at the first event and has read the second, and nothing more for now
    await bank.paidIn('1', 'north', 3);
    await bank.fold(both);
    const last = await bank.paidIn('1', 'north', 4);
    release();
    const gate = new ReadGate({ pool: bank.pool });
    expect(await gate.waitFor(last, { registers: both1, timeoutMs: 20_000 })).toBe(true);
    await gate.close();
    expect(await bank.rows('SELECT facts, total FROM registers.branch')).toEqual([{ facts: 4, total: 7 }]);
    expect(await bank.rows('SELECT balance FROM registers.account ORDER BY account_id')).toEqual([{ balance: 7 }, { balance: 0 }]);
  });

  it('keeps rows and checkpoint as they were when its connection dies in the middle of a transaction, and makes up for it later', async () => {
    bank = await Bank.open(both);
    await bank.opened('1', 'north', 'Ada');
    await bank.fold(both);
    await bank.paidIn('1', 'north', 9);
    const runner = bank.runner(both, { pool: bank.newPool() });
    await bank.locking('branch', 'SHARE', async () => {
      await runner.start();
      const pid = await bank.stuckOn('branch'); // it has written to account and waits to write to branch
      await bank.rows('SELECT pg_terminate_backend($1, 5000)', [pid]);
      expect(await bank.rows('SELECT balance FROM registers.account')).toEqual([{ balance: 0 }]);
      expect([await bank.position('account'), await bank.position('branch')]).toEqual([1, 1]);
    });
    await runner.caughtUp(await bank.log.head());
    expect(await bank.rows('SELECT balance FROM registers.account')).toEqual([{ balance: 9 }]);
    expect(await bank.rows('SELECT facts, total FROM registers.branch')).toEqual([{ facts: 2, total: 9 }]);
  });

  it('has no personal fields of a person whose key is destroyed, but all the rest', async () => {
    bank = await Bank.open(both);
    await bank.opened('1', 'north', 'Ada');
    await bank.opened('2', 'north', 'Bob');
    bank.seal.destroyed.add('Ada');
    await bank.paidIn('1', 'north', 2);
    await bank.fold(both);
    expect(await bank.rows('SELECT account_id, owner, balance FROM registers.account ORDER BY account_id')).toEqual([
      { account_id: '1', owner: null, balance: 2 },
      { account_id: '2', owner: 'Bob', balance: 0 },
    ]);
  });

  it('passes over events of types that it does not fold, known to this release or not', async () => {
    bank = await Bank.open(both);
    await bank.opened('1', 'north', 'Ada');
    await bank.append('1', 'InventedNextYear', { branch: 'north' });
    await bank.paidIn('1', 'north', 2);
    await bank.fold(both);
    expect(await bank.rows('SELECT facts FROM registers.branch')).toEqual([{ facts: 2 }]);
  });

  it('is caught up from the beginning when it is new, while the others stay where they are', async () => {
    bank = await Bank.open([accounts]);
    const head = await bank.history(1_700, 20);
    await bank.fold([accounts]);
    await bank.migrate(both);
    expect([await bank.position('account'), await bank.position('branch')]).toEqual([Number(head), 0]);
    const runner = bank.runner(both);
    await runner.start();
    await runner.caughtUp(await bank.paidIn('a1', 'south', 1));
    expect(await bank.rows('SELECT sum(facts)::integer AS facts FROM registers.branch')).toEqual([{ facts: 1_701 }]);
  });
});

describe('A register that cannot fold a fact', () => {
  const keyButFor13 = (fact: Recorded<AccountFact>): string => {
    if (fact.type === 'MoneyPaidIn' && fact.data.amount === 13) throw new Error('thirteen is not an amount');
    return fact.data.branch;
  };
  const throwing = register<Plain<BranchRow>, AccountFact>({
    ...branchDefinition,
    evolve: (row, fact) => {
      if (fact.type === 'MoneyPaidIn' && fact.data.amount === 13) throw new Error('thirteen is not an amount');
      return branchDefinition.evolve(row, fact);
    },
  });

  it('parks the key of the fact with every later fact of that key, says why, and goes on with the other keys', async () => {
    bank = await Bank.open(both);
    await bank.opened('1', 'north', 'Ada');
    await bank.paidIn('1', 'north', 5);
    await bank.paidIn('1', 'north', 13);
    await bank.opened('2', 'south', 'Bob');
    await bank.paidIn('1', 'north', 6);
    const told: string[] = [];
    await bank.fold([accounts, throwing], { onError: (error, name) => told.push(`${name}: ${error.message}`) });
    expect(await bank.rows('SELECT * FROM registers.branch ORDER BY branch')).toEqual([
      { branch: 'north', facts: 2, total: 5 },
      { branch: 'south', facts: 1, total: 0 },
    ]);
    expect(await bank.parked()).toEqual([
      { register: 'branch', key: 'north', position: 3, type: 'MoneyPaidIn', reason: 'thirteen is not an amount' },
      { register: 'branch', key: 'north', position: 5, type: 'MoneyPaidIn', reason: null },
    ]);
    expect(told).toEqual(['branch: Key north is parked from position 3 on: thirteen is not an amount']);
    expect(await bank.rows('SELECT balance FROM registers.account ORDER BY account_id')).toEqual([{ balance: 24 }, { balance: 0 }]);
  });

  it('keeps the key parked for whoever runs it next, whether that one could fold it or not', async () => {
    bank = await Bank.open(both);
    await bank.paidIn('1', 'north', 13);
    await bank.fold([throwing]);
    await bank.paidIn('1', 'north', 1);
    await bank.paidIn('1', 'south', 1);
    await bank.fold([branches]);
    expect(await bank.rows('SELECT branch, total FROM registers.branch')).toEqual([{ branch: 'south', total: 1 }]);
    expect((await bank.parked()).map(({ position }) => position)).toEqual([1, 2]);
  });

  it('stops instead of parking when a thousand keys are parked already', async () => {
    bank = await Bank.open(both);
    for (let at = 1; at <= 1_000; at++) await bank.paidIn('1', `b${String(at)}`, 13);
    await bank.fold([throwing]);
    expect(await bank.parked()).toHaveLength(1_000);
    await bank.paidIn('1', 'b1', 13);
    await bank.fold([throwing]); // of a key that is parked already
    await bank.paidIn('1', 'north', 13);
    const runner = bank.runner([throwing]);
    await runner.start();
    const [lag] = await lagWith(runner, ([lag]) => lag?.error !== undefined);
    expect(lag).toMatchObject({ position: 1_001n, events: 1 });
    expect(lag?.error).toBe('1000 keys are parked already, and one more cannot be folded: thirteen is not an amount');
  });

  it('stops right before it when its key cannot be told, and says why, while the others of its group go on', async () => {
    bank = await Bank.open(both);
    await bank.opened('1', 'north', 'Ada');
    await bank.paidIn('1', 'north', 5);
    await bank.paidIn('1', 'north', 13);
    await bank.paidIn('1', 'north', 6);
    const told: string[] = [];
    const keyless = register<Plain<BranchRow>, AccountFact>({ ...branchDefinition, keyOf: keyButFor13 });
    const runner = bank.runner([accounts, keyless], { onError: (error, name) => told.push(`${name}: ${error.message}`) });
    await runner.start();
    const lag = await lagWith(runner, (lags) => lags[0]?.events === 0 && lags[1]?.error !== undefined);
    expect(lag.map(({ register, position, events, error }) => ({ register, position, events, error }))).toEqual([
      { register: 'account', position: 4n, events: 0, error: undefined },
      { register: 'branch', position: 2n, events: 2, error: 'thirteen is not an amount' },
    ]);
    expect(told[0]).toBe('branch: thirteen is not an amount');
    expect(await bank.rows('SELECT facts, total FROM registers.branch')).toEqual([{ facts: 2, total: 5 }]);
    expect(await bank.rows('SELECT balance FROM registers.account')).toEqual([{ balance: 24 }]);
  });

  it('counts it once when a later release can tell its key', async () => {
    bank = await Bank.open(both);
    await bank.opened('1', 'north', 'Ada');
    await bank.paidIn('1', 'north', 13);
    const runner = bank.runner([register<Plain<BranchRow>, AccountFact>({ ...branchDefinition, keyOf: keyButFor13 })]);
    await runner.start();
    await lagWith(runner, ([lag]) => lag?.error !== undefined && lag.position === 1n);
    await runner.stop();
    await bank.fold(both);
    expect(await bank.rows('SELECT facts, total FROM registers.branch')).toEqual([{ facts: 2, total: 13 }]);
  });

  it('stops right before an event that is of a version from the future', async () => {
    bank = await Bank.open(both);
    await bank.opened('1', 'north', 'Ada');
    await bank.append('1', 'MoneyPaidIn', { branch: 'north', sum: '5 KZT' }, undefined, 2);
    const runner = bank.runner(both);
    await runner.start();
    const lag = await lagWith(runner, (lags) => lags.every(({ error }) => error !== undefined));
    expect(lag.map(({ position, error }) => [position, error])).toEqual([
      [1n, 'account-1 #1 (MoneyPaidIn v2): only versions up to 1 are known'],
      [1n, 'account-1 #1 (MoneyPaidIn v2): only versions up to 1 are known'],
    ]);
  });

  it('parks the key of a fact whose row the database refuses, however many facts came with it, and folds every other', async () => {
    bank = await Bank.open(both);
    await bank.history(699, 20);
    await bank.opened('1', 'north', 'Ada');
    await bank.opened('2', 'north', 'Bob');
    const refused = await bank.paidIn('1', 'north', 1, 'a character that PostgreSQL does not keep: \u0000');
    const alsoRefused = await bank.paidIn('2', 'north', 2, '\u0000');
    const later = await bank.paidIn('1', 'north', 3);
    await bank.history(300, 20);
    await bank.fold(both);
    const parked = await bank.parked();
    expect(parked.map(({ register, key, position }) => [register, key, position])).toEqual([
      ['account', '1', Number(refused)],
      ['account', '1', Number(later)],
      ['account', '2', Number(alsoRefused)],
    ]);
    expect(parked[0]?.reason).toMatch(/invalid byte sequence|null character/);
    expect(await bank.rows(`SELECT account_id, balance FROM registers.account WHERE account_id IN ('1', '2') ORDER BY 1`)).toEqual([
      { account_id: '1', balance: 0 },
      { account_id: '2', balance: 0 },
    ]);
    expect(await bank.rows('SELECT sum(facts)::integer AS facts FROM registers.branch')).toEqual([{ facts: 1_004 }]);
    const checksum = await tableChecksum(bank.pool, 'account');
    await bank.close();
    bank = await Bank.open(both);
    await bank.history(699, 20);
    await bank.opened('1', 'north', 'Ada');
    await bank.opened('2', 'north', 'Bob');
    for (let at = 0; at < 3; at++) await bank.append('x', 'InventedNextYear', {});
    await bank.history(300, 20);
    await bank.fold([accounts]);
    expect(await tableChecksum(bank.pool, 'account')).toBe(checksum);
  });

  it('parks a fact that came by itself in the one register that cannot write it, and in no other', async () => {
    bank = await Bank.open(both);
    await bank.opened('1', 'north', 'Ada');
    const told: string[] = [];
    const runner = bank.runner(both, { onError: (_, name) => told.push(name) });
    await runner.start();
    await runner.caughtUp(await bank.log.head());
    await runner.caughtUp(await bank.paidIn('1', 'north', 1, '\u0000'));
    expect((await bank.parked()).map(({ register, position }) => [register, position])).toEqual([['account', 2]]);
    expect(await bank.rows('SELECT facts FROM registers.branch')).toEqual([{ facts: 2 }]);
    expect(new Set(told)).toEqual(new Set(['account']));
  });

  it('waits, and parks nothing, while its table is not there', async () => {
    bank = await Bank.open(both);
    await bank.rows('ALTER TABLE registers.branch RENAME TO moved');
    await bank.opened('1', 'north', 'Ada');
    const runner = bank.runner(both);
    await runner.start();
    await lagWith(runner, ([account, branch]) => account?.events === 0 && branch?.error !== undefined);
    await bank.rows('ALTER TABLE registers.moved RENAME TO branch');
    await runner.caughtUp(await bank.log.head());
    expect(await bank.parked()).toEqual([]);
    expect(await bank.rows('SELECT facts FROM registers.branch')).toEqual([{ facts: 1 }]);
  });

  it('parks a row of another key, and a row with a column left out', async () => {
    bank = await Bank.open(both);
    await bank.opened('1', 'north', 'Ada');
    const otherKey = register({ ...branchDefinition, evolve: () => ({ branch: 'elsewhere', facts: 1, total: 1 }) });
    const leftOut = register({
      ...accountDefinition,
      evolve: (row, fact) => ({ ...row, accountId: fact.stream.slice('account-'.length) }) as never,
    });
    await bank.fold([leftOut, otherKey]);
    expect((await bank.parked()).map(({ register, key, reason }) => [register, key, reason])).toEqual([
      ['account', '1', 'A row of register account has no value for branch; absent is null'],
      ['branch', 'north', 'The fact belongs to row north, but the row has another key'],
    ]);
  });
});

describe('The lag of registers', () => {
  it('is the number of events behind the checkpoint and the age of the first of them', async () => {
    bank = await Bank.open(both);
    const runner = bank.runner(both);
    expect(await runner.lag()).toEqual(both1.map((name) => ({ register: name, position: 0n, events: 0, seconds: 0, error: undefined })));
    bank.now = new Date('2026-03-02T08:00:00.000Z');
    await bank.opened('1', 'north', 'Ada');
    bank.now = new Date('2026-03-02T08:00:10.000Z');
    await bank.fold([accounts]);
    await bank.paidIn('1', 'north', 1);
    await bank.paidIn('1', 'north', 2);
    bank.now = new Date('2026-03-02T08:01:12.500Z');
    expect(await runner.lag()).toEqual([
      { register: 'account', position: 1n, events: 2, seconds: 62.5, error: undefined },
      { register: 'branch', position: 0n, events: 3, seconds: 72.5, error: undefined },
    ]);
    await bank.fold(both);
    expect(await runner.lag()).toEqual(both1.map((name) => ({ register: name, position: 3n, events: 0, seconds: 0, error: undefined })));
  });
});

describe('Making the tables of registers', () => {
  it('is done once, however many processes begin at the same time, and by whoever begins again', async () => {
    bank = await Bank.open([]);
    await Promise.all([bank.migrate(both), bank.migrate(both), bank.migrate([branches])]);
    await bank.migrate(both);
    expect(await bank.rows('SELECT register, version, position::integer FROM projections.checkpoints ORDER BY register')).toEqual([
      { register: 'account', version: 1, position: 0 },
      { register: 'branch', version: 1, position: 0 },
    ]);
    expect(await bank.rows(`SELECT indexname FROM pg_indexes WHERE schemaname = 'registers' ORDER BY 1`)).toEqual(
      ['account_branch_balance', 'account_pkey', 'account_rich', 'branch_pkey'].map((indexname) => ({ indexname })),
    );
  });

  it('refuses a register of another version, names the way out, and leaves its rows as they are', async () => {
    bank = await Bank.open(both);
    await bank.opened('1', 'north', 'Ada');
    await bank.fold(both);
    const next = register({ ...branchDefinition, version: 2 });
    await expect(bank.migrate([accounts, next])).rejects.toThrow(RegistersOutdated);
    await expect(bank.migrate([accounts, next])).rejects.toThrow(
      'Built by another version: branch. Bring them up to date with: qadam rebuild branch',
    );
    await bank.paidIn('1', 'north', 5);
    const runner = bank.runner([accounts, next]);
    await runner.start();
    const lag = await lagWith(runner, (lags) => lags[0]?.events === 0 && lags[1]?.error !== undefined);
    expect(lag[1]).toMatchObject({ register: 'branch', position: 1n, events: 1 });
    expect(lag[1]?.error).toContain('qadam rebuild branch');
    expect(await bank.rows('SELECT facts FROM registers.branch')).toEqual([{ facts: 1 }]);
  });
});

/** The lag once it is as expected. */
async function lagWith(runner: RegisterRunner, expected: (lags: readonly RegisterLag[]) => boolean): Promise<readonly RegisterLag[]> {
  for (;;) {
    const lags = await runner.lag();
    if (expected(lags)) return lags;
  }
}
