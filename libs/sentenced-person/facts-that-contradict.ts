import type { Refusal } from '../commands/refusal.ts';
import { LawFactError } from '../law/fact-checks.ts';

/**
 * What the law answers, or a refusal where what is recorded cannot be true together.
 *
 * @param pointer the field whose day the law was asked for
 */
export function unlessContradicting<Answered>(pointer: string, ask: () => Answered): Answered | { readonly refused: Refusal } {
  try {
    return ask();
  } catch (error) {
    if (!(error instanceof LawFactError)) throw error;
    return {
      refused: {
        code: 'facts-contradict',
        reason: `What is recorded cannot be true together: ${error.message}.`,
        next: 'Check the day against the days of the acts and the date of birth, and correct what is wrong.',
        pointer,
      },
    };
  }
}
