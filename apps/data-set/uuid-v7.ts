import { hash } from 'node:crypto';

/**
 * A UUID that begins with a moment, and goes on with what a name has within a namespace: the same three always give the same id.
 *
 * @param madeAt milliseconds since 1970
 * @source RFC 9562 §5.7; its random bits are those of the hash
 */
export function uuidV7(madeAt: number, namespace: string, name: string): string {
  const time = madeAt.toString(16).padStart(12, '0');
  const hex = hash('sha1', `${namespace}/${name}`, 'hex');
  const variant = variants.charAt(Number.parseInt(hex.charAt(3), 16) & 3);
  return `${time.slice(0, 8)}-${time.slice(8)}-7${hex.slice(0, 3)}-${variant}${hex.slice(4, 7)}-${hex.slice(7, 19)}`;
}

/** The variant of RFC 9562 takes the two upper bits of its digit. */
const variants = '89ab';
