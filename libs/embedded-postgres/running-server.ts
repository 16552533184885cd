import pg from 'pg';
import { productName } from './data-folder.ts';
import { EmbeddedPostgresFailed } from './embedded-postgres-failed.ts';
import { errorCode } from './file-facts.ts';
import { postmasterOf } from './postmaster.ts';

/** A server of ours: it runs on our data, and knows our password. */
export interface RunningServer {
  readonly pid: number;
  readonly url: string;
}

/**
 * Asks the server of a data folder, if there is one: the process is alive and was started on that folder, knows our password, and
 * says itself that it is that folder's.
 *
 * @throws EmbeddedPostgresFailed where it refuses the password or the database is gone
 */
export async function runningServer(
  dataFolder: string,
  password: string,
): Promise<({ readonly state: 'running' } & RunningServer) | { readonly state: 'none' | 'starting' | 'stopping' }> {
  const postmaster = await postmasterOf(dataFolder);
  if (postmaster.state !== 'ready') return postmaster;
  const url = `postgres://${productName}:${password}@127.0.0.1:${String(postmaster.port)}/${productName}`;
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  // A connection that breaks is seen by whoever waits for it; without a listener it would end the process.
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ folder: string }>("SELECT current_setting('data_directory') AS folder");
    return rows[0]?.folder === dataFolder ? { state: 'running', pid: postmaster.pid, url } : { state: 'starting' };
  } catch (error) {
    const code = errorCode(error);
    if (code === invalidPassword) {
      throw new EmbeddedPostgresFailed(
        `The PostgreSQL that runs on ${dataFolder} (process ${String(postmaster.pid)}) refuses the password that is kept with it. ` +
          'Bring the password file back from a backup.',
        '',
        error,
      );
    }
    if (code === noSuchDatabase) {
      throw new EmbeddedPostgresFailed(`The database "${productName}" was dropped. Restore it from a backup.`, '', error);
    }
    return { state: 'starting' }; // it refuses for now, or has just gone: the next look tells
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** SQLSTATE. */
const invalidPassword = '28P01';
const noSuchDatabase = '3D000';
