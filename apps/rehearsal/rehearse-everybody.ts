import type { Pool } from 'pg';
import { presentRuleSet } from '../../libs/law/rule-sets.ts';
import { askOfEveryTerm, type TermsWatch } from '../../libs/population/ask-of-every-term.ts';
import { pinPopulation, type Pin } from '../../libs/population/pin-population.ts';
import { beginAnew, finishRehearsal, type Rehearsal } from '../../libs/population/rehearsals.ts';
import { keepRehearsed, rehearsedCount } from '../../libs/population/rehearsed-terms.ts';
import { askedOf } from './asked-rehearsal.ts';
import { rehearseTerm, rowOf } from './rehearse-term.ts';

/**
 * Pins everybody who serves a term and asks the law about each as it stands and under the draft. Nothing is recorded in the log.
 *
 * Goes on where it was stopped, over what was pinned first. Resolves with the pin once all are done, or with `undefined` where it was stopped.
 */
export async function rehearseEverybody(
  { pool }: { readonly pool: Pool },
  rehearsal: Rehearsal,
  watch: TermsWatch,
): Promise<Pin | undefined> {
  const { rehearsalId, since } = rehearsal;
  if (rehearsal.ruleSetHash !== presentRuleSet.hash) {
    await beginAnew(pool, rehearsalId, { ruleSet: presentRuleSet.version, ruleSetHash: presentRuleSet.hash });
  }
  const asked = askedOf(rehearsal);
  const pin = await pinPopulation(pool, rehearsalId, { since });
  const all = await askOfEveryTerm(
    pool,
    {
      pin,
      answer: (term) => rowOf(term, rehearseTerm(asked, term)),
      from: await rehearsedCount(pool, rehearsalId),
      keep: (terms) => keepRehearsed(pool, rehearsalId, terms),
    },
    watch,
  );
  if (!all) return undefined;
  await finishRehearsal(pool, rehearsalId);
  watch.onProgress?.(pin.terms, pin.terms);
  return pin;
}
