import { createCipheriv, createDecipheriv, type KeyObject } from 'node:crypto';

/** Bytes of a random IV; 96 bits, the length that GCM is made for. */
export const ivBytes = 12;

/**
 * Encrypts, and binds the result to a context that is not stored with it.
 *
 * @param iv 12 bytes, never used twice under one key
 * @returns format byte, IV, ciphertext, 16-byte tag
 * @source NIST SP 800-38D
 */
export function encrypt(key: KeyObject, iv: Uint8Array, context: string, clear: Uint8Array | string): Uint8Array {
  const cipher = createCipheriv('aes-256-gcm', key, iv);
  cipher.setAAD(boundTo(context));
  const ciphertext = typeof clear === 'string' ? cipher.update(clear, 'utf8') : cipher.update(clear);
  cipher.final();
  return Buffer.concat([formatPrefix, iv, ciphertext, cipher.getAuthTag()]);
}

/**
 * The bytes that `encrypt` was given.
 *
 * @throws Error where the format is unknown, or the bytes are not what this key made for this context
 */
export function decrypt(key: KeyObject, context: string, sealed: Uint8Array): Buffer {
  if (sealed[0] !== format) throw new Error(`unknown format ${String(sealed[0])}`);
  if (sealed.length < 1 + ivBytes + tagBytes) throw new Error('too short');
  const tagAt = sealed.length - tagBytes;
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(1, 1 + ivBytes), tagLength);
  decipher.setAAD(boundTo(context));
  decipher.setAuthTag(sealed.subarray(tagAt));
  const clear = decipher.update(sealed.subarray(1 + ivBytes, tagAt));
  decipher.final();
  return clear;
}

const format = 1;
const formatPrefix = Buffer.from([format]);
const tagBytes = 16;
const tagLength = { authTagLength: tagBytes };

/** The format is authenticated too, so that a later one cannot be read as this one. */
function boundTo(context: string): Uint8Array {
  return Buffer.from(`${String(format)}|${context}`, 'utf8');
}
