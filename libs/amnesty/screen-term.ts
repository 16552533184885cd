import type { Refusal } from '../commands/refusal.ts';
import type { LegalDate } from '../event-log/event.ts';
import type { AmnestyAct, ExclusionGround } from '../law/amnesty/amnesty-act.ts';
import { amnestyActs } from '../law/amnesty/amnesty-acts.ts';
import { rowOn } from '../law/dated-table.ts';
import { lastLegalDate } from '../law/calendar/legal-date.ts';
import { evaluate } from '../law/evaluate.ts';
import { LawFactError } from '../law/fact-checks.ts';
import type { LawQuestions } from '../law/law-questions.ts';
import type { Receipt } from '../law/receipt.ts';
import { screenedSentence } from '../sentenced-person/amnesty-facts.ts';
import type { OnTerm } from '../sentenced-person/parole-facts.ts';
import type { SentenceServed, TermServed } from '../sentenced-person/term-served.ts';
import { lastDayCounted } from './last-day-counted.ts';
import type { AmnestyActAsked, AmnestyPapers, AmnestyProposal } from './amnesty.events.ts';

/** An act as it is asked: by its name or whole, from the day on which it has effect. */
export interface ActInEffect {
  readonly act: AmnestyActAsked;
  readonly appliesFrom: LegalDate;
}

export interface ScreenedTerm {
  readonly proposal: AmnestyProposal;
  readonly receipt: Receipt;
}

/**
 * What an act proposes for a term, with the receipt of the law's answer; refuses what cannot be true together.
 *
 * Recidivism and earlier amnesties are found by courts and recorded by no event. Where one of them would keep the person out, and neither
 * papers nor the record speak against it, a person must look, as where an earlier decision moved the end of the term: the law's own
 * answer is kept beside it. CC 14, 78.
 *
 * @param asOf the day of the proposal
 */
export function screenTerm(
  { act, appliesFrom }: ActInEffect,
  basis: OnTerm,
  papers: AmnestyPapers,
  asOf: LegalDate,
): ScreenedTerm | { readonly refused: Refusal } {
  const rules = rulesOf(act);
  try {
    const { answer, receipt } = evaluate('amnesty', { act, ...screenedSentence(rules, appliesFrom, basis, papers) }, asOf);
    const doubts = [...notRecorded(rules, basis.sentence, papers), ...endsOtherwise(basis.term, answer, receipt)];
    return { proposal: proposalOf(answer, doubts), receipt };
  } catch (error) {
    if (!(error instanceof LawFactError)) throw error;
    return {
      refused: {
        code: 'facts-contradict',
        reason: `What is recorded cannot be true together: ${error.message}.`,
        next: 'Check the days of the acts and the date of birth, and correct what is wrong.',
      },
    };
  }
}

/** An act by its name is the latest version of it. */
function rulesOf(act: AmnestyActAsked): AmnestyAct {
  if (typeof act !== 'string') return act;
  const row = rowOn(amnestyActs[act], lastLegalDate);
  if (row === undefined) throw new Error(`the rule set has no version of ${act}`);
  return row.values;
}

/** What may keep a person out and is neither shown nor recorded. Recidivism needs a grave crime after deprivation of liberty. CC 14. */
function notRecorded({ exclusions }: AmnestyAct, { firstTime, gravest }: SentenceServed, papers: AmnestyPapers): readonly string[] {
  if (firstTime) return [];
  const excludes = (ground: ExclusionGround): boolean => exclusions.some((exclusion) => exclusion.ground === ground);
  const isGrave = gravest === 'GRAVE' || gravest === 'ESPECIALLY_GRAVE';
  return [
    ...(papers.recidivism === undefined && isGrave && (excludes('RECIDIVISM') || excludes('DANGEROUS_RECIDIVISM'))
      ? ['RECIDIVISM_NOT_RECORDED']
      : []),
    ...(papers.amnestiedBefore === undefined && excludes('AMNESTIED_BEFORE') ? ['EARLIER_AMNESTY_NOT_RECORDED'] : []),
  ];
}

/** The law counts the end of the term anew; where the term was cut before or its end was overridden, the rest is another one. */
function endsOtherwise({ calculation }: TermServed, answer: LawQuestions['amnesty']['answer'], receipt: Receipt): readonly string[] {
  if (answer.verdict !== 'REDUCE' || answer.lastDay === undefined || calculation?.verdict !== 'COMPUTED') return [];
  return lastDayCounted(receipt) === calculation.lastDay ? [] : ['TERM_ENDS_OTHERWISE'];
}

function proposalOf(answer: LawQuestions['amnesty']['answer'], doubts: readonly string[]): AmnestyProposal {
  const given = givenBy(answer);
  switch (given.verdict) {
    case 'EXCLUDED':
    case 'NOT_COVERED':
      return given;
    case 'NEEDS_MANUAL':
      return { ...given, because: [...(given.because ?? []), ...doubts] };
    case 'RELEASE':
    case 'REPLACE':
    case 'REDUCE':
      return doubts.length === 0 ? given : { verdict: 'NEEDS_MANUAL', because: doubts, unlessFound: given };
  }
}

function givenBy(answer: LawQuestions['amnesty']['answer']): AmnestyProposal {
  switch (answer.verdict) {
    case 'RELEASE': {
      const { verdict, clauses, open } = answer;
      return { verdict, clauses, ...(open && { open }) };
    }
    case 'REPLACE': {
      const { verdict, clauses, replacedBy, unservedDays, open } = answer;
      return { verdict, clauses, replacedBy, ...(unservedDays !== undefined && { unservedDays }), ...(open && { open }) };
    }
    case 'REDUCE': {
      const { verdict, clauses, fraction, lastDay, releaseAtOnce, open } = answer;
      return {
        verdict,
        clauses,
        fraction,
        ...(lastDay !== undefined && { newLastDay: lastDay }),
        ...(releaseAtOnce !== undefined && { releaseAtOnce }),
        ...(open && { open }),
      };
    }
    case 'EXCLUDED':
      return { verdict: answer.verdict, excludedBy: answer.excludedBy };
    case 'NOT_COVERED':
      return { verdict: answer.verdict, outside: answer.outside };
    case 'NEEDS_MANUAL':
      return { verdict: answer.verdict, because: answer.because };
  }
}
