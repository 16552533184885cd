import type { LegalDate } from '../event-log/event.ts';
import { evaluate, type Evaluation } from '../law/evaluate.ts';
import type { Calculation, PunishmentTermFact } from './punishment-term.events.ts';
import { punishmentTermState, type IncludedSentence, type PunishmentTerm } from './punishment-term.state.ts';

type Cause = Extract<PunishmentTermFact, { readonly type: 'SentenceIncluded' | 'TimeCredited' | 'InterruptionRecorded' }>;

/** The fact together with the length of the term that follows from it, as the law library answers. */
export function withCalculation(
  term: PunishmentTerm,
  fact: Cause,
  today: LegalDate,
): { readonly facts: readonly [Cause, PunishmentTermFact] } {
  const after = punishmentTermState.evolve(term, fact);
  if (after.sentence === undefined) throw new Error(`${fact.type} before a sentence is included`);
  const { answer, receipt } = termEndOf(after, after.sentence);
  const { personId } = term;
  return {
    facts: [
      fact,
      { type: 'TermCalculated', effectiveOn: today, data: { personId, cause: fact.type, calculation: calculationOf(answer), receipt } },
    ],
  };
}

/**
 * The decision that the length of a term carries out is the court's: `asOf` is the day on which the sentence was imposed.
 *
 * Taking the day of the calculation instead would let a harsher rule of credit reach a sentence that was imposed before it, whenever
 * something is recorded later (CC 6(3)), and the same facts would have another answer each year. The start is no better: it may lie
 * before the verdict, on the day of the arrest. A milder rule that came later is for a court to apply to the sentence (CC 6(2)).
 */
function termEndOf({ start, punishment, credits, interruptions }: PunishmentTerm, sentence: IncludedSentence): Evaluation<'term-end'> {
  const { term, facility, imposedOn } = sentence;
  return evaluate(
    'term-end',
    {
      start,
      punishment,
      ...(term && { term }),
      ...(facility && { facility }),
      credits,
      interruptions: interruptions.map(({ from, to }) => ({ from, to })),
    },
    imposedOn,
  );
}

function calculationOf(answer: Evaluation<'term-end'>['answer']): Calculation {
  switch (answer.verdict) {
    case 'LAST_DAY':
      return { verdict: 'COMPUTED', lastDay: answer.lastDay, creditedDays: answer.creditedDays };
    case 'NO_LAST_DAY':
      return { verdict: 'LIFE' };
    case 'NEEDS_MANUAL':
      return { verdict: 'NEEDS_MANUAL', because: answer.because };
  }
}
