import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, describe, expect, it } from '@jest/globals';
import { accounts, Bank, branches } from './accounts-scenario.ts';
import { rebuildRegister } from './rebuild-register.ts';
import type { RebuildOptions, Rebuilt } from './rebuild-registers.ts';
import { tableChecksum } from './table-checksum.ts';

const both = [accounts, branches];
let bank: Bank;
afterEach(() => bank.close());

function rebuild(options: Partial<RebuildOptions> = {}): Promise<Rebuilt> {
  return rebuildRegister({ ...bank.sources(), pool: bank.newPool(), register: accounts, ...options });
}

/** Until it is so. */
async function until(so: () => Promise<boolean>): Promise<void> {
  while (!(await so())) await delay(5);
}

/** Resolves when the rebuild waits for a lock that somebody else holds on what it has built. */
function comparing(): Promise<void> {
  const waits = `SELECT FROM pg_locks WHERE NOT granted AND relation = to_regclass('registers.account__rebuild')`;
  return until(async () => (await bank.rows(waits)).length > 0);
}

describe('While the new table and the live one are compared', () => {
  it('the live one is folded on, and what is compared is what both were when it began', async () => {
    bank = await Bank.open(both);
    await bank.history(400, 20);
    await bank.fold(both);
    const then = await tableChecksum(bank.pool, 'account');
    const holder = await bank.pool.connect();
    let holding: Promise<unknown> = Promise.resolve();
    const rebuilding = rebuild({
      onProgress: ({ phase }) => {
        // in the way of who reads the new table, and of nobody else
        if (phase === 'parity') holding = holder.query('BEGIN; LOCK TABLE registers.account__rebuild IN ACCESS EXCLUSIVE MODE');
      },
    });
    await until(async () => (await bank.rows(`SELECT FROM projections.rebuilds WHERE phase = 'parity'`)).length > 0);
    await holding;
    await comparing();
    const head = await bank.paidIn('a3', 'north', 5);
    await bank.fold(both);
    expect(await bank.position('account')).toBe(Number(head));
    await holder.query('ROLLBACK');
    holder.release();
    expect(await rebuilding).toMatchObject({ equal: true, checksumBefore: then, checksumAfter: then, position: head });
    expect(await tableChecksum(bank.pool, 'account')).not.toBe(then);
  });
});

describe('A row of the live table that is tampered with after the tables were compared', () => {
  it('makes them different where it was folded since, and is right again afterwards', async () => {
    bank = await Bank.open(both);
    await bank.history(400, 20);
    await bank.fold(both);
    // a reader of the live table: it is compared, but not swapped
    const rebuilding = await bank.locking('account', 'ACCESS SHARE', async () => {
      const promise = rebuild();
      await bank.stuckOn('account');
      await bank.paidIn('a3', 'north', 5);
      await bank.fold(both);
      await bank.rows(`UPDATE registers.account SET balance = balance + 1 WHERE account_id = 'a3'`);
      return { promise };
    });
    const rebuilt = await rebuilding.promise;
    expect(rebuilt.checksumBefore).toBe(rebuilt.checksumAfter);
    expect(rebuilt.equal).toBe(false);
    expect((await rebuild()).equal).toBe(true);
  });
});

describe('A register of which the rows were replaced after the tables were compared', () => {
  it('is compared again', async () => {
    bank = await Bank.open(both);
    await bank.history(400, 20);
    await bank.fold(both);
    const phases: string[] = [];
    const rebuilding = await bank.locking('account', 'ACCESS SHARE', async () => {
      const promise = rebuild({ onProgress: ({ phase }) => phases.push(phase) });
      await bank.stuckOn('account');
      await bank.rows(`UPDATE projections.checkpoints SET epoch = epoch + 1 WHERE register = 'account'`);
      return { promise };
    });
    expect((await rebuilding.promise).equal).toBe(true);
    expect(phases.filter((phase) => phase === 'parity')).toHaveLength(2);
  });
});
