import type { AmnestyProposal } from '../../libs/amnesty/amnesty.events.ts';
import { screenTerm, type ActInEffect } from '../../libs/amnesty/screen-term.ts';
import type { LegalDate } from '../../libs/event-log/event.ts';
import type { PopulationTerm } from '../../libs/population/pinned-terms.ts';
import type { CountedTerm } from '../../libs/population/screened-terms.ts';

/** What an act gives for a term as it was pinned; where the law cannot be asked, a person must look. */
export function countedTerm(
  act: ActInEffect,
  { seq, termId, personId, onTerm, facility, region }: PopulationTerm,
  asOf: LegalDate,
): CountedTerm {
  const screened = screenTerm(act, onTerm, {}, asOf);
  const given: AmnestyProposal = 'refused' in screened ? { verdict: 'NEEDS_MANUAL', because: [screened.refused.code] } : screened.proposal;
  const { verdict, clauses = [], excludedBy = [], because = [], fraction, newLastDay } = { ...noEffect, ...given };
  return {
    seq,
    termId,
    personId,
    sex: onTerm.person.sex,
    category: onTerm.sentence.gravest,
    ...(region !== undefined && { region }),
    ...(facility !== undefined && { facility }),
    verdict,
    clauses,
    excludedBy,
    because,
    ...(fraction !== undefined && { fraction }),
    ...(newLastDay !== undefined && { newLastDay }),
  };
}

const noEffect: { readonly fraction?: string; readonly newLastDay?: LegalDate } = {};
