import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { EmbeddedPostgresFailed } from './embedded-postgres-failed.ts';

/** The system user that the server runs as; `undefined` is the present one. */
export type RunAs = { readonly uid: number; readonly gid: number } | undefined;

export function weAreRoot(): boolean {
  return process.getuid?.() === 0;
}

/**
 * PostgreSQL refuses to run as root: root hands it to the system user `postgres`, who is made where there is none.
 *
 * @throws EmbeddedPostgresFailed where that user can neither be found nor made
 */
export async function serverUser(): Promise<RunAs> {
  if (!weAreRoot()) return undefined;
  const there = await idsOfPostgres();
  if (there !== undefined) return there;
  // Either may fail because another process is making the same user at this moment, so only the result counts.
  await run('groupadd', ['--system', 'postgres']).catch(() => undefined);
  const refusal = await run('useradd', ['--system', '--no-create-home', '--shell', '/bin/false', '--gid', 'postgres', 'postgres']).then(
    () => undefined,
    (error: unknown) => error,
  );
  const made = await idsOfPostgres();
  if (made !== undefined) return made;
  throw new EmbeddedPostgresFailed(
    'PostgreSQL does not run as root, and the system user "postgres" could not be made. Start the product as an ordinary user, ' +
      'make that user, or set DATABASE_URL to a server of your own.',
    '',
    refusal,
  );
}

const run = promisify(execFile);

async function idsOfPostgres(): Promise<RunAs> {
  try {
    const [user, group] = await Promise.all([run('id', ['-u', 'postgres']), run('id', ['-g', 'postgres'])]);
    return { uid: Number(user.stdout), gid: Number(group.stdout) };
  } catch {
    return undefined;
  }
}
