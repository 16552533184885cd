import { readLegalDate } from '../calendar/legal-date.ts';
import type { Json } from '../canonical-json.ts';
import type { Language, SubjectWording, Wording } from '../wording.ts';
import { spokenCount, spokenNumber, spokenTerm } from './spoken-count.ts';
import type { CountUnit } from './spoken-count.ts';
import { spokenDate } from './spoken-date.ts';
import { isProvision, spokenProvision } from './spoken-provision.ts';
import { subjectWordings } from './subject-wordings.ts';

type Fields = Readonly<Record<string, Json>>;

/** Reads the values of one receipt aloud in one language, and notes what has no words: that is then said as it stands. */
export class Speaker {
  /** Steps, codes and names without wording, each once. */
  readonly unworded = new Set<string>();
  readonly language: Language;
  private readonly question: string;

  constructor(language: Language, question: string) {
    this.language = language;
    this.question = question;
  }

  /** A value where it stands as `name`; `subject` is whose words go before those of others. */
  value(value: Json, name: string, subject: string = this.question): string {
    if (value === null) return this.word('null', name, subject);
    if (typeof value === 'boolean') return this.word(String(value), name, subject);
    if (typeof value === 'number') return spokenNumber(value, this.language);
    if (typeof value === 'string') return this.text(value, name, subject);
    if (isList(value) && value.length === 0) return this.word('null', name, subject);
    if (isList(value)) return value.map((one) => this.value(one, name, subject)).join(', ');
    return isTerm(value) ? spokenTerm(value, this.language) : `(${this.fields(value, subject)})`;
  }

  /** A number or a fraction with its unit; a word such as `life` stands without one. */
  count(value: Json, unit: CountUnit, name: string, subject: string): string {
    const isCount = typeof value === 'number' || (typeof value === 'string' && /^\d+(\/\d+)?$/.test(value));
    return isCount ? spokenCount(value, unit, this.language) : this.value(value, name, subject);
  }

  /** Named values in a row: `start: 15 January 2024; term: 2 years`; of an answer, by the names that they have only there. */
  fields(fields: Fields, subject: string = this.question, place: 'answer' | 'inside' = 'inside'): string {
    return Object.entries(fields)
      .filter(([, value]) => place === 'answer' || !isList(value) || value.length > 0)
      .map(([name, value]) => {
        const said = this.value(value, name, subject);
        return `${this.nameOf(name, subject, place)}${said.startsWith('(') ? ' ' : ': '}${said}`;
      })
      .join('; ');
  }

  provision(provision: string): string {
    return spokenProvision(provision, this.language);
  }

  /** The word for a code, or the code where there is none. */
  word(code: string, name: string, subject: string = this.question): string {
    for (const key of [`${this.question}.${name}.${code}`, `${name}.${code}`, code]) {
      const wording = wordingOf('words', key, subject);
      if (wording !== undefined) return wording[this.language];
    }
    this.unworded.add(`${this.question}: ${name}.${code}`);
    return code;
  }

  private nameOf(name: string, subject: string, place: 'answer' | 'inside'): string {
    const inAnswer = place === 'answer' ? wordingOf('fields', `${this.question}.answer.${name}`, subject) : undefined;
    const wording = inAnswer ?? wordingOf('fields', name, subject);
    if (wording !== undefined) return wording[this.language];
    // a name may also be a code, as where values are listed by category
    if (/^[A-Z]/.test(name)) return this.word(name, '', subject);
    this.unworded.add(`${this.question}: ${name}`);
    return name;
  }

  private text(text: string, name: string, subject: string): string {
    const date = readLegalDate(text);
    if (date !== undefined) return spokenDate(date, this.language);
    if (isProvision(text)) return this.provision(text);
    return /^[A-Z][A-Z0-9_]*$/.test(text) || wordingOf('words', text, subject) !== undefined ? this.word(text, name, subject) : text;
  }
}

/** The words of the subject, then those that all share, then those of any other. */
function wordingOf(kind: 'words' | 'fields', key: string, subject: string): Wording | undefined {
  return owned(subjectWordings[subject]?.[kind], key) ?? owned(wordsOfAll[kind], key);
}

function owned(words: Readonly<Record<string, Wording>> | undefined, key: string): Wording | undefined {
  return words !== undefined && Object.hasOwn(words, key) ? words[key] : undefined;
}

/** The first wording that has a word gives it. */
const wordsOfAll = {
  words: Object.assign(
    {},
    ...Object.values(subjectWordings)
      .map(({ words }) => words)
      .reverse(),
  ) as SubjectWording['words'], // of one type each
  fields: Object.assign(
    {},
    ...Object.values(subjectWordings)
      .map(({ fields }) => fields)
      .reverse(),
  ) as SubjectWording['words'], // of one type each
};

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

function isTerm(fields: Fields): fields is Readonly<Record<'years' | 'months' | 'days', number>> {
  return Object.entries(fields).every(([name, value]) => ['years', 'months', 'days'].includes(name) && typeof value === 'number');
}
