import type { LegalDate } from '../event-log/event.ts';
import { evaluate, type Evaluation } from '../law/evaluate.ts';
import type { LawQuestion } from '../law/law-questions.ts';
import { LawFactError } from '../law/fact-checks.ts';
import type { Receipt } from '../law/receipt.ts';
import { paroleFacts, type OnTerm } from '../sentenced-person/parole-facts.ts';
import { personFacts } from '../sentenced-person/person-facts.ts';
import { substitutionFacts } from '../sentenced-person/substitution-facts.ts';
import type { RightFrom, RightsWithReceipts } from './punishment-term.events.ts';

type Answered = RightFrom & { readonly receipt?: Receipt };

/**
 * The days that follow from a term besides its last one, under the law of a day and on what is recorded: nothing that only papers show,
 * such as damage that was repaid. A question that the law does not ask of such a punishment has no answer.
 */
export function rightsOfTerm(day: LegalDate, onTerm: OnTerm): RightsWithReceipts {
  const { term, sentence } = onTerm;
  const served = !sentence.suspended && ['DEPRIVATION_OF_LIBERTY', 'LIFE', 'RESTRICTION_OF_LIBERTY'].includes(term.punishment);
  const replaceable = !sentence.suspended && term.punishment === 'DEPRIVATION_OF_LIBERTY';
  return {
    ...(served && { paroleFrom: paroleFrom(day, onTerm) }),
    ...(replaceable && { substitutionFrom: substitutionFrom(day, onTerm) }),
    ...(term.calculation?.verdict === 'COMPUTED' && { recordExpunges: recordExpunges(day, term.calculation.lastDay, onTerm) }),
  };
}

function paroleFrom(day: LegalDate, onTerm: OnTerm): Answered {
  return answered(
    () => evaluate('parole', paroleFacts(day, onTerm, {}), day),
    ({ answer }) => {
      switch (answer.verdict) {
        case 'ELIGIBLE':
        case 'NOT_YET':
          return from(answer.from, answer);
        case 'BARRED':
          return { verdict: answer.verdict, bars: answer.bars };
        case 'NEEDS_MANUAL':
          return { verdict: answer.verdict, because: answer.because };
      }
    },
  );
}

function substitutionFrom(day: LegalDate, onTerm: OnTerm): Answered {
  return answered(
    () => evaluate('substitution', substitutionFacts(day, onTerm, {}), day),
    ({ answer }) => {
      switch (answer.verdict) {
        case 'ELIGIBLE':
        case 'NOT_YET':
          return from(answer.from, { fraction: answer.fraction });
        case 'BARRED':
          return { verdict: answer.verdict, bars: answer.bars };
        case 'NEEDS_MANUAL':
          return { verdict: answer.verdict, because: answer.because };
      }
    },
  );
}

function recordExpunges(day: LegalDate, servedOn: LegalDate, { term, sentence, person }: OnTerm): Answered {
  const { suspended, offences } = sentence;
  const facts = { punishment: term.punishment, suspended, offences, person: personFacts(person), servedOn };
  return answered(
    () => evaluate('conviction-record', facts, day),
    ({ answer }) => {
      switch (answer.verdict) {
        case 'EXPUNGED_ON':
          return from(answer.expungedOn, {});
        case 'NEVER_RECORDED':
          return { verdict: 'NONE' };
        case 'NEEDS_MANUAL':
          return { verdict: answer.verdict, because: answer.because };
      }
    },
  );
}

function from(on: LegalDate, { fraction, mode }: { readonly fraction?: string | undefined; readonly mode?: 'MUST' | 'MAY' }): RightFrom {
  return { verdict: 'FROM', on, ...(fraction !== undefined && { fraction }), ...(mode !== undefined && { mode }) };
}

/** An answer with its receipt; where what is recorded cannot be true together, that a human must look at it. */
function answered<Question extends LawQuestion>(
  ask: () => Evaluation<Question>,
  rightOf: (evaluation: Evaluation<Question>) => RightFrom,
): Answered {
  try {
    const evaluation = ask();
    return { ...rightOf(evaluation), receipt: evaluation.receipt };
  } catch (error) {
    if (!(error instanceof LawFactError)) throw error;
    return { verdict: 'NEEDS_MANUAL', because: [`FACTS_CONTRADICT ${error.message}`] };
  }
}
