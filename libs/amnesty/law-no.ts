import type { AddressedIds } from '../commands/command.ts';
import type { TermId } from '../punishment-term/punishment-term.events.ts';
import type { LawNo } from './amnesty.events.ts';

/** Acts are addressed by the number of the law: number, hyphen, convocation; a draft that has none yet by a word instead of it. */
export const lawNumbers: AddressedIds = {
  pattern: /^[1-9]\d{0,3}-[a-z]{1,10}$/,
  form: 'the number of a law such as 195-viii, or of a draft such as 1-draft',
  example: '195-viii',
};

/** What is decided of a term under an act is addressed by both: `195-viii-0192e4a0-…`. */
export const decisionIds: AddressedIds = {
  pattern: /^[1-9]\d{0,3}-[a-z]{1,10}-[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
  form: 'the number of a law, a hyphen and the id of a term, such as 195-viii-0192e4a0-7b1c-7000-8000-0000000000f1',
  example: '195-viii-0192e4a0-7b1c-7000-8000-0000000000f1',
};

export function decisionId(lawNo: LawNo, termId: TermId): string {
  return `${lawNo}-${termId}`;
}

/** The act and the term that an address of a decision is made of. */
export function actAndTerm(id: string): { readonly lawNo: LawNo; readonly termId: TermId } {
  const [number = '', convocation = '', ...term] = id.split('-');
  return { lawNo: `${number}-${convocation}` as LawNo, termId: term.join('-') as TermId }; // the form of the address has been checked
}
