import type { Pool, PoolClient } from 'pg';
import type { RecordedEvent, SealedPersonal } from '../event-log/event.ts';
import type { PersonalFields, PersonalSeal } from '../event-log/personal-seal.ts';
import { KeyCache } from './key-cache.ts';
import type { MasterKey } from './master-key.ts';
import { dataKeyFrom, KeyDestroyed, newDataKeys, openEvents, sealParts, type DataKey, type RandomBytes } from './personal-cipher.ts';

export interface PersonKeysOptions {
  /** Of a database with the schema `person_keys`; one of its connections is taken until `close`. */
  readonly pool: Pool;
  readonly master: MasterKey;
  /** Keys that are remembered at most; 20,000 unless told. */
  readonly remembered?: number;
  /** How long a key is remembered at most, in milliseconds; 300,000 unless told. */
  readonly rememberedMs?: number;
  readonly randomBytes?: RandomBytes;
}

/** Keys in the database were wrapped by another master key than the one at hand: the file was lost, or is another installation's. */
export class OtherMasterKey extends Error {
  constructor(theirs: string, ours: string) {
    super(`Keys of persons are wrapped by the master key ${theirs}, and this is ${ours}. Bring ${theirs} back from its backup`);
    this.name = 'OtherMasterKey';
  }
}

/**
 * The seal over the schema `person_keys`.
 *
 * @throws OtherMasterKey where the database holds keys that this master key cannot unwrap
 */
export async function openPersonKeys(options: PersonKeysOptions): Promise<PostgresPersonalSeal> {
  const { rows } = await options.pool.query<{ master_key_id: string }>(
    'SELECT master_key_id FROM person_keys.keys WHERE wrapped_key IS NOT NULL AND master_key_id <> $1 LIMIT 1',
    [options.master.id],
  );
  if (rows[0] !== undefined) throw new OtherMasterKey(rows[0].master_key_id, options.master.id);
  const seal = new PostgresPersonalSeal(options);
  await seal.listen();
  return seal;
}

/** Seals under one key a person, kept in PostgreSQL, wrapped by a master key; made by `openPersonKeys`. */
export class PostgresPersonalSeal implements PersonalSeal {
  private readonly pool: Pool;
  private readonly master: MasterKey;
  private readonly randomBytes: RandomBytes | undefined;
  private readonly remembered: KeyCache;
  /** The connection that hears of destroyed keys. Without it nothing is remembered: a destroyed key could go on being used. */
  private listener: PoolClient | undefined;
  private beginning: Promise<void> | undefined;
  /** Counts what may have made an answer stale that is still under way from the database. */
  private changes = 0;
  private closed = false;

  constructor(options: PersonKeysOptions) {
    this.pool = options.pool;
    this.master = options.master;
    this.randomBytes = options.randomBytes;
    this.remembered = new KeyCache({
      entries: options.remembered ?? 20_000,
      forMs: options.rememberedMs ?? 300_000,
      now: () => performance.now(),
    });
  }

  /**
   * One query for the keys not remembered, one statement for all the new ones; they are committed before this resolves. Two
   * processes that seal for the same new person end up with one key.
   *
   * @throws KeyDestroyed before anything is sealed
   */
  async seal(parts: readonly PersonalFields[]): Promise<readonly SealedPersonal[]> {
    const { found, missing } = this.recall(parts.map((part) => part.key));
    for (const [key, dataKey] of await this.load(missing)) found.set(key, dataKey);
    const destroyed = [...found].find(([, dataKey]) => dataKey === 'destroyed');
    if (destroyed !== undefined) throw new KeyDestroyed(destroyed[0]);
    const absent = missing.filter((key) => !found.has(key));
    for (const [key, dataKey] of await this.make(absent)) found.set(key, dataKey);
    // Another process has made these meanwhile, and committed: they can be seen by a statement that begins now.
    for (const [key, dataKey] of await this.load(absent.filter((key) => !found.has(key)))) found.set(key, dataKey);
    return sealParts(parts, (key) => found.get(key), this.randomBytes);
  }

  /**
   * One query for the keys not remembered.
   *
   * @throws NotAuthentic where a ciphertext is not what was sealed for its event
   */
  async open(events: readonly RecordedEvent[]): Promise<readonly (object | undefined)[]> {
    const { found, missing } = this.recall(events.flatMap((event) => event.personal?.key ?? []));
    for (const [key, dataKey] of await this.load(missing)) found.set(key, dataKey);
    return openEvents(events, (key) => found.get(key));
  }

  /**
   * Erases a person: their key is overwritten, and every process that remembers it is told to forget it. Idempotent.
   *
   * @returns `no-key` where nothing personal was ever sealed for them; nothing is recorded then
   */
  async destroyKey(personId: string): Promise<'destroyed' | 'destroyed-before' | 'no-key'> {
    const { rowCount } = await this.pool.query(
      `WITH gone AS (
         UPDATE person_keys.keys SET wrapped_key = NULL, destroyed_at = now()
         WHERE person_key = $1 AND destroyed_at IS NULL RETURNING person_key
       )
       SELECT pg_notify('${channel}', person_key) FROM gone`,
      [personId],
    );
    this.forget(personId);
    if (rowCount === 1) return 'destroyed';
    return (await this.load([personId])).has(personId) ? 'destroyed-before' : 'no-key';
  }

