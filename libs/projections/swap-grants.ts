import type { ClientBase } from 'pg';

/**
 * Gives a table the owner of another one, and whatever others were granted on it and its columns, no more and no less.
 *
 * A part of the caller's transaction. Columns that the new table does not have are left out.
 *
 * @param from, to ready for a statement, as of `qualified`
 * @throws Error where this role may not give tables to that owner
 */
export async function carryGrants(client: ClientBase, from: string, to: string): Promise<void> {
  const { rows } = await client.query<{ readonly statement: string }>(statements, [from, to]);
  for (const { statement } of rows) await client.query(statement);
}

/** Where nothing was ever granted on a table it has no list of its own, and what holds is the default. */
const statements = `
  WITH tables AS (
    SELECT old.oid AS old, new.oid AS new, old.relowner AS owner, new.relowner AS maker,
           coalesce(old.relacl, acldefault('r', old.relowner)) AS old_acl, coalesce(new.relacl, acldefault('r', new.relowner)) AS new_acl
    FROM pg_class old, pg_class new WHERE old.oid = $1::regclass AND new.oid = $2::regclass
  ), owned AS (
    SELECT format('ALTER TABLE %s OWNER TO %I', $2, pg_get_userbyid(owner)) AS statement FROM tables WHERE owner <> maker
  ), revoked AS (
    SELECT DISTINCT format('REVOKE ALL ON %s FROM %s', $2, CASE grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(grantee)) END) AS statement
    FROM tables, (SELECT grantee FROM tables, aclexplode(new_acl) UNION SELECT owner FROM tables) AS granted
  ), granted AS (
    SELECT format('GRANT %s ON %s TO %s%s', privilege_type, $2, CASE grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(grantee)) END,
                  CASE WHEN is_grantable AND grantee <> owner THEN ' WITH GRANT OPTION' ELSE '' END) AS statement
    FROM tables, aclexplode(old_acl)
  ), granted_on_columns AS (
    SELECT format('GRANT %s (%I) ON %s TO %s%s', privilege_type, there.attname, $2,
                  CASE grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(grantee)) END,
                  CASE WHEN is_grantable THEN ' WITH GRANT OPTION' ELSE '' END) AS statement
    FROM tables
    JOIN pg_attribute had ON had.attrelid = old AND had.attnum > 0 AND NOT had.attisdropped
    JOIN pg_attribute there ON there.attrelid = new AND there.attname = had.attname AND there.attnum > 0 AND NOT there.attisdropped,
    aclexplode(had.attacl)
  )
  SELECT statement FROM (
    SELECT 1 AS turn, statement FROM owned UNION ALL SELECT 2, statement FROM revoked
    UNION ALL SELECT 3, statement FROM granted UNION ALL SELECT 4, statement FROM granted_on_columns
  ) AS all_of_them ORDER BY turn, statement`;
