import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { accounts, Bank } from './accounts-scenario.ts';
import { registerTable, type RegisterTable } from './register-table.ts';
import { rowsOf, tableChecksum } from './table-checksum.ts';

let bank: Bank;
let table: RegisterTable;
beforeEach(async () => {
  bank = await Bank.open([accounts]);
  await bank.history(40, 8);
  await bank.fold([accounts]);
  table = registerTable(bank.dataSource, accounts);
});
afterEach(() => bank.close());

describe('The checksum of a register', () => {
  it('is the same for the same rows, in whatever order they were written and whatever the session is set to', async () => {
    await bank.rows('CREATE TABLE registers.copy (LIKE registers.account)');
    await bank.rows('INSERT INTO registers.copy SELECT * FROM registers.account ORDER BY account_id DESC');
    const client = await bank.pool.connect();
    await client.query(`SET TimeZone = 'Asia/Almaty'; SET DateStyle = 'SQL, DMY'`);
    expect(await tableChecksum(client, 'copy')).toBe(await tableChecksum(bank.pool, 'account'));
    client.release(true);
  });

  it.each([
    `branch = 'east'`,
    `owner = NULL`,
    `balance = balance + 1`,
    `opened_on = opened_on + 1`,
    `last_recorded_at = last_recorded_at + interval '1 ms'`,
    `last_position = last_position + 1`,
    `notes = notes || ARRAY['x']`,
    `payments = '[{"amount": 6.0}]'`,
  ])('is another one after a single row was changed: %s', async (change) => {
    await bank.rows(`UPDATE registers.account SET payments = '[{"amount": 6}]', owner = 'Ada' WHERE account_id = 'a3'`);
    const before = await tableChecksum(bank.pool, 'account');
    await bank.rows(`UPDATE registers.account SET ${change} WHERE account_id = 'a3'`);
    const after = await tableChecksum(bank.pool, 'account');
    expect(after).not.toBe(before);
    expect(rowsOf(after)).toBe(8);
  });

  it('is another one where two rows exchanged a value', async () => {
    const before = await tableChecksum(bank.pool, 'account');
    await bank.rows(
      `UPDATE registers.account SET balance = CASE account_id WHEN 'a3' THEN -1 ELSE -2 END WHERE account_id IN ('a3', 'a4')`,
    );
    const exchanged = await tableChecksum(bank.pool, 'account');
    await bank.rows(`UPDATE registers.account SET balance = -3 - balance WHERE account_id IN ('a3', 'a4')`);
    expect(new Set([before, exchanged, await tableChecksum(bank.pool, 'account')]).size).toBe(3);
  });

  it('is another one where a row is missing, and says how many there are', async () => {
    const before = await tableChecksum(bank.pool, 'account');
    await bank.rows(`DELETE FROM registers.account WHERE account_id = 'a3'`);
    const after = await tableChecksum(bank.pool, 'account');
    expect([rowsOf(before), rowsOf(after)]).toEqual([8, 7]);
    await bank.rows('TRUNCATE registers.account');
    expect(rowsOf(await tableChecksum(bank.pool, 'account'))).toBe(0);
  });

  it('of some keys tells of their rows only', async () => {
    const only = { key: table.key, keys: ['a3', 'a4', 'nobody'] };
    const before = await tableChecksum(bank.pool, 'account', only);
    expect(rowsOf(before)).toBe(2);
    await bank.rows(`UPDATE registers.account SET balance = -1 WHERE account_id = 'a5'`);
    expect(await tableChecksum(bank.pool, 'account', only)).toBe(before);
    await bank.rows(`UPDATE registers.account SET balance = -1 WHERE account_id = 'a4'`);
    expect(await tableChecksum(bank.pool, 'account', only)).not.toBe(before);
  });
});
