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

/** The cases in the content of a file, which is a list of them. */
export function casesIn(file: string, content: unknown): readonly (LawCase | MalformedCase)[] {
  if (!Array.isArray(content)) return [{ id: file, problem: 'must be a list of cases' }];
  return content.map((value: unknown, index) => caseOf(value, `${file}[${String(index)}]`));
}

function caseOf(value: unknown, place: string): LawCase | MalformedCase {
  if (!isRecord(value)) return { id: place, problem: 'must be a case' };
  const id = typeof value.id === 'string' ? value.id : place;
  if (typeof value.id !== 'string') return { id, problem: 'has no id' };
  if (typeof value.question !== 'string') return { id, problem: 'has no question' };
  const asOf = value.asOf ?? (isRecord(value.facts) ? value.facts.asOf : undefined);
  if (typeof asOf !== 'string') return { id, problem: 'has no asOf' };
  if (!isRecord(value.facts)) return { id, problem: 'has no facts' };
  if (!isRecord(value.expect) || Object.keys(value.expect).length === 0) return { id, problem: 'expects nothing' };
  return {
    id,
    provision: typeof value.provision === 'string' ? value.provision : '',
    source: typeof value.source === 'string' ? value.source : '',
    question: value.question,
    asOf,
    facts: value.facts,
    expect: value.expect,
  };
}

/** Content of a parsed file is plain data all the way down. */
function isRecord(value: unknown): value is Readonly<Record<string, Json>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
