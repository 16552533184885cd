import { readLegalDate } from '../law/calendar/legal-date.ts';
import { Speaker } from '../law/explanation/speaker.ts';
import { spokenCount } from '../law/explanation/spoken-count.ts';
import type { Language } from '../law/wording.ts';
import { eventSentences } from './event-sentences.ts';
import { wordOfCode } from './word-of-code.ts';

/** What one event says, as a sentence. */
export interface Told {
  readonly sentence: string;
  /** Codes without a word, each said as it stands. */
  readonly unworded: readonly string[];
}

/** An event in words of the field, from its type and what it holds. */
export function tellEvent(event: { readonly type: string; readonly data: object }, language: Language): Told {
  const unworded = new Set<string>();
  const sentence = told(event, language, unworded);
  return { sentence, unworded: [...unworded] };
}

function told({ type, data }: { readonly type: string; readonly data: object }, language: Language, unworded: Set<string>): string {
  if (!isTold(type)) {
    unworded.add(type);
    return type;
  }
  const say = (place: string, unit?: string): string => {
    if (place === 'was' || place === 'now') return toldAgain(data, place, language, unworded);
    return saidAt(data, place, unit, language, unworded);
  };
  const kept = eventSentences[type][language].replaceAll(/\[([^\]]*)\]/g, (_whole, aside: string) =>
    placesIn(aside).every((place) => isThere(valueAt(data, place))) ? aside : '',
  );
  return kept.replaceAll(placeholder, (_whole, place: string, unit: string | undefined) => say(place, unit));
}

const placeholder = /\{([\w.]+)(?::(\w+))?\}/g;

function placesIn(sentence: string): readonly string[] {
  return Array.from(sentence.matchAll(placeholder), ([, place = '']) => place);
}

function isTold(type: string): type is keyof typeof eventSentences {
  return Object.hasOwn(eventSentences, type);
}

/** A fact that another one speaks of, told in its turn: what was corrected, and what stands in its place. */
function toldAgain(data: object, place: 'was' | 'now', language: Language, unworded: Set<string>): string {
  const said = valueAt(data, `${place}.data`);
  const type = valueAt(data, 'targetType') ?? valueAt(data, 'target.type');
  if (typeof said !== 'object' || said === null || typeof type !== 'string') return '';
  return told({ type, data: said }, language, unworded);
}

function valueAt(data: object, place: string): unknown {
  return place.split('.').reduce<unknown>((value, name) => {
    if (typeof value !== 'object' || value === null) return undefined;
    return new Map<string, unknown>(Object.entries(value)).get(name);
  }, data);
}

/** Whether there is something to say: not what is absent, empty, no or 0. */
function isThere(value: unknown): boolean {
  return value !== undefined && value !== null && value !== false && value !== 0 && !(Array.isArray(value) && value.length === 0);
}

function saidAt(data: object, place: string, unit: string | undefined, language: Language, unworded: Set<string>): string {
  const value = valueAt(data, place);
  const name = place.split('.').at(-1) ?? place;
  if (unit === 'days' && typeof value === 'number') return spokenCount(value, 'day', language);
  return said(value, name, language, unworded);
}

function said(value: unknown, name: string, language: Language, unworded: Set<string>): string {
  if (Array.isArray(value)) return value.map((one: unknown) => said(one, name, language, unworded)).join(', ');
  if (typeof value === 'string' && isCode(value)) {
    const word = wordOfCode(value, name, language);
    if (word === undefined) unworded.add(`${name}.${value}`);
    return word ?? value;
  }
  const speaker = new Speaker(language, 'term-end');
  if (typeof value === 'string') return readLegalDate(value) === undefined ? value : speaker.value(value, name);
  if (isBar(value)) return `${said(value.bar, 'bars', language, unworded)} (${speaker.provision(value.provision)})`;
  if (typeof value === 'number' || typeof value === 'boolean') return speaker.value(value, name);
  if (isLength(value)) return speaker.value(value, name);
  unworded.add(`${name}: ${JSON.stringify(value)}`);
  return '';
}

/** A code is in capitals; codes of places, people and countries are said as they stand. */
function isCode(text: string): boolean {
  return /^[A-Z][A-Z0-9_]+$/.test(text) && !/^([A-Z]{2}|[FP]\d{4})$/.test(text);
}

function isBar(value: unknown): value is { readonly bar: string; readonly provision: string } {
  return typeof value === 'object' && value !== null && 'bar' in value && 'provision' in value;
}

function isLength(value: unknown): value is Readonly<Record<'years' | 'months' | 'days', number>> {
  return typeof value === 'object' && value !== null && Object.keys(value).every((unit) => ['years', 'months', 'days'].includes(unit));
}
