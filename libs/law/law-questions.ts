import type { FactCheck } from './fact-checks.ts';
import type { LawQuestionRules } from './law-question.ts';
import { amnesty } from './amnesty/amnesty.ts';
import { bullying } from './bullying/bullying.ts';
import { classification } from './classification/classification.ts';
import { conversion } from './conversion/conversion.ts';
import { convictionRecord } from './conviction-record/conviction-record.ts';
import { cumulation } from './cumulation/cumulation.ts';
import { deferral } from './deferral/deferral.ts';
import { identityNumber } from './identity-number/identity-number.ts';
import { limitation } from './limitation/limitation.ts';
import { fine } from './monthly-calculation-index/fine.ts';
import { offenceQuestion } from './offences/offence-question.ts';
import { paroleRenewal } from './parole/parole-renewal.ts';
import { parole } from './parole/parole.ts';
import { probationDeadline } from './probation-terms/probation-deadline.ts';
import { sentenceValidity } from './punishment/sentence-validity.ts';
import { reconciliation } from './reconciliation/reconciliation.ts';
import { relief } from './relief/relief.ts';
import { substitution } from './substitution/substitution.ts';
import { supervisionBreach } from './supervision-breach/supervision-breach.ts';
import { suspendedCancellation } from './suspended-sentence/suspended-cancellation.ts';
import { termEnd } from './term/term-end.ts';
import { releaseDay } from './working-days/release-day.ts';

/** Every question that the library answers. A new one is a line here, its cases and its row in the README. */
export const questions = {
  amnesty,
  bullying,
  classification,
  conversion,
  'conviction-record': convictionRecord,
  cumulation,
  deferral,
  fine,
  'identity-number': identityNumber,
  limitation,
  offence: offenceQuestion,
  parole,
  'parole-renewal': paroleRenewal,
  'probation-deadline': probationDeadline,
  reconciliation,
  'release-day': releaseDay,
  relief,
  'sentence-validity': sentenceValidity,
  substitution,
  'supervision-breach': supervisionBreach,
  'suspended-cancellation': suspendedCancellation,
  'term-end': termEnd,
} as const;

type Questions = typeof questions;

export type LawQuestion = keyof Questions;

/** The facts that each question needs, and what it may answer. */
export type LawQuestions = {
  readonly [Question in LawQuestion]: {
    readonly facts: FactsOf<Questions[Question]>;
    readonly answer: AnswerOf<Questions[Question]>;
  };
};

type FactsOf<Rules> = Rules extends { readonly facts: FactCheck<infer Facts extends object> } ? Facts : never;
type AnswerOf<Rules> = Rules extends { readonly answer: (...asked: never) => infer Answer extends object } ? Answer : never;

/** Every question by its name. */
export const questionNames: readonly string[] = Object.keys(questions);

/** Whether the library knows the question. */
export function isLawQuestion(question: string): question is LawQuestion {
  return Object.hasOwn(questions, question);
}

/** Every table of the rule set, by question and name: what `ruleSetHash` covers. */
export const tablesOfRuleSet: Readonly<Record<string, LawQuestionRules<never, unknown>['tables']>> = Object.fromEntries(
  Object.entries(questions).map(([question, { tables }]) => [question, tables]),
);
