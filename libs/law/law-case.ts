import type { Json } from './canonical-json.ts';

/** One question put to the library and the answer that it must give, as a lawyer writes it in a file; see README. */
export interface LawCase {
  readonly id: string;
  /** What the case shows: `CC 72(3)`. */
  readonly provision: string;
  /** The worked example, judgment or statute that the case is taken from. */
  readonly source: string;
  readonly question: string;
  readonly asOf: string;
  readonly facts: Json;
  /** Every key is compared; keys of the answer that are not named are not. `cites` names provisions that the receipt must rely on. */
  readonly expect: Readonly<Record<string, Json>>;
}

/** What a file holds in place of a case. */
export interface MalformedCase {
  /** The id where there is one, otherwise the file and the place in it. */
  readonly id: string;
  readonly problem: string;
}

/** A question with the facts and the day that it is put with, and nothing that it is compared to. */
export type LawInquiry = Pick<LawCase, 'id' | 'question' | 'asOf' | 'facts'>;

/** The cases in the content of a file: one, or a list of them. */
export function casesIn(file: string, content: unknown): readonly (LawCase | MalformedCase)[] {
  return eachIn(file, content, caseOf);
}

/**
 * What the content of a file asks of one question: `{ asOf, facts }`, a case, or a list of these.
 *
 * What names another question than this one is malformed.
 */
export function inquiriesIn(file: string, content: unknown, question: string): readonly (LawInquiry | MalformedCase)[] {
  return eachIn(file, content, (value, place) => inquiryOf(isRecord(value) ? { question, ...value } : value, place, question));
}

/** Ids that more than one case has. */
export function repeatedIds(cases: readonly { readonly id: string }[]): readonly string[] {
  const seen = new Set<string>();
  return [...new Set(cases.map(({ id }) => id).filter((id) => seen.has(id) || !seen.add(id)))];
}

function eachIn<Read>(file: string, content: unknown, read: (value: unknown, place: string) => Read): readonly (Read | MalformedCase)[] {
  if (content === null || content === undefined) return [{ id: file, problem: 'holds nothing' }];
  if (!Array.isArray(content)) return [read(content, file)];
  if (content.length === 0) return [{ id: file, problem: 'holds nothing' }];
  return content.map((value: unknown, index) => read(value, `${file}[${String(index)}]`));
}

function caseOf(value: unknown, place: string): LawCase | MalformedCase {
  if (!isRecord(value)) return { id: place, problem: 'must be a case' };
  if (typeof value.id !== 'string') return { id: place, problem: 'has no id' };
  const inquiry = inquiryOf(value, place);
  if ('problem' in inquiry) return inquiry;
  if (!isRecord(value.expect) || Object.keys(value.expect).length === 0) return { id: value.id, problem: 'expects nothing' };
  return {
    ...inquiry,
    provision: typeof value.provision === 'string' ? value.provision : '',
    source: typeof value.source === 'string' ? value.source : '',
    expect: value.expect,
  };
}

function inquiryOf(value: unknown, place: string, only?: string): LawInquiry | MalformedCase {
  if (!isRecord(value)) return { id: place, problem: 'must be a case, or a day and facts' };
  const id = typeof value.id === 'string' ? value.id : place;
  const { question, facts } = value;
  if (typeof question !== 'string') return { id, problem: 'has no question' };
  if (only !== undefined && question !== only) return { id, problem: `asks ${question}, not ${only}` };
  const asOf = value.asOf ?? (isRecord(facts) ? facts.asOf : undefined);
  if (typeof asOf !== 'string') return { id, problem: 'has no asOf' };
  if (!isRecord(facts)) return { id, problem: 'has no facts' };
  return { id, question, asOf, facts };
}

/** Content of a parsed file is plain data all the way down. */
function isRecord(value: unknown): value is Readonly<Record<string, Json>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
