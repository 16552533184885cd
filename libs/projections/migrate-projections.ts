import type { ClientBase } from 'pg';
import { beforeFirst } from '../event-log/event.ts';
import { addCheckpoint, checkpointsSql, isOf, readCheckpoints } from './checkpoints.ts';
import { entityMetadata } from './entity-metadata.ts';
import { leasesSql } from './lease-keeper.ts';
import { parkedFactsSql } from './parked-facts.ts';
import { rebuildsSql } from './rebuild-standing.ts';
import type { AnyRegister } from './register.ts';
import { createIndexesSql, createTableSql, qualified, registerSchema, registerTable } from './register-table.ts';
import { inTransaction } from './transaction.ts';

/** Tables that were built by another version of their register. They are neither served further nor touched: that is for a rebuild to do. */
export class RegistersOutdated extends Error {
  readonly registers: readonly string[];

  constructor(registers: readonly string[]) {
    super(
      `Built by another version: ${registers.join(', ')}. Bring them up to date with: ${registers.map((name) => `qadam rebuild ${name}`).join('; ')}`,
    );
    this.name = 'RegistersOutdated';
    this.registers = registers;
  }
}

/**
 * Makes the tables of registers that have none yet, and their checkpoints. Idempotent, and safe in several processes at once.
 *
 * @param client outside of a transaction
 * @throws RegistersOutdated after everything that was missing is there
 */
export async function migrateProjections(client: ClientBase, registers: readonly AnyRegister[]): Promise<void> {
  const dataSource = await entityMetadata(registers);
  const tables = registers.map((register) => registerTable(dataSource, register));
  const outdated = await inTransaction(client, async () => {
    await client.query(`SELECT pg_advisory_xact_lock(hashtextextended('projections.migrate', 0))`);
    await client.query(checkpointsSql);
    await client.query(parkedFactsSql);
    await client.query(rebuildsSql);
    await client.query(leasesSql);
    await client.query(`CREATE SCHEMA IF NOT EXISTS ${registerSchema}`);
    const known = await readCheckpoints(
      client,
      registers.map(({ name }) => name),
    );
    const different: string[] = [];
    for (const table of tables) {
      const { name } = table.register;
      const checkpoint = known.find(({ register }) => register === name);
      if (checkpoint !== undefined) {
        if (!isOf(table, checkpoint)) different.push(name);
        continue;
      }
      await client.query(`DROP TABLE IF EXISTS ${qualified(name)}`);
      for (const statement of [createTableSql(table, name), ...createIndexesSql(table, name)]) await client.query(statement);
      await addCheckpoint(client, name, table, beforeFirst);
    }
    return different;
  });
  if (outdated.length > 0) throw new RegistersOutdated(outdated);
}
