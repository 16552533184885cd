import type { Offence } from './offence.ts';

/** How an article part is cited: `CC 188(3)`, `CC 189(3)(2)` for an item of a part, `CAO 73-2` for an article without parts. */
export function provisionOf(code: Offence['code'], article: string, part = ''): string {
  const [number = '', item] = part.split(/[()]/);
  return `${code} ${article}${number === '' ? '' : `(${number})`}${item === undefined ? '' : `(${item})`}`;
}
