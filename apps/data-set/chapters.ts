import type { EpisodeOfServing } from './episodes.ts';
import type { PersonPlan } from './population-plan.ts';

/**
 * Whether the life of a person may be stored in more than one append, because a process manager follows it: that the person is recorded does
 * not say then that all of it is.
 */
export function mayHaveSeveralChapters(plan: PersonPlan): boolean {
  switch (plan.is) {
    case 'SERVING':
      if (plan.who === 'WOMAN_NON_VIOLENT') return plan.situation !== undefined;
      return plan.who === 'MAN' && plan.episode !== undefined && followed.includes(plan.episode);
    case 'SUPERVISED':
      return plan.episode === 'RECONCILED_BEFORE' || plan.basis === 'PAROLE';
    case 'FORMER':
      return plan.punishments.includes('DEFERRED') || plan.punishments.includes('PAROLE');
    case 'ON_REMAND':
      return false;
  }
}

const followed: readonly EpisodeOfServing[] = [
  'FOUND_MALICIOUS_VIOLATOR',
  'ESCAPED_AND_RETURNED',
  'PAROLE_REVOKED',
  'SUBSTITUTION_OPEN',
  'SUBSTITUTION_REFUSED',
  'SUBSTITUTION_GRANTED',
  'SENTENCE_VARIED',
  'CORRECTION_APPROVED',
];
