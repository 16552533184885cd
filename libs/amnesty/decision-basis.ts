import type { Readings } from '../commands/command.ts';
import type { Refusal } from '../commands/refusal.ts';
import { streamName, type Id, type LegalDate } from '../event-log/event.ts';
import { behaviourInCustody, type BehaviourInCustody } from '../sentenced-person/behaviour-in-custody.ts';
import { damageReadings, damagesOf, type DamageFacts } from '../sentenced-person/damage-of-cases.ts';
import type { OnTerm } from '../sentenced-person/parole-facts.ts';
import { sentencedPerson, type SentencedPerson } from '../sentenced-person/sentenced-person.ts';
import { termServed, type TermServed } from '../sentenced-person/term-served.ts';
import { amnestyActState, type AmnestyActFile } from './amnesty-act.state.ts';
import { actAndTerm } from './law-no.ts';

/** What a proposal rests on: the act, the term, the person and their behaviour in custody, and the verdict files of the sentence. */
export interface ScreenedFacts extends DamageFacts {
  readonly act?: AmnestyActFile;
  readonly term?: TermServed;
  readonly person?: SentencedPerson;
  readonly behaviour?: BehaviourInCustody;
}

export function screenedReadings(id: string, personId: Id<'person'>): Readings<ScreenedFacts> {
  const { lawNo, termId } = actAndTerm(id);
  return {
    act: { stream: streamName('amnesty', lawNo), as: amnestyActState },
    term: { stream: streamName('term', termId), as: termServed },
    person: { stream: streamName('person', personId), as: sentencedPerson },
    behaviour: { stream: streamName('custody', personId), as: behaviourInCustody },
  };
}

/** What is read after them: the verdict files of the sentence that the term carries out. */
export function damageOfScreenedReadings(facts: ScreenedFacts): Readings<DamageFacts> {
  return damageReadings(facts.term?.sentence?.caseId, facts);
}

/** The term that is screened, or why it cannot be. Suspended sentences are screened like others. */
export function screenedBasis(
  facts: ScreenedFacts,
  personId: Id<'person'>,
  appliesFrom: LegalDate,
): OnTerm | { readonly refused: Refusal } {
  const { term, person, behaviour } = facts;
  if (term === undefined) {
    return { refused: { code: 'term-unknown', reason: 'There is no such term.', next: 'Open the term of the sentence first.' } };
  }
  if (term.personId !== personId || person === undefined) {
    return {
      refused: {
        code: 'term-of-another-person',
        reason: 'The term is of another person.',
        next: "Look up the person's own term.",
        pointer: '/personId',
      },
    };
  }
  if (person.diedOn !== undefined) {
    return {
      refused: { code: 'person-dead', reason: `The person died on ${person.diedOn}.`, next: 'Correct the record if that is wrong.' },
    };
  }
  const { sentence, completedOn } = term;
  if (completedOn !== undefined && completedOn < appliesFrom) {
    return {
      refused: {
        code: 'term-completed',
        reason: `The term was over on ${completedOn}, before the act has effect on ${appliesFrom}.`,
        next: 'Name the term that was served then.',
      },
    };
  }
  if (sentence === undefined) {
    return {
      refused: { code: 'term-without-sentence', reason: 'No sentence is included in the term.', next: 'Include the sentence first.' },
    };
  }
  return { term, sentence, person, behaviour, damages: damagesOf(sentence.caseId, facts) };
}
