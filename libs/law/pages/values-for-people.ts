import type { Json } from '../canonical-json.ts';
import { Speaker } from '../explanation/speaker.ts';
import { isSanction, sanctionForPeople } from './sanction-for-people.ts';

/** The values of a row as a cell of a table: one named value a line, codes in words. */
export function valuesForPeople(values: unknown, question: string): string {
  return said(values as Json, 'value', new Speaker('en', question), 0); // tables are plain data
}

/** `servedFractions` and `served.ORDINARY` as words. */
export function nameForPeople(name: string, question: string): string {
  const speaker = new Speaker('en', question);
  return name
    .split('.')
    .map((part) => nameOf(part, '', speaker))
    .join(': ');
}

function said(value: Json, name: string, speaker: Speaker, depth: number): string {
  if (typeof value !== 'object' || value === null) return speaker.value(value, contextOf(name));
  if (isList(value)) return listed(value, name, speaker, depth);
  if (isSanction(value)) return sanctionForPeople(value, speaker);
  const lines = Object.entries(value).map(([key, inner]) => `${nameOf(key, name, speaker)}: ${said(inner, key, speaker, depth + 1)}`);
  return depth === 0 ? lines.join('<br>') : `(${lines.join('; ')})`;
}

function listed(list: readonly Json[], name: string, speaker: Speaker, depth: number): string {
  if (list.length === 0) return 'none';
  const ofObjects = list.some((one) => typeof one === 'object' && one !== null);
  const each = list.map((one) => said(one, name, speaker, depth + 1));
  return ofObjects && depth <= 1 ? each.map((one) => `<br>– ${one}`).join('') : each.join(', ');
}

function nameOf(name: string, parent: string, speaker: Speaker): string {
  if (/^[A-Z][A-Z0-9_]*$/.test(name)) return speaker.word(name, contextOf(parent));
  return /^[a-z][A-Za-z0-9]*$/.test(name) ? name.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`) : name;
}

/** The same code may be a category and a type of facility. */
function contextOf(name: string): string {
  return name.toLowerCase().includes('facilit') ? 'facility' : name;
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
