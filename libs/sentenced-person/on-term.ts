import type { Readings } from '../commands/command.ts';
import type { Refusal } from '../commands/refusal.ts';
import { streamName, type Id, type LegalDate } from '../event-log/event.ts';
import { behaviourInCustody, type BehaviourInCustody } from './behaviour-in-custody.ts';
import { damageReadings, damagesOf, type DamageFacts } from './damage-of-cases.ts';
import type { OnTerm } from './parole-facts.ts';
import { sentencedPerson, type SentencedPerson } from './sentenced-person.ts';
import { termServed, type TermServed } from './term-served.ts';

/** What is recorded elsewhere about a term and who serves it. */
export interface TermFacts extends DamageFacts {
  readonly term?: TermServed;
  readonly person?: SentencedPerson;
  readonly behaviour?: BehaviourInCustody;
}

export function termReadings(termId: string, personId: Id<'person'>): Readings<TermFacts> {
  return {
    term: { stream: streamName('term', termId), as: termServed },
    person: { stream: streamName('person', personId), as: sentencedPerson },
    behaviour: { stream: streamName('custody', personId), as: behaviourInCustody },
  };
}

/** What is read after them by a decision that asks whether the damage is repaid: the files of the sentence that the term carries out. */
export function damageOfTermReadings(facts: TermFacts): Readings<DamageFacts> {
  return damageReadings(facts.term?.sentence?.caseId, facts);
}

/**
 * The basis of a decision about the rest of a term, or why there can be none from it.
 *
 * @param provision what gives somebody who serves a term the right that is asked about
 */
export function basisOnTerm(facts: TermFacts, personId: Id<'person'>, provision: string): OnTerm | { readonly refused: Refusal } {
  const { term, person, behaviour } = facts;
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
        provision,
        next: 'A suspended sentence can be cancelled early under CC 64(1).',
      },
    };
  }
  return { term, sentence, person, behaviour, damages: damagesOf(sentence.caseId, facts) };
}

/** Refuses a day after the last day of a term as it was calculated. */
export function afterTerm(pointer: string, on: LegalDate, { calculation }: OnTerm['term']): Refusal | undefined {
  if (calculation?.verdict !== 'COMPUTED' || on <= calculation.lastDay) return undefined;
  return {
    code: 'after-term',
    reason: `${on} is after ${calculation.lastDay}, the last day of the term.`,
    provision: 'PEC 165(2)',
    next: 'Check the day against the document, and the last day of the term.',
    pointer,
  };
}
