import type { Reading } from '../commands/command.ts';
import type { Refusal } from '../commands/refusal.ts';
import { begun, type StreamState } from '../event-log/decider.ts';
import { streamName, type Id, type LegalDate } from '../event-log/event.ts';
import type { PunishmentTermFact } from '../punishment-term/punishment-term.events.ts';
import type { Punishment, SentenceId } from './criminal-case.events.ts';

/** What a registrar who names a term by a higher court's decision must have right: whose it is, and what it carries out. */
export interface NamedTerm {
  readonly personId: Id<'person'>;
  readonly sentenceId?: SentenceId;
  /** The punishment that took the place of the rest of the sentence. */
  readonly replacedBy?: Punishment;
  readonly completedOn?: LegalDate;
}

const namedTerm: StreamState<NamedTerm, PunishmentTermFact> = { category: 'term', evolve };

export function namedTermReading(termId: Id<'term'> | undefined): { readonly term?: Reading<NamedTerm> } {
  return termId === undefined ? {} : { term: { stream: streamName('term', termId), as: namedTerm } };
}

/**
 * Refuses a term by which the decision could not take effect, so that it is not lost: unknown, of somebody else, on another sentence, over,
 * or under another punishment by now.
 */
export function unlessCarriesOut(
  { termId, sentenceId }: { readonly termId?: Id<'term'>; readonly sentenceId: SentenceId },
  personId: Id<'person'>,
  term: NamedTerm | undefined,
): Refusal | undefined {
  if (termId === undefined) return undefined;
  const wrong = (code: string, reason: string, next: string): Refusal => ({ code, reason, next, pointer: '/termId' });
  if (term?.personId !== personId) {
    return wrong(
      'term-unknown',
      'The person has no term of this id.',
      "Look up the person's own term, or leave it out where there is none.",
    );
  }
  if (term.sentenceId !== sentenceId) {
    return wrong(
      'term-of-another-sentence',
      term.sentenceId === undefined ? 'The term has no sentence yet.' : 'The term carries out another sentence.',
      'Name the term that carries this sentence out, or leave it out where there is none.',
    );
  }
  if (term.completedOn === undefined) return undefined;
  return wrong('term-completed', `The term was over on ${term.completedOn}.`, 'Leave the term out: nothing is left to be changed in it.');
}

/** Refuses a whole punishment for a term whose rest was replaced: what is left of it is for the decision to say. CC 62(6). */
export function unlessReplaced(term: NamedTerm | undefined): Refusal | undefined {
  if (term?.replacedBy === undefined) return undefined;
  return {
    code: 'punishment-replaced',
    reason: `The rest of the term was replaced by ${term.replacedBy}: what was served before is not in the varied sentence.`,
    provision: 'CC 62(6)',
    next: 'Leave the term out, and record on it what the decision leaves to be served (replace-punishment).',
    pointer: '/termId',
  };
}

function evolve(state: NamedTerm | undefined, fact: PunishmentTermFact): NamedTerm {
  if (fact.type === 'TermOpened') return { personId: fact.data.personId };
  const term = begun('term', state, fact);
  switch (fact.type) {
    case 'SentenceIncluded':
      return { ...term, sentenceId: fact.data.sentenceId };
    case 'SentenceRenewed':
      return { personId: term.personId, sentenceId: fact.data.sentenceId };
    case 'PunishmentReplaced':
      return { ...term, replacedBy: fact.data.to };
    case 'TermCompleted':
      return { ...term, completedOn: fact.data.completedOn };
    case 'TimeCredited':
    case 'InterruptionRecorded':
    case 'TermCalculated':
    case 'CalculationConfirmed':
    case 'CalculationSecondChecked':
    case 'DateOverridden':
    case 'TermReduced':
      return term;
  }
}
