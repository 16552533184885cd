import { Speaker } from '../law/explanation/speaker.ts';
import type { Language } from '../law/wording.ts';
import { eventWords } from './event-words.ts';

/** The word for a code that stands under a name in an event: the event's own, or that of the law; `undefined` where there is none. */
export function wordOfCode(code: string, name: string, language: Language): string | undefined {
  const own = eventWords[`${name}.${code}`] ?? eventWords[code];
  if (own !== undefined) return own[language];
  const speaker = new Speaker(language, 'term-end');
  const word = speaker.word(code, name);
  return speaker.unworded.size === 0 ? word : undefined;
}
