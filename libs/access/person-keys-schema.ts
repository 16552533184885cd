import type { ClientBase } from 'pg';

/**
 * Makes the schema `person_keys`, a table of one wrapped key a person. Idempotent, and safe for two at once.
 *
 * The schema has nothing in common with the log's, so that it can have an owner, a server and backups of its own: what a backup
 * of it still holds is not erased.
 */
export async function migratePersonKeys(client: ClientBase): Promise<void> {
  // Several statements in one message are one transaction, or part of the one that is open.
  await client.query(`
    SELECT pg_advisory_xact_lock(hashtextextended('qadam.person_keys', 0));
    CREATE SCHEMA IF NOT EXISTS person_keys;
    CREATE TABLE IF NOT EXISTS person_keys.keys (
      person_key text COLLATE "C" PRIMARY KEY,
      wrapped_key bytea,
      master_key_id text NOT NULL,
      created_at timestamptz NOT NULL DEFAULT now(),
      destroyed_at timestamptz,
      CONSTRAINT destroyed_or_there CHECK ((wrapped_key IS NULL) = (destroyed_at IS NOT NULL))
    ) WITH (
      -- Only a vacuum takes the old version of a destroyed key off the page: the next round does it, however few they are.
      autovacuum_vacuum_threshold = 0,
      autovacuum_vacuum_scale_factor = 0
    );
    CREATE OR REPLACE FUNCTION person_keys.refuse() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      RAISE EXCEPTION 'person_keys.keys: a key is destroyed by overwriting it, its row stays, and a destroyed key does not come back'
        USING ERRCODE = 'restrict_violation';
    END $$;
    CREATE OR REPLACE TRIGGER row_stays BEFORE DELETE OR TRUNCATE ON person_keys.keys
      FOR EACH STATEMENT EXECUTE FUNCTION person_keys.refuse();
    CREATE OR REPLACE TRIGGER destroyed_for_ever BEFORE UPDATE ON person_keys.keys
      FOR EACH ROW WHEN (old.destroyed_at IS NOT NULL OR new.person_key <> old.person_key)
      EXECUTE FUNCTION person_keys.refuse();
  `);
}
