import type { Refusal } from '../commands/refusal.ts';
import type { LegalDate } from '../event-log/event.ts';
import { evaluate } from '../law/evaluate.ts';
import type { Receipt } from '../law/receipt.ts';
import { deferralFacts, type GroundShown } from '../sentenced-person/deferral-facts.ts';
import { unlessContradicting } from '../sentenced-person/facts-that-contradict.ts';
import type { OnTerm } from '../sentenced-person/parole-facts.ts';
import type { DeferralAvailability } from './deferral.events.ts';

export interface Answered {
  readonly availability: DeferralAvailability;
  readonly receipt: Receipt;
}

/** Until when the law in force on a day lets a court defer a term on a ground; refuses what it does not allow. CC 74. */
export function availabilityOn(
  pointer: string,
  day: LegalDate,
  basis: OnTerm,
  shown: GroundShown,
): Answered | { readonly refused: Refusal } {
  return unlessContradicting(pointer, () => {
    const { answer, receipt } = evaluate('deferral', deferralFacts(day, basis, shown), day);
    const provision = receipt.provisions.filter((one) => one.startsWith('CC 74')).join(', ') || 'CC 74';
    switch (answer.verdict) {
      case 'AVAILABLE': {
        const { verdict, ground, until } = answer;
        return { availability: { verdict, ground, until }, receipt };
      }
      case 'NEEDS_MANUAL':
        return { availability: { verdict: answer.verdict, because: answer.because }, receipt };
      case 'BARRED':
        return {
          refused: {
            code: 'deferral-barred',
            reason: `This term cannot be deferred: ${answer.bars.join(', ')}.`,
            provision,
            next: 'Look at other grounds: parole, a milder punishment, illness, amnesty.',
            pointer,
          },
        };
      case 'NOT_AVAILABLE':
        return {
          refused: {
            code: answer.missing === 'GROUND' ? 'no-ground' : 'not-this-punishment',
            reason:
              answer.missing === 'GROUND'
                ? `Nothing recorded or shown gives ground ${shown.ground} on ${day}.`
                : 'Only deprivation of liberty and what the law names beside it is deferred.',
            provision,
            next:
              answer.missing === 'GROUND'
                ? 'Record the pregnancy as a situation of the person, or give the date of birth of the child.'
                : 'Name the term of deprivation of liberty.',
            pointer: answer.missing === 'GROUND' ? '/ground' : pointer,
          },
        };
    }
  });
}
