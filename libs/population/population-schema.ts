import type { ClientBase } from 'pg';

/** Makes the schema `population`: what was known of everyone's term at one position of the log. Idempotent, and safe for two at once. */
export async function migratePopulation(client: ClientBase): Promise<void> {
  // Several statements in one message are one transaction, or part of the one that is open.
  await client.query(`
    SELECT pg_advisory_xact_lock(hashtextextended('qadam.population', 0));
    CREATE SCHEMA IF NOT EXISTS population;
    CREATE TABLE IF NOT EXISTS population.pins (
      pin_id uuid PRIMARY KEY,
      position bigint NOT NULL,
      terms integer NOT NULL,
      without_sentence integer NOT NULL,
      pinned_at timestamptz NOT NULL DEFAULT clock_timestamp()
    );
    CREATE TABLE IF NOT EXISTS population.terms (
      pin_id uuid NOT NULL REFERENCES population.pins ON DELETE CASCADE,
      seq integer NOT NULL,
      term_id uuid NOT NULL,
      person_id uuid NOT NULL,
      served jsonb NOT NULL,
      person jsonb NOT NULL,
      behaviour jsonb,
      facility text,
      region text,
      term_revision integer NOT NULL,
      person_revision integer NOT NULL,
      custody_revision integer,
      incomplete boolean NOT NULL,
      PRIMARY KEY (pin_id, seq),
      UNIQUE (pin_id, term_id)
    );
    ALTER TABLE population.terms ADD COLUMN IF NOT EXISTS revoked jsonb;
    ALTER TABLE population.terms ADD COLUMN IF NOT EXISTS parole_revision integer;
    ALTER TABLE population.terms ADD COLUMN IF NOT EXISTS cases jsonb NOT NULL DEFAULT '{}';
  `);
}
