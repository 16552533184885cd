import type { ClientBase } from 'pg';

/** Makes the schema `access` with the table of reads, which only grows. Idempotent, and safe for two at once. */
export async function migrateAccess(client: ClientBase): Promise<void> {
  // Several statements in one message are one transaction, or part of the one that is open.
  await client.query(`
    SELECT pg_advisory_xact_lock(hashtextextended('qadam.access', 0));
    CREATE SCHEMA IF NOT EXISTS access;
    CREATE TABLE IF NOT EXISTS access.reads (
      id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
      at timestamptz NOT NULL DEFAULT clock_timestamp(),
      actor text NOT NULL,
      client_id text NOT NULL,
      route text NOT NULL,
      person_ids text[] NOT NULL,
      result_count integer NOT NULL,
      correlation_id text NOT NULL,
      purpose text
    );
    CREATE INDEX IF NOT EXISTS reads_by_actor ON access.reads (actor, id);
    CREATE INDEX IF NOT EXISTS reads_of_person ON access.reads USING gin (person_ids);
    CREATE OR REPLACE FUNCTION access.refuse() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      RAISE EXCEPTION 'access.reads only grows: what was read stays recorded' USING ERRCODE = 'restrict_violation';
    END $$;
    CREATE OR REPLACE TRIGGER only_grows BEFORE UPDATE OR DELETE OR TRUNCATE ON access.reads
      FOR EACH STATEMENT EXECUTE FUNCTION access.refuse();
  `);
}
