import type { ClientBase } from 'pg';

/** Makes the tables of what a draft would give for each term of a pin, and how far that is. Idempotent; after `migratePopulation`. */
export async function migrateRehearsals(client: ClientBase): Promise<void> {
  await client.query(`
    SELECT pg_advisory_xact_lock(hashtextextended('qadam.population', 0));
    CREATE TABLE IF NOT EXISTS population.rehearsals (
      rehearsal_id uuid PRIMARY KEY,
      asked jsonb NOT NULL,
      as_of date NOT NULL,
      rule_set text NOT NULL,
      rule_set_hash text NOT NULL,
      begun_by text NOT NULL,
      begun_at timestamptz NOT NULL DEFAULT clock_timestamp(),
      finished_at timestamptz
    );
    CREATE TABLE IF NOT EXISTS population.rehearsed (
      rehearsal_id uuid NOT NULL REFERENCES population.rehearsals ON DELETE CASCADE,
      seq integer NOT NULL,
      term_id uuid NOT NULL,
      person_id uuid NOT NULL,
      sex text NOT NULL,
      category text NOT NULL,
      region text,
      facility text,
      class text NOT NULL,
      verdict_before text NOT NULL,
      verdict_after text NOT NULL,
      day_before date,
      day_after date,
      days_later integer,
      because text[] NOT NULL,
      PRIMARY KEY (rehearsal_id, seq),
      UNIQUE (rehearsal_id, term_id)
    );
    ALTER TABLE population.rehearsals ADD COLUMN IF NOT EXISTS since bigint NOT NULL DEFAULT 0;
  `);
}
