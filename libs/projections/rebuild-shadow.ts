import type { PoolClient } from 'pg';
import { beforeFirst, type Position } from '../event-log/event.ts';
import { asError, isAboutRow, withoutValues } from './as-error.ts';
import { firstFactsOf, stretchOf, type FactPage } from './fact-pages.ts';
import { parkFacts, readParkedKeys, removeParkedFacts } from './parked-facts.ts';
import { beginRebuild, enterPhase, moveRebuild, parkedOf, readRebuild, shadowOf, type RebuildPhase } from './rebuild-standing.ts';
import { RegisterFold } from './register-fold.ts';
import type { FoldedChanges } from './register-store.ts';
import { copyRows, loadEveryRow, loadRows, writeRows } from './register-rows.ts';
import { addPrimaryKeySql, createBareTableSql, createIndexesSql, qualified, valueOf, type RegisterTable } from './register-table.ts';
import { inTransaction } from './transaction.ts';

/**
 * The table that is being built beside the live one, and what is folded for it.
 *
 * As long as all its rows are held in memory the table has no index and is written as a whole, each time anew. Once some were let go of
 * it has its primary key, and what changed is written.
 */
export class ShadowTable {
  readonly table: RegisterTable;
  readonly register: string;
  /** Its name until it takes the place of the live one. */
  readonly name: string;
  readonly fold: RegisterFold;
  /** Everything up to and including this position is folded. */
  folded: Position = beforeFirst;
  /** Nothing behind this position is folded. */
  goal: Position = beforeFirst;
  phase: RebuildPhase = 'bulk';
  /** Facts that were folded, or parked, and written by this process. */
  events = 0;
  /** Keys of rows that were written since somebody asked for them; undefined where nobody does. */
  touched: Set<string> | undefined;
  private readonly client: PoolClient;
  private written: Position = beforeFirst;
  private isWhole = true;
  /** Set where a row could not be written: up to there few facts at a time are folded and written, until it is known which one it is. */
  private few: { readonly upTo: Position; readonly limit: number } | undefined;

  /** @param client does all the writing */
  constructor(client: PoolClient, table: RegisterTable) {
    this.client = client;
    this.table = table;
    this.register = table.register.name;
    this.name = shadowOf(this.register);
    this.fold = new RegisterFold(table, (keys) => loadRows(client, table, this.name, keys));
  }

  /** Whether few facts at a time are folded, each time in a transaction of its own: a row could not be written. */
  get isCareful(): boolean {
    return this.few !== undefined;
  }

  /**
   * Begins where the rebuild before it ended, if that can be continued, and at the first event if it cannot.
   *
   * @param options.latest how far a table can be that is continued
   * @param options.notBefore what was begun before is not continued
   * @param options.mostRows how many rows may be held
   */
  async open(options: { readonly latest: Position; readonly notBefore?: Date; readonly mostRows: number }): Promise<void> {
    const { latest, notBefore, mostRows } = options;
    const left = await readRebuild(this.client, this.register);
    const { register, shape } = this.table;
    const continues =
      left?.version === register.version &&
      left.shape === shape &&
      left.position <= latest &&
      (notBefore === undefined || left.startedAt > notBefore) &&
      (await this.exists());
    if (continues) {
      this.phase = left.phase;
      this.isWhole = left.phase === 'bulk' && !(await this.hasPrimaryKey());
      if (!this.isWhole) await this.addPrimaryKey();
      return this.goBack(mostRows);
    }
    await inTransaction(this.client, async () => {
      await this.client.query(`DROP TABLE IF EXISTS ${qualified(this.name)}`);
      await this.client.query(createBareTableSql(this.table, this.name));
      await removeParkedFacts(this.client, parkedOf(this.register));
      await beginRebuild(this.client, this.table, latest);
    });
    this.fold.forget([], true);
  }

  /** Folds what of a page is not folded yet, up to the goal. @throws Error naming the event where its key cannot be told */
  async take(page: FactPage): Promise<void> {
    const upTo = page.upTo < this.goal ? page.upTo : this.goal;
    while (this.folded < upTo) {
      const rest = stretchOf(page, this.folded, upTo);
      if (this.few === undefined) return this.foldAll(rest);
      await this.foldAll(firstFactsOf(rest, this.few.limit));
      await this.save();
    }
  }

  /**
   * Writes what is folded. Where a row cannot be written it goes back to what is: what was folded since is to be taken again, and the
   * fact that makes such a row will be parked.
   */
  async save(): Promise<void> {
    if (this.folded === this.written) return;
    const { taken } = this.fold;
    try {
      await inTransaction(this.client, () => (this.isWhole ? this.writeWhole() : this.writeChanges()));
    } catch (error) {
      if (!isAboutRow(asError(error))) throw error;
      return this.refuse(asError(error), taken);
    }
    this.written = this.folded;
    if (this.few === undefined) return;
    this.few = this.folded >= this.few.upTo ? undefined : { ...this.few, limit: this.few.limit * 2 };
  }

