import { classificationWording } from '../classification/classification-wording.ts';
import { identityNumberWording } from '../identity-number/identity-number-wording.ts';
import { paroleRenewalWording } from '../parole/parole-renewal-wording.ts';
import { paroleWording } from '../parole/parole-wording.ts';
import { termWording } from '../term/term-wording.ts';
import type { SubjectWording } from '../wording.ts';
import { sharedWording } from './shared-wording.ts';

/**
 * Every wording of the library. One that serves a question stands under the name of that question: its words go before those of others
 * in the facts and the answer of it.
 */
export const subjectWordings: Readonly<Record<string, SubjectWording>> = {
  shared: sharedWording,
  classification: classificationWording,
  'identity-number': identityNumberWording,
  parole: paroleWording,
  'parole-renewal': paroleRenewalWording,
  'term-end': termWording,
};

/** Whose sentence a step has; a step has the same sentence whichever question notes it. */
export function subjectOfStep(step: string): string | undefined {
  return Object.keys(subjectWordings).find((subject) => Object.hasOwn(subjectWordings[subject]?.sentences ?? {}, step));
}
