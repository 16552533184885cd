import { createSecretKey, hkdfSync, randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { decrypt, encrypt, ivBytes } from './aes-gcm.ts';
import type { MasterKey } from './master-key.ts';
import { ensureSecretFile } from './secret-file.ts';

/**
 * The master key in `master.key` of a folder: 32 random bytes, made the first time. Idempotent, also for two processes at once.
 *
 * Whoever loses the file loses every personal field; it belongs in a backup of its own, apart from that of the database.
 *
 * @throws SecretExposed where others than the owner can read the file
 * @throws Error where the file is not 32 bytes long
 */
export async function openFileMasterKey({ folder }: { readonly folder: string }): Promise<MasterKey> {
  const file = join(folder, 'master.key');
  const secret = await ensureSecretFile(file, () => randomBytes(keyBytes));
  if (secret.length !== keyBytes) throw new Error(`${file} does not hold a master key: ${String(keyBytes)} bytes`);
  const wrapping = createSecretKey(derived(secret, 'wrap'));
  const id = `file-${derived(secret, 'id').toString('hex', 0, 8)}`;
  return {
    id,
    wrap: async (keys) => keys.map(({ of, bytes }) => encrypt(wrapping, randomBytes(ivBytes), contextOf(id, of), bytes)),
    unwrap: async (keys) => keys.map(({ of, wrapped }) => decrypt(wrapping, contextOf(id, of), wrapped)),
    deriveKey: async (purpose) => derived(secret, `purpose:${purpose}`),
  };
}

const keyBytes = 32;

/** The file's bytes encrypt nothing themselves: each use has a key of its own. */
function derived(secret: Uint8Array, use: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, '', `qadam master key|${use}`, keyBytes));
}

function contextOf(id: string, person: string): string {
  return `${id}|${person}`;
}
