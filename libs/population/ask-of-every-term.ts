import { setImmediate as letOthers } from 'node:timers/promises';
import type { Pool } from 'pg';
import type { Pin } from './pin-population.ts';
import { pinnedTerms, type PopulationTerm } from './pinned-terms.ts';

export interface TermsWatch {
  /** Ends it after what is under way; whoever begins it again goes on from there. */
  readonly signal: AbortSignal;
  readonly onProgress?: (done: number, of: number) => void;
}

export interface OfEveryTerm<Answer> {
  readonly pin: Pin;
  /** The place of the first term that has no answer yet. */
  readonly from: number;
  readonly answer: (term: PopulationTerm) => Answer;
  /** Keeps the answers to some terms, in their order, all or nothing. */
  readonly keep: (answers: readonly Answer[]) => Promise<void>;
}

/** Few enough that others have their turn in between. */
const askedAtOnce = 200;

/**
 * Asks the law about the terms of a pin and keeps the answers in their order, so that the last one that is kept says how far it is: the
 * database reads the next terms and writes the last ones while the law is asked.
 *
 * One thread asks. Two that each read the law first were no faster over the national population on two processors.
 *
 * @returns whether it came to the end; not where it was stopped
 */
export async function askOfEveryTerm<Answer>(
  pool: Pool,
  { pin, from: first, answer, keep }: OfEveryTerm<Answer>,
  { signal, onProgress = () => undefined }: TermsWatch,
): Promise<boolean> {
  const termsFrom = (from: number): Promise<readonly PopulationTerm[]> =>
    inTime(pinnedTerms(pool, pin.pinId, { from, to: from + askedAtOnce }));
  let next = termsFrom(first);
  let kept: Promise<void> = Promise.resolve();
  for (let from = first; from < pin.terms && !signal.aborted; from += askedAtOnce) {
    const terms = await next;
    next = termsFrom(from + askedAtOnce);
    const answers = terms.map(answer);
    await kept;
    onProgress(from, pin.terms);
    kept = inTime(keep(answers));
    await letOthers();
  }
  await Promise.all([next, kept]);
  return !signal.aborted;
}

/** A promise that is awaited later: that it fails meanwhile is heard then. */
function inTime<T>(work: Promise<T>): Promise<T> {
  work.catch(() => undefined);
  return work;
}
