import { createHash } from 'node:crypto';
import { chmod, lstat, mkdir, realpath } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EmbeddedPostgresFailed } from './embedded-postgres-failed.ts';
import { errorCode, exists } from './file-facts.ts';
import { weAreRoot } from './server-user.ts';

/** Where everything of one embedded server is. All paths are absolute and free of symbolic links. */
export interface ServerPlaces {
  /** Where data folders are made; the product's own folder, unless we are root. */
  readonly stateFolder: string;
  readonly dataFolder: string;
  /** Where a copy of the binaries goes if they cannot be used in place. */
  readonly binariesFolder: string;
  readonly passwordFile: string;
  readonly portFile: string;
  readonly logFile: string;
}

/**
 * The places that belong to a product folder; both folders are made where they are missing.
 *
 * The user that root hands the server to may not be able to enter the product folder, so root's data is in `/var/lib/qadam` (in
 * the temporary folder where that cannot be written), under a digest of the product folder's path. The password stays with the
 * product.
 *
 * @throws EmbeddedPostgresFailed where the folders cannot be made or belong to someone else
 */
export async function serverPlaces(folder: string): Promise<ServerPlaces> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const product = await realpath(folder);
    const base = weAreRoot() ? await baseForRoot() : undefined;
    const stateFolder = base === undefined ? product : join(base, createHash('sha256').update(product).digest('hex').slice(0, 12));
    if (base !== undefined) {
      await refuseDataOfOrdinaryUser(product);
      await enterableFolder(stateFolder);
    }
    return {
      stateFolder,
      dataFolder: join(stateFolder, 'postgresql'),
      binariesFolder: base ?? product,
      passwordFile: join(product, 'postgresql.password'),
      portFile: join(product, 'postgresql.port'),
      logFile: join(product, 'postgresql.log'),
    };
  } catch (error) {
    if (error instanceof EmbeddedPostgresFailed) throw error;
    throw new EmbeddedPostgresFailed(
      `The data folder ${folder} cannot be used (${errorCode(error) ?? String(error)}). Make it writable for this user, or name another.`,
      '',
      error,
    );
  }
}

async function baseForRoot(): Promise<string> {
  try {
    await enterableFolder('/var/lib/qadam');
    return '/var/lib/qadam';
  } catch {
    const base = join(await realpath(tmpdir()), 'qadam');
    await mkdir(base, { recursive: true, mode: 0o755 });
    const found = await lstat(base);
    // Anybody may put something of that name into a temporary folder; what is run from it must be ours.
    if (!found.isDirectory() || found.uid !== 0 || (found.mode & 0o022) !== 0) {
      throw new EmbeddedPostgresFailed(`${base} belongs to another user. Remove it, or make /var/lib/qadam writable.`);
    }
    await enterableFolder(base);
    return base;
  }
}

/** A folder that the server's user may pass through, whatever the umask. */
async function enterableFolder(path: string): Promise<void> {
  await mkdir(path, { recursive: true });
  await chmod(path, 0o755);
}

async function refuseDataOfOrdinaryUser(product: string): Promise<void> {
  const data = join(product, 'postgresql');
  if (!(await exists(data))) return;
  throw new EmbeddedPostgresFailed(
    `${data} was made by an ordinary user, and root would start an empty database beside it. Start the product as that user.`,
  );
}
