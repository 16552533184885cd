import type { ClientBase } from 'pg';

/** Makes the table of what an act of amnesty gives for each term of a pin, and how far its screening is. Idempotent; after `migratePopulation`. */
export async function migrateScreenings(client: ClientBase): Promise<void> {
  await client.query(`
    SELECT pg_advisory_xact_lock(hashtextextended('qadam.population', 0));
    CREATE TABLE IF NOT EXISTS population.screened (
      pin_id uuid NOT NULL REFERENCES population.pins ON DELETE CASCADE,
      seq integer NOT NULL,
      term_id uuid NOT NULL,
      person_id uuid NOT NULL,
      sex text NOT NULL,
      category text NOT NULL,
      region text,
      facility text,
      verdict text NOT NULL,
      clauses text[] NOT NULL,
      excluded_by text[] NOT NULL,
      because text[] NOT NULL,
      fraction text,
      new_last_day date,
      outcome text,
      proposed text,
      changed boolean,
      screened_at timestamptz,
      PRIMARY KEY (pin_id, seq)
    );
  `);
}
