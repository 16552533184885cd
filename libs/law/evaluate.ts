import type { LegalDate } from './calendar/legal-date.ts';
import { LawFactError, date } from './fact-checks.ts';
import { checkDaysOfActs } from './law-facts.ts';
import type { ActsOfPerson } from './law-facts.ts';
import type { LawDraft } from './law-draft.ts';
import type { LawQuestionRules } from './law-question.ts';
import { isLawQuestion, questionNames, questions } from './law-questions.ts';
import type { LawQuestion, LawQuestions } from './law-questions.ts';
import { underMilderLaw } from './law-versions.ts';
import type { Receipt } from './receipt.ts';
import { roundingPolicy } from './rule-set.ts';
import { presentRuleSet } from './rule-sets.ts';
import { UsedFacts } from './used-facts.ts';

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
  const { checked, day } = checkedFacts(question, facts, asOf);
  return answered(question, checked, day);
}

/** As `evaluate`, as if a draft were law: the receipt names it, `kz-2026.2+draft`, with a hash of its own, and is nobody's answer yet. */
export function evaluateUnder<Question extends LawQuestion>(
  draft: LawDraft,
  question: Question,
  facts: LawQuestions[Question]['facts'],
  asOf: LegalDate,
): Evaluation<Question> {
  const { checked, day } = checkedFacts(question, facts, asOf);
  return answered(question, checked, day, draft);
}

function checkedFacts<Question extends LawQuestion>(
  question: Question,
  facts: LawQuestions[Question]['facts'],
  asOf: LegalDate,
): { readonly checked: LawQuestions[Question]['facts']; readonly day: LegalDate } {
  const rules = rulesOf(question);
  const checked = rules.facts(facts, 'facts');
  const day = date(asOf, 'asOf');
  checkDaysOfActs(checked as ActsOfPerson, rules.coversLaterActs ? undefined : day, 'facts'); // persons and offences have these names and forms in every question
  return { checked, day };
}

/**
 * Asks what a receipt answered once more, under the rule set that is here.
 *
 * The facts that a receipt keeps are all that is looked at, but need not be all that a question must be given: they are not checked again.
 */
export function evaluateAgain({ question, facts, asOf }: Receipt): Evaluation<LawQuestion> {
  if (!isLawQuestion(question)) throw unknownQuestion(question);
  return answered(question, facts as unknown as LawQuestions[LawQuestion]['facts'], asOf); // they were checked when it was first asked
}

function answered<Question extends LawQuestion>(
  question: Question,
  checked: LawQuestions[Question]['facts'],
  asOf: LegalDate,
  draft?: LawDraft,
): Evaluation<Question> {
  const rules = rulesOf(question);
  const used = new UsedFacts(checked);
  const { answer, reasoning, versions } = underMilderLaw(rules, used.facts, asOf, draft?.tables);
  return {
    answer,
    receipt: {
      ruleSet: draft?.ruleSet ?? presentRuleSet.version,
      ruleSetHash: draft?.ruleSetHash ?? presentRuleSet.hash,
      question,
      asOf,
      facts: rules.kept === undefined ? used.used : rules.kept(checked),
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

function rulesOf<Question extends LawQuestion>(
  question: Question,
): LawQuestionRules<LawQuestions[Question]['facts'], LawQuestions[Question]['answer']> {
  if (!isLawQuestion(question)) throw unknownQuestion(question);
  const rules: { readonly [One in LawQuestion]: LawQuestionRules<LawQuestions[One]['facts'], LawQuestions[One]['answer']> } = questions;
  return rules[question];
}

function unknownQuestion(question: string): LawFactError {
  return new LawFactError('question', `"${question}" is not one of ${questionNames.join(', ')}`);
}
