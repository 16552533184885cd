import type { LegalDate } from '../event-log/event.ts';
import { evaluate } from '../law/evaluate.ts';
import { LawFactError } from '../law/fact-checks.ts';
import type { LawQuestions } from '../law/law-questions.ts';
import type { Receipt } from '../law/receipt.ts';
import { paroleFacts, type OnTerm } from '../sentenced-person/parole-facts.ts';
import { personFacts } from '../sentenced-person/person-facts.ts';
import { substitutionFacts } from '../sentenced-person/substitution-facts.ts';
import type { RightFrom, RightsOfTerm, RightsWithReceipts } from './punishment-term.events.ts';

/** Which question of law tells which day. */
export const questionsOfRights = {
  paroleFrom: 'parole',
  substitutionFrom: 'substitution',
  recordExpunges: 'conviction-record',
} as const satisfies Readonly<Record<keyof RightsOfTerm, keyof LawQuestions>>;

type Questions = typeof questionsOfRights;

/** What the law is told for each day that it knows of such a punishment. */
export type FactsOfRights = { readonly [Right in keyof Questions]?: LawQuestions[Questions[Right]]['facts'] };

type AnswerOfRight = LawQuestions[Questions[keyof Questions]]['answer'];

/**
 * The days that follow from a term besides its last one, under the law of a day and on what is recorded, payments of damage among it:
 * nothing that only papers show, such as a cooperation agreement that was fulfilled. A question that the law does not ask of such a
 * punishment has no answer.
 */
export function rightsOfTerm(day: LegalDate, onTerm: OnTerm): RightsWithReceipts {
  const { paroleFrom, substitutionFrom, recordExpunges } = factsOfRights(day, onTerm);
  return {
    ...(paroleFrom && { paroleFrom: answered(() => evaluate('parole', paroleFrom, day)) }),
    ...(substitutionFrom && { substitutionFrom: answered(() => evaluate('substitution', substitutionFrom, day)) }),
    ...(recordExpunges && { recordExpunges: answered(() => evaluate('conviction-record', recordExpunges, day)) }),
  };
}

export function factsOfRights(day: LegalDate, onTerm: OnTerm): FactsOfRights {
  const { term, sentence, person } = onTerm;
  const { punishment, calculation } = term;
  const { suspended, offences } = sentence;
  const served = !suspended && ['DEPRIVATION_OF_LIBERTY', 'LIFE', 'RESTRICTION_OF_LIBERTY'].includes(punishment);
  const record = { punishment, suspended, offences, person: personFacts(person) };
  return {
    ...(served && { paroleFrom: paroleFacts(day, onTerm, {}) }),
    ...(served && punishment === 'DEPRIVATION_OF_LIBERTY' && { substitutionFrom: substitutionFacts(day, onTerm, {}) }),
    ...(calculation?.verdict === 'COMPUTED' && { recordExpunges: { ...record, servedOn: calculation.lastDay } }),
  };
}

/** The day that an answer of the law gives, or why it gives none. */
export function rightOf(answer: AnswerOfRight): RightFrom {
  switch (answer.verdict) {
    case 'ELIGIBLE':
    case 'NOT_YET': {
      const { from: on, fraction } = answer;
      return { verdict: 'FROM', on, ...(fraction !== undefined && { fraction }), ...('mode' in answer && { mode: answer.mode }) };
    }
    case 'EXPUNGED_ON':
      return { verdict: 'FROM', on: answer.expungedOn };
    case 'NEVER_RECORDED':
      return { verdict: 'NONE' };
    case 'BARRED':
      return { verdict: 'BARRED', bars: answer.bars };
    case 'NEEDS_MANUAL':
      return { verdict: 'NEEDS_MANUAL', because: answer.because };
  }
}

/** An answer with its receipt; where what is recorded cannot be true together, that a human must look at it. */
function answered(ask: () => { readonly answer: AnswerOfRight; readonly receipt: Receipt }): RightFrom & { readonly receipt?: Receipt } {
  try {
    const { answer, receipt } = ask();
    return { ...rightOf(answer), receipt };
  } catch (error) {
    if (!(error instanceof LawFactError)) throw error;
    return { verdict: 'NEEDS_MANUAL', because: [`FACTS_CONTRADICT ${error.message}`] };
  }
}
