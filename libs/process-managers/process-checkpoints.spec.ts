import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { freshDatabase, type TestDatabase } from '../embedded-postgres/test-database.ts';
import type { CommandId, Position, StreamName } from '../event-log/event.ts';
import { MemoryProcessCheckpoints } from './memory-process-checkpoints.ts';
import { migrateProcessManagers, PostgresProcessCheckpoints } from './postgres-process-checkpoints.ts';
import type { ProcessCheckpoints, RefusedRequest } from './process-checkpoints.ts';

function at(position: number): Position {
  return BigInt(position) as Position; // a literal position
}

function refusedAt(position: number, place = 0): RefusedRequest {
  const commandId = `0192e4a0-7b1c-5000-8000-${String(position * 10 + place).padStart(12, '0')}` as CommandId; // a literal id
  const stream = 'account-1' as StreamName; // a literal name
  return { position: at(position), place, commandId, command: 'grant-bonus', stream, code: 'closed', reason: 'Жабық: «account»' };
}

function contract(open: () => Promise<ProcessCheckpoints>): void {
  let checkpoints: ProcessCheckpoints;
  beforeEach(async () => {
    checkpoints = await open();
  });

  it('does not know a process manager that has never run', async () => {
    expect(await checkpoints.position('bonus')).toBeUndefined();
    expect(await checkpoints.refusals('bonus')).toEqual([]);
    expect(await checkpoints.move({ process: 'bonus', from: at(0), to: at(5), refused: [refusedAt(3)] })).toBe(false);
    expect(await checkpoints.position('bonus')).toBeUndefined();
    expect(await checkpoints.refusals('bonus')).toEqual([]);
  });

  it('begins where it is told first, each on its own', async () => {
    await checkpoints.begin('bonus', at(7));
    await checkpoints.begin('bonus', at(0));
    await checkpoints.begin('malus', at(0));
    expect([await checkpoints.position('bonus'), await checkpoints.position('malus')]).toEqual([7n, 0n]);
  });

  it('moves only from where it stands, so that nobody moves it back', async () => {
    await checkpoints.begin('bonus', at(0));
    expect(await checkpoints.move({ process: 'bonus', from: at(0), to: at(5), refused: [] })).toBe(true);
    expect(await checkpoints.move({ process: 'bonus', from: at(0), to: at(4), refused: [refusedAt(2)] })).toBe(false);
    expect(await checkpoints.position('bonus')).toBe(5n);
    expect(await checkpoints.refusals('bonus')).toEqual([]);
    expect(await checkpoints.move({ process: 'bonus', from: at(5), to: at(6), refused: [] })).toBe(true);
  });

  it('is moved by one of several that move it at once', async () => {
    await checkpoints.begin('bonus', at(0));
    const moves = [1, 2, 3, 4].map((to) => checkpoints.move({ process: 'bonus', from: at(0), to: at(to), refused: [refusedAt(1, to)] }));
    const moved = await Promise.all(moves);
    expect(moved.filter(Boolean)).toHaveLength(1);
    expect(await checkpoints.refusals('bonus')).toEqual([refusedAt(1, moved.indexOf(true) + 1)]);
  });

  it('lists what was refused in the order of the log, as it was', async () => {
    await checkpoints.begin('bonus', at(0));
    await checkpoints.move({ process: 'bonus', from: at(0), to: at(9), refused: [refusedAt(9, 1), refusedAt(2), refusedAt(9, 0)] });
    await checkpoints.move({ process: 'bonus', from: at(9), to: at(10), refused: [refusedAt(10)] });
    expect(await checkpoints.refusals('bonus')).toEqual([refusedAt(2), refusedAt(9, 0), refusedAt(9, 1), refusedAt(10)]);
  });
}

describe('Checkpoints of process managers in memory', () => contract(async () => new MemoryProcessCheckpoints()));

describe('Checkpoints of process managers in PostgreSQL', () => {
  let database: TestDatabase;
  let pool: pg.Pool;
  beforeAll(async () => {
    database = await freshDatabase();
    pool = new pg.Pool({ connectionString: database.url, max: 4 });
    const clients = await Promise.all([pool.connect(), pool.connect()]);
    await Promise.all(clients.map((client) => migrateProcessManagers(client).finally(() => client.release())));
  });
  afterAll(async () => {
    await pool.end();
    await database.drop();
  });

  contract(async () => {
    await pool.query('TRUNCATE process_managers.checkpoints, process_managers.refused');
    return new PostgresProcessCheckpoints(pool);
  });
});
