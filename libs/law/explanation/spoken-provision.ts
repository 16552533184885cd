import type { Language, Wording } from '../wording.ts';

/**
 * A provision as the language cites it: `CC 72(3)(3-1)` is `Criminal Code, art. 72(3)(3-1)`, `ст. 72 ч. 3 п. 3-1 УК`, `ҚК 72-б. 3-бөл. 3-1-т.`.
 *
 * Articles of codes have parts (часть, бөлік), those of laws have points (пункт, тармақ). What has another form is left as it stands.
 */
export function spokenProvision(provision: string, language: Language): string {
  const whole = amnestyOf(provision);
  if (whole !== undefined) return language === 'ru' ? whole.name.ru.replace('Закона', 'Закон') : whole.name[language];
  const cited = citationOf(provision);
  if (cited === undefined) return provision;
  const { act, article, parts } = cited;
  switch (language) {
    case 'en':
      return `${act.name.en}, art. ${article}${parts.map((part) => `(${part})`).join('')}`;
    case 'ru':
      return `ст. ${article}${divided(parts, act.divisions, (part, [ru]) => `${ru} ${part}`)} ${act.name.ru}`;
    case 'kk':
      return `${act.name.kk} ${article}-б.${divided(parts, act.divisions, (part, [, kk]) => `${part}-${kk}`)}`;
  }
}

/** Whether the text is a provision of an act that the library knows. */
export function isProvision(text: string): boolean {
  return citationOf(text) !== undefined;
}

interface Act {
  readonly name: Wording;
  /** What an article is divided into, in Russian and in Kazakh, the larger first. */
  readonly divisions: readonly Division[];
}

type Division = readonly [ru: string, kk: string];

interface Citation {
  readonly act: Act;
  readonly article: string;
  readonly parts: readonly string[];
}

function citationOf(provision: string): Citation | undefined {
  const [, code = '', article = '', parts = ''] =
    /^([A-Z]{2,3}|Amnesty law \d{4}(?= art)) (?:art\. )?(\d+(?:-\d+)*)((?:\(\d+(?:-\d+)*\))*)$/.exec(provision) ?? [];
  const act = Object.hasOwn(acts, code) ? acts[code] : amnestyOf(code);
  return act && { act, article, parts: Array.from(parts.matchAll(/\(([^)]+)\)/g), ([, part = '']) => part) };
}

function amnestyOf(code: string): Act | undefined {
  const [, year] = /^Amnesty law (\d{4})$/.exec(code) ?? [];
  if (year === undefined) return undefined;
  const name = { en: `Amnesty Law of ${year}`, ru: `Закона об амнистии ${year} года`, kk: `${year} жылғы Рақымшылық туралы заң` };
  return { name, divisions: ofLaw };
}

function divided(parts: readonly string[], divisions: readonly Division[], say: (part: string, division: Division) => string): string {
  return parts.map((part, depth) => ` ${say(part, divisions[depth] ?? smallest)}`).join('');
}

const smallest: Division = ['пп.', 'тш.'];
const ofCode: readonly Division[] = [['ч.', 'бөл.'], ['п.', 'т.'], smallest];
const ofLaw: readonly Division[] = [['п.', 'т.'], smallest];

const acts: Readonly<Record<string, Act>> = {
  CC: { name: { en: 'Criminal Code', ru: 'УК', kk: 'ҚК' }, divisions: ofCode },
  PEC: { name: { en: 'Penal Executive Code', ru: 'УИК', kk: 'ҚАК' }, divisions: ofCode },
  CPC: { name: { en: 'Criminal Procedure Code', ru: 'УПК', kk: 'ҚПК' }, divisions: ofCode },
  CAO: { name: { en: 'Code on Administrative Offences', ru: 'КоАП', kk: 'ӘҚБтК' }, divisions: ofCode },
  PL: { name: { en: 'Law on Probation', ru: 'Закона о пробации', kk: 'Пробация туралы заң' }, divisions: ofLaw },
};
