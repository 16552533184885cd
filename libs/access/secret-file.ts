import { randomBytes } from 'node:crypto';
import { link, mkdir, open, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

/** A file with a secret can be read or written by others than its owner. */
export class SecretExposed extends Error {
  constructor(file: string, mode: number) {
    super(
      `${file} has the mode ${mode.toString(8).padStart(4, '0')}, and others could have read it. Replace the secret, or chmod it to 0600`,
    );
    this.name = 'SecretExposed';
  }
}

/**
 * The secret that a file keeps; made the first time, with its folder, and never written again.
 *
 * Idempotent, also for two processes at once: the file appears whole or not at all, and the second to come reads it.
 *
 * @throws SecretExposed where anybody but its owner can open it
 */
export async function ensureSecretFile(file: string, make: () => Uint8Array | Promise<Uint8Array>): Promise<Buffer> {
  const kept = await secretOf(file);
  if (kept !== undefined) return kept;
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  await createOnce(file, await make());
  const made = await secretOf(file);
  if (made === undefined) throw new Error(`${file} was removed while it was being made`);
  return made;
}

async function createOnce(file: string, secret: Uint8Array): Promise<void> {
  const making = `${file}.${String(process.pid)}-${randomBytes(4).toString('hex')}`;
  try {
    await writeFile(making, secret, { mode: 0o600, flag: 'wx', flush: true });
    await link(making, file);
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error; // otherwise another process was faster
  } finally {
    await rm(making, { force: true });
  }
  const folder = await open(dirname(file), 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

async function secretOf(file: string): Promise<Buffer | undefined> {
  const handle = await open(file, 'r').catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  });
  if (handle === undefined) return undefined;
  try {
    const mode = (await handle.stat()).mode & 0o777;
    if ((mode & 0o077) !== 0) throw new SecretExposed(file, mode);
    return await handle.readFile();
  } finally {
    await handle.close();
  }
}

function codeOf(error: unknown): unknown {
  return typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
}
