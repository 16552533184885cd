import { randomBytes } from 'node:crypto';
import pg from 'pg';

/** A database of one test, on the server of the run. */
export interface TestDatabase {
  readonly url: string;
  /** Cuts what is still connected; idempotent. */
  drop(): Promise<void>;
}

/**
 * A new, empty database with a name of its own, on the server that `QADAM_TEST_DATABASE_URL` names: `npm test` starts a throw-away one.
 *
 * @throws Error where the variable is not set
 */
export async function freshDatabase(): Promise<TestDatabase> {
  const server = process.env['QADAM_TEST_DATABASE_URL'];
  if (server === undefined) throw new Error('QADAM_TEST_DATABASE_URL is not set: run the tests with the globalSetup of package.json');
  const name = `test_${randomBytes(8).toString('hex')}`;
  await onServer(server, `CREATE DATABASE ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => onServer(server, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`) };
}

async function onServer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
