import type { Refusal } from '../commands/refusal.ts';
import type { LegalDate } from '../event-log/event.ts';
import { evaluate } from '../law/evaluate.ts';
import type { LawQuestions } from '../law/law-questions.ts';
import type { Receipt } from '../law/receipt.ts';
import type { ParoleEligibility } from './parole.events.ts';
import { unlessRepaidAsRecorded } from '../sentenced-person/damage-of-cases.ts';
import { unlessContradicting } from '../sentenced-person/facts-that-contradict.ts';
import { paroleFacts, type OnTerm, type Shown } from '../sentenced-person/parole-facts.ts';

export interface Answered {
  readonly eligibility: ParoleEligibility;
  readonly receipt: Receipt;
}

/**
 * What the law in force on a day answers about parole from a term, with its receipt; refuses what cannot be true together, and papers on the
 * damage that the verdict files speak against. CC 72, 86.
 */
export function eligibilityOn(pointer: string, day: LegalDate, basis: OnTerm, shown: Shown): Answered | { readonly refused: Refusal } {
  const otherwise = unlessRepaidAsRecorded(day, basis.damages, shown.damageRepaid);
  if (otherwise) return { refused: { ...otherwise, provision: 'CC 72(1)' } };
  return unlessContradicting(pointer, () => {
    const { answer, receipt } = evaluate('parole', paroleFacts(day, basis, shown), day);
    return { eligibility: eligibilityOf(answer), receipt };
  });
}

/** Refuses what the law does not allow yet or at all; where it needs a person to judge, the court does. */
export function unlessEligible(pointer: string, { eligibility, receipt }: Answered): Refusal | undefined {
  switch (eligibility.verdict) {
    case 'ELIGIBLE':
    case 'NEEDS_MANUAL':
      return undefined;
    case 'NOT_YET': {
      const from = eligibility.from ?? 'a later day';
      const part =
        eligibility.fraction === undefined
          ? 'the years that a life term needs'
          : `the part of the term that must be served (${eligibility.fraction})`;
      return {
        code: 'parole-not-yet',
        reason: `Parole may be granted from ${from}, when ${part} and any least time have been served.`,
        provision: paroleArticles(receipt),
        next: `Ask on ${from} or later.`,
        pointer,
      };
    }
    case 'BARRED':
      return {
        code: 'parole-barred',
        reason: `Parole from this term is barred: ${(eligibility.bars ?? []).join(', ')}.`,
        provision: receipt.steps.find(({ result }) => result === 'BARRED')?.provision ?? paroleArticles(receipt),
        next: 'Look at other grounds of release: amnesty, pardon, illness, substitution by a milder punishment.',
        pointer,
      };
  }
}

function eligibilityOf(answer: LawQuestions['parole']['answer']): ParoleEligibility {
  switch (answer.verdict) {
    case 'ELIGIBLE':
    case 'NOT_YET': {
      const { verdict, mode, from, fraction } = answer;
      return { verdict, mode, from, ...(fraction !== undefined && { fraction }) };
    }
    case 'BARRED':
      return { verdict: answer.verdict, bars: answer.bars };
    case 'NEEDS_MANUAL':
      return { verdict: answer.verdict, because: answer.because };
  }
}

/** The provisions about parole itself among those that the answer relies on. */
function paroleArticles({ provisions }: Receipt): string {
  return provisions.filter((provision) => /^CC (72|86)\b/.test(provision)).join(', ');
}
