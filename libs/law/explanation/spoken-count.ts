import type { Term } from '../calendar/last-day-of-term.ts';
import type { Language } from '../wording.ts';

/** What a sentence counts. */
export type CountUnit = keyof typeof units;

export function isCountUnit(unit: string): unit is CountUnit {
  return Object.hasOwn(units, unit);
}

/** A number with its unit: `1 год`, `2 года`, `5 лет`; a number that is not whole takes the form of a part, `3/2 дня`. */
export function spokenCount(count: number | string, unit: CountUnit, language: Language): string {
  const { one, few, many } = units[unit][language];
  const number = typeof count === 'number' ? count : Number(count);
  return `${spokenNumber(count, language)} ${{ one, few, many }[formOf(number, language)]}`;
}

/** The years, months and days of a term, without those that are 0; a term of no length is 0 days. */
export function spokenTerm({ years = 0, months = 0, days = 0 }: Term, language: Language): string {
  const counts = [
    [years, 'year'],
    [months, 'month'],
    [days, 'day'],
  ] as const;
  const said = counts.filter(([count]) => count > 0).map(([count, unit]) => spokenCount(count, unit, language));
  return said.length === 0 ? spokenCount(0, 'day', language) : said.join(' ');
}

/** A number or a fraction; a decimal has a point in English and a comma in Russian and Kazakh. */
export function spokenNumber(count: number | string, language: Language): string {
  return language === 'en' ? String(count) : String(count).replace('.', ',');
}

type Form = 'one' | 'few' | 'many';

function formOf(count: number, language: Language): Form {
  switch (language) {
    case 'kk':
      return 'one';
    case 'en':
      return count === 1 ? 'one' : 'many';
    case 'ru':
      return formInRussian(count);
  }
}

function formInRussian(count: number): Form {
  if (!Number.isInteger(count)) return 'few';
  const [tens, ones] = [Math.floor(Math.abs(count) / 10) % 10, Math.abs(count) % 10];
  if (tens === 1 || ones === 0 || ones >= 5) return 'many';
  return ones === 1 ? 'one' : 'few';
}

type Forms = Readonly<Record<Form, string>>;

/** English knows one and many, Kazakh the one that follows every number; in Russian `few` is also the form after a part. */
const units = {
  year: { en: english('year', 'years'), ru: russian('год', 'года', 'лет'), kk: kazakh('жыл') },
  month: { en: english('month', 'months'), ru: russian('месяц', 'месяца', 'месяцев'), kk: kazakh('ай') },
  day: { en: english('day', 'days'), ru: russian('день', 'дня', 'дней'), kk: kazakh('күн') },
  workday: {
    en: english('working day', 'working days'),
    ru: russian('рабочий день', 'рабочих дня', 'рабочих дней'),
    kk: kazakh('жұмыс күні'),
  },
  hour: { en: english('hour', 'hours'), ru: russian('час', 'часа', 'часов'), kk: kazakh('сағат') },
  mci: { en: english('MCI', 'MCI'), ru: russian('МРП', 'МРП', 'МРП'), kk: kazakh('АЕК') },
  tenge: { en: english('tenge', 'tenge'), ru: russian('тенге', 'тенге', 'тенге'), kk: kazakh('теңге') },
} as const satisfies Readonly<Record<string, Readonly<Record<Language, Forms>>>>;

function english(one: string, many: string): Forms {
  return { one, few: many, many };
}

function russian(one: string, few: string, many: string): Forms {
  return { one, few, many };
}

function kazakh(one: string): Forms {
  return { one, few: one, many: one };
}
