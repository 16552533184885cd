import { hash } from 'node:crypto';

/**
 * The UUID that a name has within a namespace: the same two always give the same id.
 *
 * @param namespace a UUID
 * @source RFC 9562 §5.5
 */
export function uuidV5(namespace: string, name: string): string {
  // one call of the hash over bytes that are written in place: an id is made for every event that is recorded
  const longest = namespaceBytes + 3 * name.length;
  const named = longest <= place.length ? place : Buffer.allocUnsafe(longest);
  named.write(namespace.replaceAll('-', ''), 0, 'hex');
  const end = namespaceBytes + named.write(name, namespaceBytes, 'utf8');
  const hex = hash('sha1', named.subarray(0, end), 'hex');
  const variant = variants.charAt(Number.parseInt(hex.charAt(16), 16) & 3);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

const namespaceBytes = 16;
const place = Buffer.allocUnsafe(256);

/** The variant of RFC 9562 takes the two upper bits of its digit, so that only the two lower ones are the name's. */
const variants = '89ab';
