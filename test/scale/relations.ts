import type { Pool } from 'pg';
import type { Relation } from './scale-reading.ts';

/** The tables and indexes of the product by size, the largest first; those below a megabyte are left out. */
export async function relationsOf(pool: Pool): Promise<readonly Relation[]> {
  const { rows } = await pool.query<{ name: string; is: Relation['is']; bytes: string }>(
    `select n.nspname || '.' || c.relname as name, case c.relkind when 'i' then 'index' else 'table' end as is,
      (case c.relkind when 'i' then pg_relation_size(c.oid) else pg_table_size(c.oid) end)::text as bytes
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'i') and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast')
     order by pg_table_size(c.oid) desc, 1`,
  );
  return rows.map(({ name, is, bytes }) => ({ name, is, bytes: Number(bytes) })).filter(({ bytes }) => bytes >= 1_000_000);
}
