import type { Json } from '../canonical-json.ts';
import { isCountUnit } from './spoken-count.ts';
import type { Speaker } from './speaker.ts';

/** A sentence of a wording with its values; see `SubjectWording` for what stands in braces and in square brackets. */
export function filledSentence(sentence: string, values: Readonly<Record<string, Json>>, speaker: Speaker, subject: string): string {
  const kept = sentence.replaceAll(/\[([^\]]*)\]/g, (_whole, aside: string) =>
    namesIn(aside).every((name) => isSaid(values[name])) ? aside : '',
  );
  const filled = kept.replaceAll(placeholder, (_whole, name: string, unit: string | undefined) => {
    const value = values[name];
    if (value === undefined) return '';
    return unit !== undefined && isCountUnit(unit) ? speaker.count(value, unit, name, subject) : speaker.value(value, name, subject);
  });
  const spaced = filled
    .replaceAll(/ {2,}/g, ' ')
    .replaceAll(/ ([,.;])/g, '$1')
    .replace(/\.\.$/, '.')
    .trim();
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
}

/** The operands that a sentence names, without their units. */
export function namesIn(sentence: string): readonly string[] {
  return Array.from(sentence.matchAll(placeholder), ([, name = '']) => name);
}

const placeholder = /\{(\w+)(?::(\w+))?\}/g;

function isSaid(value: Json | undefined): boolean {
  return value !== undefined && value !== 0 && value !== '0';
}
