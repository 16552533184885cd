import { DatabaseError, type ClientBase, type QueryArrayConfig } from 'pg';

/**
 * Settings for a session that runs the statements of the log.
 *
 * A plan is made once for each prepared statement and kept. Made while a table is small it would read the whole of it, and go on doing
 * so when it has a million rows: so that every look-up goes by index whatever the statistics say.
 */
export const plannedByIndex: Readonly<Record<string, string>> = {
  plan_cache_mode: 'force_generic_plan',
  enable_seqscan: 'off',
  enable_hashjoin: 'off',
  enable_mergejoin: 'off',
  jit: 'off',
};

export async function configure(client: ClientBase, settings: Readonly<Record<string, string>>): Promise<void> {
  await client.query('select set_config(name, value, false) from unnest($1::text[], $2::text[]) as setting (name, value)', [
    Object.keys(settings),
    Object.values(settings),
  ]);
}

/** A statement that is prepared once a connection, and answers rows of texts as the server sent them. */
export function prepared(name: string, text: string): (...values: readonly unknown[]) => QueryArrayConfig<unknown[]> {
  return (...values) => ({ name: `event_log.${name}`, text, values: [...values], rowMode: 'array', types: asSent });
}

const asSent: NonNullable<QueryArrayConfig['types']> = {
  getTypeParser: () => (value: unknown) => value,
};

/**
 * Whether a statement failed as a whole while its connection went on: then nothing of it was done.
 *
 * Asked of the connection, since an error does not tell: a server that goes down answers with errors too, and may have committed.
 */
export async function survives(client: ClientBase, error: unknown): Promise<boolean> {
  if (!(error instanceof DatabaseError)) return false;
  return client.query('rollback').then(
    () => true,
    () => false,
  );
}

/** Whether an error is about the server rather than about what it was given: it would be the same for any other append. */
export function isAboutServer(error: unknown): boolean {
  return error instanceof DatabaseError && /^(08|25|28|3D|40|42|53|55|57|58|F0|XX)/.test(error.code ?? '');
}
