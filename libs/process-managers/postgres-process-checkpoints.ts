import type { ClientBase, Pool } from 'pg';
import type { CommandId, Position, StreamName } from '../event-log/event.ts';
import type { ProcessCheckpoints, ProcessMove, RefusedRequest } from './process-checkpoints.ts';

/** Makes the schema `process_managers`. Idempotent, and safe for two at once. */
export async function migrateProcessManagers(client: ClientBase): Promise<void> {
  // Several statements in one message are one transaction, or part of the one that is open.
  await client.query(`
    SELECT pg_advisory_xact_lock(hashtextextended('qadam.process_managers', 0));
    CREATE SCHEMA IF NOT EXISTS process_managers;
    CREATE TABLE IF NOT EXISTS process_managers.checkpoints (
      process text COLLATE "C" PRIMARY KEY,
      position bigint NOT NULL,
      updated_at timestamptz NOT NULL
    ) WITH (fillfactor = 20);
    CREATE TABLE IF NOT EXISTS process_managers.refused (
      process text COLLATE "C" NOT NULL,
      position bigint NOT NULL,
      place integer NOT NULL,
      command_id uuid NOT NULL,
      command text NOT NULL,
      stream text COLLATE "C" NOT NULL,
      code text NOT NULL,
      reason text NOT NULL,
      refused_at timestamptz NOT NULL,
      PRIMARY KEY (process, position, place)
    );
  `);
}

/** Checkpoints in a PostgreSQL database, in the tables of `migrateProcessManagers`. */
export class PostgresProcessCheckpoints implements ProcessCheckpoints {
  private readonly pool: Pool;

  constructor(pool: Pool) {
    this.pool = pool;
  }

  async position(process: string): Promise<Position | undefined> {
    const { rows } = await this.pool.query<{ readonly position: string }>(
      'SELECT position::text AS position FROM process_managers.checkpoints WHERE process = $1',
      [process],
    );
    return rows[0] === undefined ? undefined : positionOf(rows[0].position);
  }

  async begin(process: string, at: Position): Promise<void> {
    await this.pool.query('INSERT INTO process_managers.checkpoints VALUES ($1, $2, clock_timestamp()) ON CONFLICT (process) DO NOTHING', [
      process,
      String(at),
    ]);
  }

  async move({ process, from, to, refused }: ProcessMove): Promise<boolean> {
    // one statement is one transaction; what is not moved lists nothing
    const { rows } = await this.pool.query<{ readonly moved: boolean }>(
      `WITH moved AS (
         UPDATE process_managers.checkpoints SET position = $3, updated_at = clock_timestamp()
         WHERE process = $1 AND position = $2 RETURNING process),
       listed AS (
         INSERT INTO process_managers.refused
         SELECT process, r.position, r.place, r."commandId", r.command, r.stream, r.code, r.reason, clock_timestamp()
         FROM moved CROSS JOIN json_to_recordset($4) AS r
           (position bigint, place integer, "commandId" uuid, command text, stream text, code text, reason text))
       SELECT EXISTS (SELECT FROM moved) AS moved`,
      [process, String(from), String(to), JSON.stringify(refused.map((request) => ({ ...request, position: String(request.position) })))],
    );
    return rows[0]?.moved ?? false;
  }

  async refusals(process: string): Promise<readonly RefusedRequest[]> {
    const { rows } = await this.pool.query<RefusedRow>(
      `SELECT position::text AS position, place, command_id AS "commandId", command, stream, code, reason
       FROM process_managers.refused AS r WHERE process = $1 ORDER BY r.position, place`,
      [process],
    );
    return rows.map((row) => ({ ...row, position: positionOf(row.position) }));
  }
}

interface RefusedRow extends Omit<RefusedRequest, 'position' | 'commandId' | 'stream'> {
  readonly position: string;
  readonly commandId: CommandId;
  readonly stream: StreamName;
}

function positionOf(text: string): Position {
  return BigInt(text) as Position; // written from a position
}
