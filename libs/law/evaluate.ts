import type { LegalDate } from './calendar/legal-date.ts';
import type { Json } from './canonical-json.ts';
import { classification } from './classification/classification.ts';
import type { ClassificationAnswer, ClassificationFacts } from './classification/classification.ts';
import { LawFactError, date } from './fact-checks.ts';
import { identityNumber } from './identity-number/identity-number.ts';
import type { IdentityNumberAnswer, IdentityNumberFacts } from './identity-number/identity-number.ts';
import type { LawQuestionRules } from './law-question.ts';
import { underMilderLaw } from './law-versions.ts';
import { parole } from './parole/parole.ts';
import type { ParoleAnswer } from './parole/parole.ts';
import type { ParoleFacts } from './parole/parole-facts.ts';
import { paroleRenewal } from './parole/parole-renewal.ts';
import type { ParoleRenewalAnswer, ParoleRenewalFacts } from './parole/parole-renewal.ts';
import type { Receipt } from './receipt.ts';
import { roundingPolicy, ruleSetHash, ruleSetVersion } from './rule-set.ts';
import { termEnd } from './term/term-end.ts';
import type { TermEndAnswer, TermEndFacts } from './term/term-end.ts';

/** Every question that the library answers, with the facts that it needs and what it may answer. */
export interface LawQuestions {
  readonly classification: { readonly facts: ClassificationFacts; readonly answer: ClassificationAnswer };
  readonly 'identity-number': { readonly facts: IdentityNumberFacts; readonly answer: IdentityNumberAnswer };
  readonly parole: { readonly facts: ParoleFacts; readonly answer: ParoleAnswer };
  readonly 'parole-renewal': { readonly facts: ParoleRenewalFacts; readonly answer: ParoleRenewalAnswer };
  readonly 'term-end': { readonly facts: TermEndFacts; readonly answer: TermEndAnswer };
}

export type LawQuestion = keyof LawQuestions;

/** An answer, and why it is that. */
export interface Evaluation<Question extends LawQuestion> {
  readonly answer: LawQuestions[Question]['answer'];
  readonly receipt: Receipt;
}

/**
 * The answer of the law in force on `asOf`, with its receipt.
 *
 * Depends on nothing but its parameters. Throws `LawFactError`, naming the place, on a question or a fact that it does not know and on a
 * fact of another form than the question needs; what law or facts leave open is an answer, `NEEDS_MANUAL`.
 */
export function evaluate<Question extends LawQuestion>(
  question: Question,
  facts: LawQuestions[Question]['facts'],
  asOf: LegalDate,
): Evaluation<Question> {
  const rules = rulesOf(question);
  const checked = rules.facts(facts, 'facts');
  const { answer, reasoning, versions } = underMilderLaw(rules, checked, date(asOf, 'asOf'));
  return {
    answer,
    receipt: {
      ruleSet: ruleSetVersion,
      ruleSetHash: hashOfRuleSet,
      question,
      asOf,
      facts: rules.kept === undefined ? plainData(checked) : rules.kept(checked),
      provisions: reasoning.provisions,
      steps: reasoning.steps,
      ...(versions !== undefined && { versions }),
      rounding: roundingPolicy,
    },
  };
}

/** As `evaluate`, for a question from a file or over the wire, whose facts nobody has typed. */
export function evaluateUntyped(question: string, facts: unknown, asOf: string): Evaluation<LawQuestion> {
  if (!isLawQuestion(question)) throw unknownQuestion(question);
  return evaluate(question, facts as LawQuestions[LawQuestion]['facts'], asOf as LegalDate); // evaluate checks both before it uses them
}

/** Whether the library knows the question. */
export function isLawQuestion(question: string): question is LawQuestion {
  return Object.hasOwn(questions, question);
}

const questions: {
  readonly [Question in LawQuestion]: LawQuestionRules<LawQuestions[Question]['facts'], LawQuestions[Question]['answer']>;
} = {
  classification,
  'identity-number': identityNumber,
  parole,
  'parole-renewal': paroleRenewal,
  'term-end': termEnd,
};

/** Every question by its name. */
export const questionNames: readonly string[] = Object.keys(questions);

/** Every table of the rule set, by question and name: what `ruleSetHash` covers. */
export const tablesOfRuleSet: Readonly<Record<string, LawQuestionRules<never, unknown>['tables']>> = Object.fromEntries(
  Object.entries(questions).map(([question, { tables }]) => [question, tables]),
);

const hashOfRuleSet = ruleSetHash(tablesOfRuleSet);

function rulesOf<Question extends LawQuestion>(
  question: Question,
): LawQuestionRules<LawQuestions[Question]['facts'], LawQuestions[Question]['answer']> {
  if (!isLawQuestion(question)) throw unknownQuestion(question);
  return questions[question];
}

function unknownQuestion(question: string): LawFactError {
  return new LawFactError('question', `"${question}" is not one of ${Object.keys(questions).join(', ')}`);
}

function plainData(facts: object): Json {
  return facts as Json; // the check of a question admits nothing but text, numbers, true, false, lists and objects of them
}
