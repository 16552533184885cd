import { amnesty } from './amnesty/amnesty.ts';
import type { AmnestyFacts } from './amnesty/amnesty-facts.ts';
import type { AmnestyAnswer } from './amnesty/screen-under.ts';
import { bullying } from './bullying/bullying.ts';
import type { BullyingAnswer, BullyingFacts } from './bullying/bullying.ts';
import type { LegalDate } from './calendar/legal-date.ts';
import { classification } from './classification/classification.ts';
import type { ClassificationAnswer, ClassificationFacts } from './classification/classification.ts';
import { convictionRecord } from './conviction-record/conviction-record.ts';
import type { ConvictionRecordAnswer, ConvictionRecordFacts } from './conviction-record/conviction-record.ts';
import { deferral } from './deferral/deferral.ts';
import type { DeferralAnswer, DeferralFacts } from './deferral/deferral.ts';
import { conversion } from './conversion/conversion.ts';
import type { ConversionAnswer, ConversionFacts } from './conversion/conversion.ts';
import { cumulation } from './cumulation/cumulation.ts';
import type { CumulationAnswer } from './cumulation/cumulation.ts';
import type { CumulationFacts } from './cumulation/cumulation-facts.ts';
import { LawFactError, date } from './fact-checks.ts';
import { identityNumber } from './identity-number/identity-number.ts';
import type { IdentityNumberAnswer, IdentityNumberFacts } from './identity-number/identity-number.ts';
import { checkDaysOfActs } from './law-facts.ts';
import type { ActsOfPerson } from './law-facts.ts';
import type { LawQuestionRules } from './law-question.ts';
import { underMilderLaw } from './law-versions.ts';
import { fine } from './monthly-calculation-index/fine.ts';
import type { FineAnswer, FineFacts } from './monthly-calculation-index/fine.ts';
import { offenceQuestion } from './offences/offence-question.ts';
import type { OffenceAnswer, OffenceFacts } from './offences/offence-question.ts';
import { limitation } from './limitation/limitation.ts';
import type { LimitationAnswer, LimitationFacts } from './limitation/limitation.ts';
import { parole } from './parole/parole.ts';
import type { ParoleAnswer } from './parole/parole.ts';
import type { ParoleFacts } from './parole/parole-facts.ts';
import { paroleRenewal } from './parole/parole-renewal.ts';
import type { ParoleRenewalAnswer, ParoleRenewalFacts } from './parole/parole-renewal.ts';
import { probationDeadline } from './probation-terms/probation-deadline.ts';
import type { ProbationDeadlineAnswer, ProbationDeadlineFacts } from './probation-terms/probation-deadline.ts';
import type { SentenceFacts } from './punishment/sentence-facts.ts';
import { sentenceValidity } from './punishment/sentence-validity.ts';
import type { SentenceAnswer } from './punishment/sentence-validity.ts';
import type { Receipt } from './receipt.ts';
import { reconciliation } from './reconciliation/reconciliation.ts';
import type { ReconciliationAnswer } from './reconciliation/reconciliation.ts';
import type { ReconciliationFacts } from './reconciliation/reconciliation-facts.ts';
import { relief } from './relief/relief.ts';
import type { ReliefAnswer } from './relief/relief.ts';
import type { ReliefFacts } from './relief/relief-facts.ts';
import { roundingPolicy, ruleSetHash, ruleSetVersion } from './rule-set.ts';
import { supervisionBreach } from './supervision-breach/supervision-breach.ts';
import type { SupervisionBreachAnswer, SupervisionBreachFacts } from './supervision-breach/supervision-breach.ts';
import { substitution } from './substitution/substitution.ts';
import type { SubstitutionAnswer, SubstitutionFacts } from './substitution/substitution.ts';
import { suspendedCancellation } from './suspended-sentence/suspended-cancellation.ts';
import type { SuspendedCancellationAnswer, SuspendedCancellationFacts } from './suspended-sentence/suspended-cancellation.ts';
import { termEnd } from './term/term-end.ts';
import type { TermEndAnswer, TermEndFacts } from './term/term-end.ts';
import { UsedFacts } from './used-facts.ts';
import { releaseDay } from './working-days/release-day.ts';
import type { ReleaseDayAnswer, ReleaseDayFacts } from './working-days/release-day.ts';

