import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Column, DataSource, Entity, PrimaryColumn } from 'typeorm';
import { AccountRow, accounts, Bank, branchDefinition, BranchRow } from './accounts-scenario.ts';
import { entityMetadata } from './entity-metadata.ts';
import { register, type Plain } from './register.ts';
import { loadRows, writeRows } from './register-rows.ts';
import { createTableSql, registerTable } from './register-table.ts';
import { tableChecksum } from './table-checksum.ts';
import { inTransaction, withClient } from './transaction.ts';

const awkward = [
  '',
  ' ',
  'NULL',
  '\\N',
  '"',
  '\\',
  '{a,b}',
  '{}',
  "'",
  'tab\t',
  'line\n',
  'return\r',
  'Әсел Нұрланқызы',
  '😀',
  '\\.',
  '{"a":1}',
];

function account(at: number): Plain<AccountRow> {
  const text = `${awkward[at % awkward.length] ?? ''}${at < awkward.length ? '' : String(at)}`;
  return {
    accountId: `${String(at)}${text}`,
    branch: text,
    owner: at % 3 === 0 ? null : text,
    balance: at % 2 === 0 ? at : -at,
    openedOn: '2024-02-29',
    lastRecordedAt: new Date(Date.UTC(2026, 2, 1, 18, 59, 59, at % 1_000)),
    lastPosition: '9007199254740993',
    notes: at % 4 === 0 ? [] : [text, text],
    payments: at % 5 === 0 ? [] : [{ amount: 0.1 }, { amount: -at }],
  };
}

describe('Rows of a register', () => {
  let bank: Bank;
  beforeEach(async () => (bank = await Bank.open([accounts])));
  afterEach(() => bank.close());

  it('come back as they were written, whether few or many were written at a time, and as TypeORM reads them', async () => {
    const table = registerTable(bank.dataSource, accounts);
    const rows = Array.from({ length: 1_500 }, (_, at) => account(at));
    const changed = rows.map((row) => ({ ...row, balance: row.balance + 1 }));
    const keys = (from: number, to: number): string[] => rows.slice(from, to).map(({ accountId }) => accountId);
    await withClient(bank.pool, async (client) => {
      await client.query(createTableSql(table, 'account__other'));
      await inTransaction(client, async () => {
        await writeRows(client, table, 'account', { rows, replaced: [], removed: [] });
        await writeRows(client, table, 'account', { rows: changed.slice(0, 1_200), replaced: keys(0, 1_200), removed: keys(1_400, 1_500) });
        for (let at = 0; at < 1_500; at += 500) {
          await writeRows(client, table, 'account__other', { rows: rows.slice(at, at + 500), replaced: [], removed: [] });
          const upTo = Math.min(1_200, at + 500);
          await writeRows(client, table, 'account__other', { rows: changed.slice(at, upTo), replaced: keys(at, upTo), removed: [] });
        }
        await writeRows(client, table, 'account__other', { rows: [], replaced: [], removed: keys(1_400, 1_500) });
      });
      expect(await tableChecksum(client, 'account__other')).toBe(await tableChecksum(client, 'account'));
      const expected = [...changed.slice(0, 1_200), ...rows.slice(1_200, 1_400)].sort(byId);
      const loaded = await loadRows(client, table, 'account', keys(0, 1_500));
      expect([...loaded].sort(byId)).toEqual(expected);
      expect((await bank.dataSource.getRepository(AccountRow).find()).map((row) => Object.assign({}, row)).sort(byId)).toEqual(expected);
    });
  });

  it('have the same instants and days whatever the time zone and date style of the session', async () => {
    const table = registerTable(bank.dataSource, accounts);
    await withClient(bank.pool, async (client) => {
      await client.query(`SET timezone = 'Asia/Almaty'`);
      await client.query(`SET datestyle = 'ISO, DMY'`);
      const row = account(1);
      await writeRows(client, table, 'account', { rows: [row], replaced: [], removed: [] });
      expect(await loadRows(client, table, 'account', [row.accountId])).toEqual([row]);
      await client.query('RESET ALL');
    });
  });
});

describe('The entity of a register', () => {
  @Entity({ schema: 'public', name: 'branch' })
  class Elsewhere {
    @PrimaryColumn({ type: 'text' })
    readonly branch!: string;
  }

  @Entity({ schema: 'registers', name: 'branch' })
  class WithDefault {
    @PrimaryColumn({ type: 'text' })
    readonly branch!: string;

    @Column({ type: 'integer', default: 0 })
    readonly facts!: number;
  }

  @Entity({ schema: 'registers', name: 'branch' })
  class WithLocalTime {
    @PrimaryColumn({ type: 'text' })
    readonly branch!: string;

    @Column({ type: 'timestamp' })
    readonly at!: Date;
  }

  @Entity({ schema: 'registers', name: 'branch' })
  class WithTwoKeys {
    @PrimaryColumn({ type: 'text' })
    readonly branch!: string;

    @PrimaryColumn({ type: 'text' })
    readonly other!: string;
  }

  @Entity({ schema: 'registers', name: 'branch' })
  class WithNumberedKey {
    @PrimaryColumn({ type: 'integer' })
    readonly branch!: number;
  }

  it.each([
    ['a table elsewhere', Elsewhere, 'its table must be registers.branch, not public.branch'],
    ['a default, which the fold does not know', WithDefault, 'facts must get its value from the fold'],
    ['a time without a zone', WithLocalTime, 'a register cannot have columns like at'],
    ['two keys', WithTwoKeys, 'it needs one primary column'],
    ['a key that is not a text', WithNumberedKey, 'it needs one primary column'],
  ])('is refused with %s', async (_, entity, because) => {
    const refused = register({ ...branchDefinition, entity: entity as never });
    const described = await entityMetadata([refused]);
    expect(() => registerTable(described, refused)).toThrow(because);
  });

  it('gives the same shape through any data source, and another one with another column', async () => {
    const shape = async (entity: unknown): Promise<string> => {
      const changed = register({ ...branchDefinition, entity: entity as never });
      return registerTable(await entityMetadata([changed]), changed).shape;
    };
    @Entity({ schema: 'registers', name: 'branch' })
    class Wider extends BranchRow {
      @Column({ type: 'text', nullable: true })
      readonly manager!: string | null;
    }
    const bank = await Bank.open([]);
    try {
      const connected = await new DataSource({ type: 'postgres', url: bank.url, entities: [BranchRow] }).initialize();
      expect(registerTable(connected, register(branchDefinition)).shape).toBe(await shape(BranchRow));
      await connected.destroy();
    } finally {
      await bank.close();
    }
    expect(await shape(Wider)).not.toBe(await shape(BranchRow));
  });
});

function byId(a: unknown, b: unknown): number {
  return String(Reflect.get(a as object, 'accountId')) < String(Reflect.get(b as object, 'accountId')) ? -1 : 1; // both are rows
}
