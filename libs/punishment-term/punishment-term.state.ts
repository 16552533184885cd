import type { StreamState } from '../event-log/decider.ts';
import type { LegalDate } from '../event-log/event.ts';
import { termServed, type TermServed } from '../sentenced-person/term-served.ts';
import type {
  Calculation,
  CompletionReason,
  PunishmentTermFact,
  RightFrom,
  RightsOfTerm,
  RightsWithReceipts,
  TermDate,
} from './punishment-term.events.ts';

/** What decisions about one continuous punishment need: the term as it is served, and where its calculation stands. */
export interface PunishmentTerm extends TermServed {
  readonly calculated: Calculated;
  /** Days that decisions have cut from the end of the punishment that is served now. */
  readonly cutDays: number;
  /** Another punishment took the place of the one that the sentence names. */
  readonly replaced: boolean;
  readonly completed?: { readonly reason: CompletionReason; readonly on: LegalDate };
}

/** Where the latest calculation stands: preliminary, confirmed, checked a second time. */
export interface Calculated {
  /** Of the latest one, from 1; 0 before a sentence is included. */
  readonly number: number;
  /** As it was computed, whatever day has taken the place of the last one since; absent before a sentence is included. */
  readonly computed?: Calculation;
  readonly rights: RightsOfTerm;
  readonly confirmedBy?: string;
  readonly checkedBy?: string;
  /** Days in place of computed ones, since that calculation. */
  readonly overridden: readonly { readonly date: TermDate; readonly day: LegalDate }[];
}

export const punishmentTermState: StreamState<PunishmentTerm, PunishmentTermFact> = {
  category: 'term',
  evolve: (state, fact) => {
    const { completed } = state ?? {};
    return {
      ...termServed.evolve(state, fact),
      calculated: calculatedAfter(state?.calculated ?? { number: 0, rights: {}, overridden: [] }, fact),
      cutDays: cutDaysAfter(state?.cutDays ?? 0, fact),
      replaced: fact.type === 'PunishmentReplaced' || ((state?.replaced ?? false) && fact.type !== 'SentenceRenewed'),
      ...(completed && { completed }),
      ...(fact.type === 'TermCompleted' && { completed: { reason: fact.data.reason, on: fact.data.completedOn } }),
    };
  },
};

function calculatedAfter(calculated: Calculated, fact: PunishmentTermFact): Calculated {
  const { number, computed, rights, overridden } = calculated;
  const days = { number, ...(computed && { computed }), rights };
  switch (fact.type) {
    case 'TermCalculated':
      return { number: number + 1, computed: fact.data.calculation, rights: withoutReceipts(fact.data.rights), overridden: [] };
    case 'CalculationConfirmed':
      return { ...days, overridden, confirmedBy: fact.data.confirmedBy };
    case 'CalculationSecondChecked':
      return { ...calculated, checkedBy: fact.data.checkedBy };
    case 'DateOverridden': {
      const { date, day } = fact.data;
      return { ...days, overridden: [...overridden.filter((other) => other.date !== date), { date, day }] };
    }
    case 'TermOpened':
    case 'SentenceIncluded':
    case 'SentenceRenewed':
    case 'TimeCredited':
    case 'InterruptionRecorded':
    case 'TermReduced':
    case 'PunishmentReplaced':
    case 'TermCompleted':
      return calculated;
  }
}

function cutDaysAfter(cutDays: number, fact: PunishmentTermFact): number {
  if (fact.type === 'TermReduced') return cutDays + fact.data.days;
  const anew = fact.type === 'PunishmentReplaced' || (fact.type === 'SentenceRenewed' && fact.data.start !== undefined);
  return anew ? 0 : cutDays;
}

function withoutReceipts({ paroleFrom, substitutionFrom, recordExpunges }: RightsWithReceipts): RightsOfTerm {
  return {
    ...(paroleFrom && { paroleFrom: withoutReceipt(paroleFrom) }),
    ...(substitutionFrom && { substitutionFrom: withoutReceipt(substitutionFrom) }),
    ...(recordExpunges && { recordExpunges: withoutReceipt(recordExpunges) }),
  };
}

/** The answer alone: whoever asks why reads the event. */
export function withoutReceipt(right: RightFrom): RightFrom {
  switch (right.verdict) {
    case 'FROM': {
      const { verdict, on, fraction, mode } = right;
      return { verdict, on, ...(fraction !== undefined && { fraction }), ...(mode !== undefined && { mode }) };
    }
    case 'BARRED':
      return { verdict: right.verdict, bars: right.bars };
    case 'NONE':
      return { verdict: right.verdict };
    case 'NEEDS_MANUAL':
      return { verdict: right.verdict, because: right.because };
  }
}
