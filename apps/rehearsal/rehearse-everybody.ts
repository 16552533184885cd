import { setImmediate as letOthers } from 'node:timers/promises';
import type { Pool } from 'pg';
import { presentRuleSet } from '../../libs/law/rule-sets.ts';
import { pinnedTerms } from '../../libs/population/pinned-terms.ts';
import { pinPopulation, type Pin } from '../../libs/population/pin-population.ts';
import { beginAnew, finishRehearsal, type Rehearsal } from '../../libs/population/rehearsals.ts';
import { keepRehearsed, rehearsedCount } from '../../libs/population/rehearsed-terms.ts';
import { askedRehearsal, type AskedRehearsal, type RehearsalBody } from './asked-rehearsal.ts';
import { rehearseTerm, rowOf } from './rehearse-term.ts';

/** Few enough that others have their turn in between. */
const rehearsedAtOnce = 200;

export interface RehearsalWatch {
  /** Ends it after what is under way; whoever begins it again goes on from there. */
  readonly signal: AbortSignal;
  readonly onProgress?: (done: number, of: number) => void;
}

/**
 * Pins everybody who serves a term and asks the law about each as it stands and under the draft. Nothing is recorded in the log.
 *
 * Goes on where it was stopped, over what was pinned first. Resolves with the pin once all are done, or with `undefined` where it was stopped.
 */
export async function rehearseEverybody(
  { pool }: { readonly pool: Pool },
  rehearsal: Rehearsal,
  { signal, onProgress = () => undefined }: RehearsalWatch,
): Promise<Pin | undefined> {
  const { rehearsalId } = rehearsal;
  if (rehearsal.ruleSetHash !== presentRuleSet.hash) {
    await beginAnew(pool, rehearsalId, { ruleSet: presentRuleSet.version, ruleSetHash: presentRuleSet.hash });
  }
  const asked = askedOf(rehearsal);
  const pin = await pinPopulation(pool, rehearsalId);
  for (let from = await rehearsedCount(pool, rehearsalId); from < pin.terms; from += rehearsedAtOnce) {
    if (signal.aborted) return undefined;
    onProgress(from, pin.terms);
    const terms = await pinnedTerms(pool, rehearsalId, { from, to: from + rehearsedAtOnce });
    await keepRehearsed(
      pool,
      rehearsalId,
      terms.map((term) => rowOf(term, rehearseTerm(asked, term))),
    );
    await letOthers();
  }
  await finishRehearsal(pool, rehearsalId);
  onProgress(pin.terms, pin.terms);
  return pin;
}

/** What a rehearsal asks, as it was checked when it was begun. */
export function askedOf({ asked, asOf }: Pick<Rehearsal, 'asked' | 'asOf'>): AskedRehearsal {
  return askedRehearsal({ ...(asked as RehearsalBody), asOf }, asOf); // it was checked before it was kept
}