  /** Writes what is folded, as a part of the caller's transaction; where that does not come about: `goBack`. @throws as the database does */
  async writeChanges(): Promise<void> {
    const changes = this.harvest();
    const { property } = this.table.key;
    for (const row of changes.rows) this.touched?.add(String(valueOf(row, property)));
    for (const key of changes.removed) this.touched?.add(key);
    await writeRows(this.client, this.table, this.name, changes);
    await parkFacts(this.client, parkedOf(this.register), changes.parked);
    await moveRebuild(this.client, this.register, { to: this.folded, goal: this.goal });
  }

  /** Writes what is folded and lets go of the rows that were not folded lately, so that no more than so many are held. */
  async spill(most: number): Promise<void> {
    await this.save();
    await this.addPrimaryKey();
    this.fold.trim(most);
  }

  /** To what is written: whatever else was folded counts for nothing. */
  async goBack(mostRows = 0): Promise<void> {
    const left = await readRebuild(this.client, this.register);
    if (left === undefined) throw new Error(`Somebody else ended the rebuild of register ${this.register}`);
    if (this.isWhole && (await this.countRows()) > mostRows) await this.addPrimaryKey();
    this.fold.forget(await readParkedKeys(this.client, parkedOf(this.register)));
    if (this.isWhole) this.fold.holdAll(await loadEveryRow(this.client, this.table, this.name));
    this.folded = this.written = left.position;
  }

  async enter(phase: RebuildPhase): Promise<void> {
    await enterPhase(this.client, this.register, phase);
    this.phase = phase;
  }

  /** Makes what is missing of primary key and indexes; nothing is held in memory any more. */
  async index(): Promise<void> {
    await this.addPrimaryKey();
    this.fold.trim(0);
    for (const statement of createIndexesSql(this.table, this.name)) await this.define(statement);
  }

  /** So that the first query of the new table is planned by what is in it. */
  async analyze(): Promise<void> {
    await this.client.query(`ANALYZE ${qualified(this.name)}`);
  }

  private async foldAll(page: FactPage): Promise<void> {
    const unfolded = await this.fold.take(page);
    if (unfolded !== undefined) throw new Error(`Event ${String(unfolded.at)}: ${unfolded.error.message}`, { cause: unfolded.error });
    this.folded = page.upTo;
  }

  private async writeWhole(): Promise<void> {
    const { parked, rows, removed } = this.harvest();
    if (rows.length + removed.length > 0) {
      await this.client.query(`TRUNCATE ${qualified(this.name)}`);
      await copyRows(this.client, this.table, this.name, this.fold.everyRow(), 'new');
    }
    await parkFacts(this.client, parkedOf(this.register), parked);
    await moveRebuild(this.client, this.register, { to: this.folded, goal: this.goal });
  }

  private harvest(): FoldedChanges {
    const { facts } = this.fold.taken;
    const changes = this.fold.harvest();
    this.events += facts + changes.parked.length;
    return changes;
  }

  /** Tries again with half of it, until it is known which fact makes the row; that one is parked. */
  private async refuse(error: Error, { facts, latest }: RegisterFold['taken']): Promise<void> {
    if (facts === 0 || latest === undefined) throw error;
    if (facts === 1) this.fold.refuse(latest, withoutValues(error));
    this.few = { upTo: this.few?.upTo ?? this.folded, limit: Math.min(fewFacts, Math.max(1, Math.floor(facts / 2))) };
    await this.addPrimaryKey();
    await this.goBack();
  }

  private async addPrimaryKey(): Promise<void> {
    this.isWhole = false;
    if (!(await this.hasPrimaryKey())) await this.define(addPrimaryKeySql(this.table, this.name));
  }

  private async define(statement: string): Promise<void> {
    await inTransaction(this.client, async () => {
      await this.client.query(`SET LOCAL maintenance_work_mem = '256MB'`);
      await this.client.query(statement);
    });
  }

  private async exists(): Promise<boolean> {
    const { rows } = await this.client.query<{ there: boolean }>('SELECT to_regclass($1) IS NOT NULL AS there', [qualified(this.name)]);
    return rows[0]?.there === true;
  }

  private async hasPrimaryKey(): Promise<boolean> {
    const { rowCount } = await this.client.query('SELECT FROM pg_index WHERE indrelid = $1::regclass AND indisprimary', [
      qualified(this.name),
    ]);
    return rowCount === 1;
  }

  private async countRows(): Promise<number> {
    const { rows } = await this.client.query<{ count: string }>(`SELECT count(*) FROM ${qualified(this.name)}`);
    return Number(rows[0]?.count);
  }
}

/** Facts that are folded at once where one of them makes a row that cannot be written. */
const fewFacts = 1_000;
