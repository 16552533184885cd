import type { Refusal } from '../commands/refusal.ts';
import type { LegalDate } from '../event-log/event.ts';
import { evaluate } from '../law/evaluate.ts';
import type { Receipt } from '../law/receipt.ts';
import { unlessRepaidAsRecorded } from '../sentenced-person/damage-of-cases.ts';
import { unlessContradicting } from '../sentenced-person/facts-that-contradict.ts';
import type { OnTerm } from '../sentenced-person/parole-facts.ts';
import { substitutionFacts } from '../sentenced-person/substitution-facts.ts';
import type { MilderPunishment, SubstitutionEligibility } from './substitution.events.ts';

export interface Answered {
  readonly eligibility: SubstitutionEligibility;
  readonly receipt: Receipt;
}

/**
 * What the law in force on a day answers about a milder punishment in place of the rest of a term; refuses what it does not allow yet or
 * at all, what cannot be true together, and papers on the damage that the verdict files speak against. CC 73, 87.
 */
export function eligibilityOn(
  pointer: string,
  day: LegalDate,
  basis: OnTerm,
  damageRepaid: boolean | undefined,
  to?: MilderPunishment,
): Answered | { readonly refused: Refusal } {
  const otherwise = unlessRepaidAsRecorded(day, basis.damages, damageRepaid);
  if (otherwise) return { refused: { ...otherwise, provision: 'CC 73(1)' } };
  return unlessContradicting(pointer, () => {
    const { answer, receipt } = evaluate(
      'substitution',
      substitutionFacts(day, basis, damageRepaid === undefined ? {} : { damageRepaid }, to),
      day,
    );
    switch (answer.verdict) {
      case 'ELIGIBLE': {
        const { verdict, from, fraction, replacements, unservedDays } = answer;
        return { eligibility: { verdict, from, fraction, replacements, unservedDays }, receipt };
      }
      case 'NEEDS_MANUAL':
        return { eligibility: { verdict: answer.verdict, because: answer.because }, receipt };
      case 'NOT_YET':
        return {
          refused: {
            code: 'substitution-not-yet',
            reason: `A milder punishment may take the place of the rest from ${answer.from}, when ${answer.fraction} of the term is served.`,
            provision: articlesOf(receipt),
            next: `Ask on ${answer.from} or later.`,
            pointer,
          },
        };
      case 'BARRED':
        return {
          refused: {
            code: 'substitution-barred',
            reason: `The rest of this term cannot be replaced: ${answer.bars.join(', ')}.`,
            provision: receipt.steps.find(({ result }) => result === 'BARRED')?.provision ?? articlesOf(receipt),
            next: 'Look at other grounds: parole, amnesty, pardon, illness.',
            pointer,
          },
        };
    }
  });
}

function articlesOf({ provisions }: Receipt): string {
  return provisions.filter((provision) => /^CC (73|87)\b/.test(provision)).join(', ');
}
