import type { Readings } from '../commands/command.ts';
import type { Refusal } from '../commands/refusal.ts';
import { streamName, type Id } from '../event-log/event.ts';
import { behaviourInCustody, type BehaviourInCustody } from '../sentenced-person/behaviour-in-custody.ts';
import { sentencedPerson, type SentencedPerson } from '../sentenced-person/sentenced-person.ts';
import type { OnTerm } from '../sentenced-person/parole-facts.ts';
import { termServed, type TermServed } from '../sentenced-person/term-served.ts';

/** What other capabilities have recorded, as far as parole asks for it. */
export interface ParoleFacts {
  readonly term?: TermServed;
  readonly person?: SentencedPerson;
  readonly behaviour?: BehaviourInCustody;
}

export function paroleReadings(termId: string, personId: Id<'person'>): Readings<ParoleFacts> {
  return {
    term: { stream: streamName('term', termId), as: termServed },
    person: { stream: streamName('person', personId), as: sentencedPerson },
    behaviour: { stream: streamName('custody', personId), as: behaviourInCustody },
  };
}

/** The basis of a decision about parole, or why there can be none from this term. */
export function paroleBasis({ term, person, behaviour }: ParoleFacts, personId: Id<'person'>): OnTerm | { readonly refused: Refusal } {
  if (term === undefined) {
    return { refused: { code: 'term-unknown', reason: 'There is no such term.', next: 'Open the term of the sentence first.' } };
  }
  if (term.personId !== personId) {
    return {
      refused: {
        code: 'term-of-another-person',
        reason: 'The term is of another person.',
        next: "Look up the person's own term.",
        pointer: '/personId',
      },
    };
  }
  if (person === undefined) {
    return {
      refused: { code: 'person-unknown', reason: 'There is no such person.', next: 'Register the person first.', pointer: '/personId' },
    };
  }
  if (person.diedOn !== undefined) {
    return {
      refused: { code: 'person-dead', reason: `The person died on ${person.diedOn}.`, next: 'Correct the record if that is wrong.' },
    };
  }
  if (term.completedOn !== undefined) {
    return {
      refused: {
        code: 'term-completed',
        reason: `The term was completed on ${term.completedOn}.`,
        next: 'Name the term that is served now.',
      },
    };
  }
  const { sentence } = term;
  if (sentence === undefined) {
    return {
      refused: { code: 'term-without-sentence', reason: 'No sentence is included in the term.', next: 'Include the sentence first.' },
    };
  }
  if (sentence.suspended) {
    return {
      refused: {
        code: 'term-suspended',
        reason: 'The sentence is suspended: there is nothing to be released from.',
        provision: 'CC 72(1)',
        next: 'A suspended sentence can be cancelled early under CC 64(1).',
      },
    };
  }
  return { term, sentence, person, behaviour };
}
