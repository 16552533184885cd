import type { Reading } from '../commands/command.ts';
import { tooEarly, type Refusal } from '../commands/refusal.ts';
import { servedInFacility, type CaseId, type Punishment, type SentenceId } from '../criminal-case/criminal-case.events.ts';
import { begun, type StreamState } from '../event-log/decider.ts';
import { streamName, type Id, type LegalDate } from '../event-log/event.ts';
import type { Calculation, CompletionReason, PunishmentTermFact, TermId } from '../punishment-term/punishment-term.events.ts';

/** What custody asks about a term: whose it is, whether it is served in a facility, when it ends. */
export interface CustodialTerm {
  readonly personId: Id<'person'>;
  readonly start: LegalDate;
  readonly punishment: Punishment;
  /** Absent until a sentence is included; `executedFrom` is the day on which it was turned to execution. */
  readonly sentence?: ExecutedSentence;
  readonly calculation?: Calculation;
  /** Two people have compared the latest calculation with the papers, and nothing took its place since. */
  readonly checked?: boolean;
  /** Since when another punishment takes the place of the rest, by which decision where it is recorded. */
  readonly replaced?: { readonly from: LegalDate; readonly decidedBy?: string };
  readonly completedOn?: LegalDate;
  readonly completedFor?: CompletionReason;
}

interface ExecutedSentence {
  readonly caseId: CaseId;
  readonly sentenceId: SentenceId;
  readonly suspended: boolean;
  readonly executedFrom: LegalDate;
}

const custodialTerm: StreamState<CustodialTerm, PunishmentTermFact> = {
  category: 'term',
  evolve: (state, fact) => {
    if (fact.type === 'TermOpened') {
      const { personId, start, punishment } = fact.data;
      return { personId, start, punishment };
    }
    const term = begun('term', state, fact);
    switch (fact.type) {
      case 'SentenceIncluded':
        return { ...term, sentence: executed(fact) };
      case 'SentenceRenewed': {
        const { punishment, start = term.start } = fact.data;
        const { replaced: _, ...before } = term;
        return { ...before, punishment, start, sentence: executed(fact) };
      }
      case 'TermCalculated':
        return { ...term, calculation: fact.data.calculation, checked: false };
      case 'DateOverridden':
        return {
          ...term,
          checked: false,
          ...(fact.data.date === 'TERM_END' && { calculation: { verdict: 'COMPUTED', lastDay: fact.data.day, creditedDays: 0 } }),
        };
      case 'CalculationSecondChecked':
        return { ...term, checked: true };
      case 'PunishmentReplaced':
        return replacedTerm(term, fact);
      case 'TermCompleted':
        return { ...term, completedOn: fact.data.completedOn, completedFor: fact.data.reason };
      case 'TimeCredited':
      case 'InterruptionRecorded':
      case 'CalculationConfirmed':
      case 'TermReduced': // its calculation follows
        return term;
    }
  },
};

function executed({
  effectiveOn: executedFrom,
  data: { caseId, sentenceId, suspended },
}: Extract<PunishmentTermFact, { readonly type: 'SentenceIncluded' | 'SentenceRenewed' }>): ExecutedSentence {
  return { caseId, sentenceId, suspended, executedFrom };
}

function replacedTerm(
  term: CustodialTerm,
  { effectiveOn: from, data: { to, decidedBy } }: Extract<PunishmentTermFact, { readonly type: 'PunishmentReplaced' }>,
): CustodialTerm {
  return { ...term, punishment: to, start: from, replaced: { from, ...(decidedBy !== undefined && { decidedBy }) } };
}

/** Whether somebody could be held on the term now: turned to execution in a facility, not suspended, not over. */
export function holdsSomebody({ punishment, sentence, completedOn }: CustodialTerm): boolean {
  return servedInFacility.includes(punishment) && sentence?.suspended === false && completedOn === undefined;
}

export function termReading(termId: TermId): Reading<CustodialTerm> {
  return { stream: streamName('term', termId), as: custodialTerm };
}

/**
 * Refuses a term on which the person cannot be held from that day: of somebody else, completed, suspended, not served in a facility,
 * not begun or not yet turned to execution.
 */
export function unlessServedFrom(
  pointer: string,
  on: LegalDate,
  term: CustodialTerm | undefined,
  personId: Id<'person'>,
): Refusal | undefined {
  return (
    unlessServedInCustody(term, personId) ??
    (term && tooEarly(pointer, on, term.start, 'the first day of the term')) ??
    (term?.sentence && tooEarly(pointer, on, term.sentence.executedFrom, 'the day on which the sentence was turned to execution'))
  );
}

function unlessServedInCustody(term: CustodialTerm | undefined, personId: Id<'person'>): Refusal | undefined {
  const pointer = '/termId';
  if (term === undefined) {
    return { code: 'term-unknown', reason: 'There is no such term.', next: 'Open the term of the sentence first.', pointer };
  }
  if (term.personId !== personId) {
    return { code: 'term-of-another-person', reason: 'The term is of another person.', next: "Look up the person's own term.", pointer };
  }
  if (term.completedOn !== undefined) {
    return {
      code: 'term-completed',
      reason: `The term was completed on ${term.completedOn}.`,
      next: 'Name the term that is served now.',
      pointer,
    };
  }
  if (!servedInFacility.includes(term.punishment)) {
    return {
      code: 'term-not-custodial',
      reason: `${term.punishment} is not served in a facility.`,
      provision: 'CC 40',
      next: 'Register the person for supervision, or name a custodial term.',
      pointer,
    };
  }
  if (term.sentence === undefined) {
    return { code: 'term-without-sentence', reason: 'No sentence is included in the term.', next: 'Include the sentence first.', pointer };
  }
  if (term.sentence.suspended) {
    return {
      code: 'term-suspended',
      reason: 'The sentence is suspended, so that nobody is held on it.',
      provision: 'CC 63',
      next: 'Register the person for supervision.',
      pointer,
    };
  }
  return undefined;
}
