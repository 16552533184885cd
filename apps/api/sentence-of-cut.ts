import { spokenCount } from '../../libs/law/explanation/spoken-count.ts';
import { spokenDate } from '../../libs/law/explanation/spoken-date.ts';
import type { Language } from '../../libs/law/wording.ts';
import type { Calculation, RightFrom } from '../../libs/punishment-term/punishment-term.events.ts';

/**
 * What decisions have cut from a term, said after what the law computes of it: a receipt ends with the last day before that. `undefined`
 * where nothing was cut, and for any other day, whose receipt begins with the end that was cut.
 */
export function sentenceOfCut(answer: Calculation | RightFrom, language: Language): string | undefined {
  if (answer.verdict !== 'COMPUTED' || answer.cutDays === undefined) return undefined;
  const days = spokenCount(answer.cutDays, 'day', language);
  const lastDay = spokenDate(answer.lastDay, language);
  switch (language) {
    case 'en':
      return `Decisions have cut ${days} from the end: the last day is ${lastDay}.`;
    case 'ru':
      return `По решениям о сокращении срок уменьшен на ${days}: последний день — ${lastDay}.`;
    case 'kk':
      return `Қысқарту туралы шешімдер бойынша мерзім ${days}ге қысқартылды: соңғы күн — ${lastDay}.`;
  }
}
