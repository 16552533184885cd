import { createHmac } from 'node:crypto';

/**
 * A hash by which an identifier is found again and which nobody can turn back, or guess, without the secret.
 *
 * The value may differ in letter case, in blanks around it and in how Unicode composes it. 128 bits as 32 hexadecimal digits.
 *
 * @param secret 32 bytes; another secret finds nothing of what was stored
 * @source RFC 2104
 */
export function keyedHash(secret: Uint8Array): (scheme: string, value: string) => string {
  return (scheme, value) => {
    const hmac = createHmac('sha256', secret);
    for (const field of [scheme, normalised(value)]) {
      const bytes = Buffer.from(field, 'utf8');
      const length = Buffer.alloc(4);
      length.writeUInt32BE(bytes.length);
      hmac.update(length).update(bytes);
    }
    return hmac.digest().toString('hex', 0, 16);
  };
}

/** Upper case can take a composed letter apart, so that composing comes last. */
function normalised(value: string): string {
  return value.trim().toUpperCase().normalize('NFC');
}