  /** Hears of destroyed keys from now on; until it does, nothing is remembered. Does nothing the second time. */
  async listen(): Promise<void> {
    if (this.listener !== undefined || this.closed) return;
    this.beginning ??= this.beginToListen().finally(() => {
      this.beginning = undefined;
    });
    await this.beginning;
  }

  /** Gives the connection back and forgets every key; before the pool is ended. Idempotent. */
  async close(): Promise<void> {
    this.closed = true;
    await this.beginning?.catch(() => undefined);
    if (this.listener !== undefined) this.stopListening(this.listener);
  }

  private async beginToListen(): Promise<void> {
    const client = await this.pool.connect();
    const lost = (): void => {
      this.stopListening(client);
    };
    client.on('error', lost).on('end', lost);
    client.on('notification', ({ payload }) => {
      this.forget(payload ?? '');
    });
    try {
      await client.query(`LISTEN ${channel}`);
    } catch (error) {
      client.release(true);
      throw error;
    }
    this.changes++;
    this.listener = client;
  }

  private stopListening(client: PoolClient): void {
    if (this.listener !== client) return;
    this.listener = undefined;
    this.changes++;
    this.remembered.clear();
    client.release(true);
  }

  private forget(key: string): void {
    this.changes++;
    this.remembered.forget(key);
  }

  private recall(keys: readonly string[]): { readonly found: Map<string, DataKey>; readonly missing: readonly string[] } {
    const found = new Map<string, DataKey>();
    const missing = new Set<string>();
    for (const key of keys) {
      if (found.has(key) || missing.has(key)) continue;
      const dataKey = this.remembered.get(key);
      if (dataKey === undefined) missing.add(key);
      else found.set(key, dataKey);
    }
    return { found, missing: [...missing] };
  }

  private async load(keys: readonly string[]): Promise<ReadonlyMap<string, DataKey>> {
    if (keys.length === 0) return new Map();
    const remember = this.remembering();
    const { rows } = await this.pool.query<KeyRow>(
      'SELECT person_key, wrapped_key, master_key_id FROM person_keys.keys WHERE person_key = ANY($1::text[])',
      [keys],
    );
    return remember(await this.unwrapped(rows));
  }

  private async make(keys: readonly string[]): Promise<ReadonlyMap<string, DataKey>> {
    if (keys.length === 0) return new Map();
    const remember = this.remembering();
    // Everybody inserts in the same order, so that two who wait for each other's rows cannot wait in a ring.
    const ordered = [...keys].sort();
    const clear = newDataKeys(ordered.length, this.randomBytes);
    const wrapped = await this.master.wrap(ordered.map((of, index) => ({ of, bytes: at(clear, index) })));
    const { rows } = await this.pool.query<Pick<KeyRow, 'person_key'>>(
      `INSERT INTO person_keys.keys (person_key, wrapped_key, master_key_id)
             SELECT person_key, wrapped_key, $3 FROM unnest($1::text[], $2::bytea[]) AS made (person_key, wrapped_key)
             ON CONFLICT (person_key) DO NOTHING RETURNING person_key`,
      [ordered, wrapped, this.master.id],
    );
    const made = new Set(rows.map((row) => row.person_key));
    return remember(new Map(ordered.flatMap((key, index) => (made.has(key) ? [[key, dataKeyFrom(at(clear, index))] as const] : []))));
  }

  private async unwrapped(rows: readonly KeyRow[]): Promise<ReadonlyMap<string, DataKey>> {
    const keys = new Map<string, DataKey>();
    const there: { of: string; wrapped: Uint8Array }[] = [];
    for (const row of rows) {
      if (row.wrapped_key === null) keys.set(row.person_key, 'destroyed');
      else if (row.master_key_id !== this.master.id) throw new OtherMasterKey(row.master_key_id, this.master.id);
      else there.push({ of: row.person_key, wrapped: row.wrapped_key });
    }
    const clear = await this.master.unwrap(there);
    for (const [index, { of }] of there.entries()) keys.set(of, dataKeyFrom(at(clear, index)));
    return keys;
  }

  /** To be called before the database is asked: what it answers is remembered only if nothing was destroyed since. */
  private remembering(): (keys: ReadonlyMap<string, DataKey>) => ReadonlyMap<string, DataKey> {
    if (this.listener === undefined) this.listen().catch(() => undefined); // the next call tries again
    const before = this.listener === undefined ? undefined : this.changes;
    return (keys) => {
      if (before === this.changes) for (const [key, dataKey] of keys) this.remembered.set(key, dataKey);
      return keys;
    };
  }
}

const channel = 'person_key_destroyed';

interface KeyRow {
  readonly person_key: string;
  readonly wrapped_key: Uint8Array | null;
  readonly master_key_id: string;
}

function at(list: readonly Uint8Array[], index: number): Uint8Array {
  const bytes = list[index];
  if (bytes === undefined) throw new Error('The master key answered fewer keys than it was given');
  return bytes;
}