/** Every question that the library answers, with the facts that it needs and what it may answer. */
export interface LawQuestions {
  readonly amnesty: { readonly facts: AmnestyFacts; readonly answer: AmnestyAnswer };
  readonly bullying: { readonly facts: BullyingFacts; readonly answer: BullyingAnswer };
  readonly classification: { readonly facts: ClassificationFacts; readonly answer: ClassificationAnswer };
  readonly fine: { readonly facts: FineFacts; readonly answer: FineAnswer };
  readonly 'conviction-record': { readonly facts: ConvictionRecordFacts; readonly answer: ConvictionRecordAnswer };
  readonly deferral: { readonly facts: DeferralFacts; readonly answer: DeferralAnswer };
  readonly conversion: { readonly facts: ConversionFacts; readonly answer: ConversionAnswer };
  readonly cumulation: { readonly facts: CumulationFacts; readonly answer: CumulationAnswer };
  readonly 'identity-number': { readonly facts: IdentityNumberFacts; readonly answer: IdentityNumberAnswer };
  readonly offence: { readonly facts: OffenceFacts; readonly answer: OffenceAnswer };
  readonly parole: { readonly facts: ParoleFacts; readonly answer: ParoleAnswer };
  readonly 'parole-renewal': { readonly facts: ParoleRenewalFacts; readonly answer: ParoleRenewalAnswer };
  readonly 'probation-deadline': { readonly facts: ProbationDeadlineFacts; readonly answer: ProbationDeadlineAnswer };
  readonly 'release-day': { readonly facts: ReleaseDayFacts; readonly answer: ReleaseDayAnswer };
  readonly 'supervision-breach': { readonly facts: SupervisionBreachFacts; readonly answer: SupervisionBreachAnswer };
  readonly limitation: { readonly facts: LimitationFacts; readonly answer: LimitationAnswer };
  readonly reconciliation: { readonly facts: ReconciliationFacts; readonly answer: ReconciliationAnswer };
  readonly relief: { readonly facts: ReliefFacts; readonly answer: ReliefAnswer };
  readonly substitution: { readonly facts: SubstitutionFacts; readonly answer: SubstitutionAnswer };
  readonly 'suspended-cancellation': { readonly facts: SuspendedCancellationFacts; readonly answer: SuspendedCancellationAnswer };
  readonly 'sentence-validity': { readonly facts: SentenceFacts; readonly answer: SentenceAnswer };
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
  const used = new UsedFacts(checked);
  const day = date(asOf, 'asOf');
  checkDaysOfActs(checked as ActsOfPerson, rules.coversLaterActs ? undefined : day, 'facts'); // persons and offences have these names and forms in every question
  const { answer, reasoning, versions } = underMilderLaw(rules, used.facts, day);
  return {
    answer,
    receipt: {
      ruleSet: ruleSetVersion,
      ruleSetHash: hashOfRuleSet,
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

/** Whether the library knows the question. */
export function isLawQuestion(question: string): question is LawQuestion {
  return Object.hasOwn(questions, question);
}

const questions: {
  readonly [Question in LawQuestion]: LawQuestionRules<LawQuestions[Question]['facts'], LawQuestions[Question]['answer']>;
} = {
  amnesty,
  bullying,
  classification,
  fine,
  'conviction-record': convictionRecord,
  deferral,
  conversion,
  cumulation,
  'identity-number': identityNumber,
  offence: offenceQuestion,
  parole,
  'parole-renewal': paroleRenewal,
  'probation-deadline': probationDeadline,
  'release-day': releaseDay,
  'supervision-breach': supervisionBreach,
  limitation,
  reconciliation,
  relief,
  substitution,
  'suspended-cancellation': suspendedCancellation,
  'sentence-validity': sentenceValidity,
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
