import { createHash } from 'node:crypto';
import { canonicalJson } from './canonical-json.ts';
import type { Receipt } from './receipt.ts';

/** SHA-256, in hexadecimal, of the canonical JSON of a receipt: two of them say the same exactly if it is the same. */
export function receiptHash(receipt: Receipt): string {
  return createHash('sha256').update(canonicalJson(receipt)).digest('hex');
}
