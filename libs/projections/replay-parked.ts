import type { ClientBase, Pool } from 'pg';
import { beforeFirst, type Position } from '../event-log/event.ts';
import { asError, isAboutRow, withoutValues } from './as-error.ts';
import { isOf, lockCheckpoints, raiseEpochs } from './checkpoints.ts';
import { readFact, type FactSource, type PagedFact } from './fact-pages.ts';
import { RegistersOutdated } from './migrate-projections.ts';
import { readParked, readParkedFacts, unparkFacts } from './parked-facts.ts';
import { RegisterFold } from './register-fold.ts';
import type { FoldedChanges } from './register-store.ts';
import { loadRows, writeRows } from './register-rows.ts';
import type { RegisterTable } from './register-table.ts';
import { inTransaction, withClient } from './transaction.ts';

export interface ReplayOptions extends FactSource {
  /** Two connections are used at a time. */
  readonly pool: Pool;
  readonly table: RegisterTable;
}

/** What came of the parked facts of one key. */
export interface ReplayedKey {
  readonly key: string;
  /** Facts that are in its row now. */
  readonly folded: number;
  /** Facts that are parked still. */
  readonly left: number;
  /** Why the first of those cannot be folded. */
  readonly reason: string | undefined;
}

/**
 * Folds parked facts of a register, of one key or of all, as the present code reads and folds them, in order and on top of the row.
 *
 * A key that gets stuck again stays parked from the fact that it gets stuck on; those before are folded. Whoever runs the register goes on
 * meanwhile, but for the moment in which a key is written.
 *
 * @throws RegistersOutdated where the table is of another version: then a rebuild folds them
 */
export async function replayParked(options: ReplayOptions, key?: string): Promise<readonly ReplayedKey[]> {
  const parked = await readParked(options.pool, [options.table.register.name]);
  const replayed: ReplayedKey[] = [];
  for (const each of parked) if (key === undefined || key === each.key) replayed.push(await replayKey(options, each.key));
  return replayed;
}

interface Stuck {
  readonly position: Position;
  readonly reason: string;
}

async function replayKey(options: ReplayOptions, key: string): Promise<ReplayedKey> {
  const { pool, table } = options;
  const { name } = table.register;
  // most are read before the lock, so that whoever folds the register waits for little
  const early = new Map<Position, PagedFact>();
  for (const { position, type } of await readParkedFacts(pool, name, key)) early.set(position, await factAt(options, position, type));
  return withClient(pool, (client) =>
    inTransaction(client, async () => {
      const [checkpoint] = await lockCheckpoints(client, [name]);
      if (checkpoint === undefined || !isOf(table, checkpoint)) throw new RegistersOutdated([name]);
      const facts: PagedFact[] = [];
      for (const { position, type } of await readParkedFacts(client, name, key)) {
        facts.push(early.get(position) ?? (await factAt(options, position, type)));
      }
      const stuck = await foldOntoRow(client, table, key, facts);
      const folded = stuck === undefined ? facts.length : facts.findIndex(({ position }) => position === stuck.position);
      await unparkFacts(client, name, key, stuck);
      // whoever holds the row, or takes the key to be parked, finds out by it
      if (folded > 0) await raiseEpochs(client, [name]);
      return { key, folded, left: facts.length - folded, reason: stuck?.reason };
    }),
  );
}

async function factAt(options: ReplayOptions, position: Position, type: string): Promise<PagedFact> {
  const found = await readFact(options, position, type);
  return found ?? { type, position, before: position, fact: new Error(`The log has no ${type} at position ${String(position)}`) };
}

/** Writes the row with as many of the facts as can be folded and written. @returns the first that cannot be */
async function foldOntoRow(client: ClientBase, table: RegisterTable, key: string, facts: readonly PagedFact[]): Promise<Stuck | undefined> {
  await client.query('SAVEPOINT before_replay');
  const attempt = async (count: number): Promise<{ readonly stuck: Stuck | undefined } | { readonly refused: Error }> => {
    await client.query('ROLLBACK TO SAVEPOINT before_replay');
    const { stuck, changes } = await folded(client, table, key, facts.slice(0, count));
    try {
      await writeRows(client, table, table.register.name, changes);
      return { stuck };
    } catch (error) {
      if (!isAboutRow(asError(error))) throw error;
      return { refused: withoutValues(asError(error)) };
    }
  };
  const whole = await attempt(facts.length);
  if ('stuck' in whole) return whole.stuck;
  let [writable, unwritable, because] = [0, facts.length, whole.refused];
  while (unwritable - writable > 1) {
    const count = Math.floor((writable + unwritable) / 2);
    const half = await attempt(count);
    if ('stuck' in half) writable = count;
    else [unwritable, because] = [count, half.refused];
  }
  await attempt(writable);
  const first = facts[writable];
  return first && { position: first.position, reason: because.message };
}

async function folded(
  client: ClientBase,
  table: RegisterTable,
  key: string,
  facts: readonly PagedFact[],
): Promise<{ readonly stuck: Stuck | undefined; readonly changes: FoldedChanges }> {
  const { register } = table;
  const keyOf: typeof register.keyOf = (fact) => {
    const now = register.keyOf(fact);
    if (now !== key) throw new Error(`Its key is ${now ?? 'none'} by now: rebuild the register`);
    return key;
  };
  const fold = new RegisterFold({ ...table, register: { ...register, keyOf } }, (keys) => loadRows(client, table, register.name, keys));
  const unfolded = await fold.take({ facts, events: facts.length, upTo: facts.at(-1)?.position ?? beforeFirst, full: false });
  const changes = fold.harvest();
  const [parked] = changes.parked; // before what is unfolded, where there are both
  if (parked !== undefined) return { stuck: { position: parked.position, reason: parked.reason ?? '' }, changes };
  return { stuck: unfolded && { position: unfolded.at, reason: unfolded.error.message }, changes };
}
