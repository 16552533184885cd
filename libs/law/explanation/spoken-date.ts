import { partsOf } from '../calendar/legal-date.ts';
import type { LegalDate } from '../calendar/legal-date.ts';
import type { Language } from '../wording.ts';

/** A day as a document writes it: `15 January 2024`, `15 января 2024 года`, `2024 жылғы 15 қаңтар`. */
export function spokenDate(date: LegalDate, language: Language): string {
  const { year, month, day } = partsOf(date);
  const name = months[language][month - 1] ?? String(month);
  switch (language) {
    case 'en':
      return `${String(day)} ${name} ${String(year)}`;
    case 'ru':
      return `${String(day)} ${name} ${String(year)} года`;
    case 'kk':
      return `${String(year)} жылғы ${String(day)} ${name}`;
  }
}

/** January first; in Russian in the genitive, as they stand after a day. */
const months: Readonly<Record<Language, readonly string[]>> = {
  en: ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'],
  ru: ['января', 'февраля', 'марта', 'апреля', 'мая', 'июня', 'июля', 'августа', 'сентября', 'октября', 'ноября', 'декабря'],
  kk: ['қаңтар', 'ақпан', 'наурыз', 'сәуір', 'мамыр', 'маусым', 'шілде', 'тамыз', 'қыркүйек', 'қазан', 'қараша', 'желтоқсан'],
};
