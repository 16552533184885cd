import type { Json } from '../canonical-json.ts';
import type { ComparedVersion, Receipt, ReceiptStep } from '../receipt.ts';
import type { Language } from '../wording.ts';
import { filledSentence } from './filled-sentence.ts';
import { frameSentences } from './frame-sentences.ts';
import { Speaker } from './speaker.ts';
import { subjectOfStep, subjectWordings } from './subject-wordings.ts';

/**
 * A receipt as numbered sentences: the question and its day, the facts, each step with its numbers and provision, the versions of the law
 * that were compared, the provisions relied on, how days were rounded, and the answer, where it is given.
 *
 * A step or a code that has no wording is said as it stands.
 */
export function explain(receipt: Receipt, language: Language, answer?: object): readonly string[] {
  return explanation(receipt, language, answer).sentences;
}

/** As `explain`, with the steps, codes and names that had to be said as they stand. */
export function explanation(
  receipt: Receipt,
  language: Language,
  answer?: object,
): { readonly sentences: readonly string[]; readonly unworded: readonly string[] } {
  const speaker = new Speaker(language, receipt.question);
  const frame = (name: keyof typeof frameSentences, values: Readonly<Record<string, Json>>): string =>
    filledSentence(frameSentences[name][language], values, speaker, receipt.question);
  const sentences = [
    frame('question', { question: speaker.word(receipt.question, 'question'), asOf: receipt.asOf, ruleSet: receipt.ruleSet }),
    frame('facts', { facts: saidFacts(receipt.facts, speaker) }),
    ...receipt.steps.map((step) => sentenceOf(step, speaker)),
    ...(receipt.versions ?? []).map((version) => frame(version.applied ? 'versionApplied' : 'version', saidOf(version, speaker))),
    frame('provisions', { provisions: receipt.provisions.map((provision) => speaker.provision(provision)).join('; ') }),
    frame('rounding', { rounding: receipt.rounding }),
    ...(answer === undefined ? [] : [frame('answer', { answer: saidAnswer(answer, speaker) })]),
  ];
  return { sentences: sentences.map((sentence, index) => `${String(index + 1)}. ${sentence}`), unworded: [...speaker.unworded] };
}

function sentenceOf({ step, operands, result, provision }: ReceiptStep, speaker: Speaker): string {
  const subject = subjectOfStep(step);
  const sentence = subject === undefined ? undefined : subjectWordings[subject]?.sentences[step];
  const said =
    subject === undefined || sentence === undefined
      ? asItStands(step, operands, result, speaker)
      : filledSentence(sentence[speaker.language], { ...operands, result }, speaker, subject);
  return provision === undefined ? said : `${said.replace(/\.$/, '')} (${speaker.provision(provision)}).`;
}

function asItStands(step: string, operands: ReceiptStep['operands'], result: Json, speaker: Speaker): string {
  speaker.unworded.add(`step "${step}"`);
  const said = Object.entries(operands).map(([name, value]) => `${name} = ${speaker.value(value, name)}`);
  return `${[step, ...said].join('; ')}: ${speaker.value(result, 'result')}.`;
}

function saidFacts(facts: Json, speaker: Speaker): string {
  return typeof facts === 'object' && facts !== null && !Array.isArray(facts)
    ? speaker.fields(facts as Readonly<Record<string, Json>>) // no list
    : speaker.value(facts, 'facts');
}

function saidOf({ on, answer }: ComparedVersion, speaker: Speaker): Readonly<Record<string, Json>> {
  return { on, answer: typeof answer === 'object' && answer !== null ? saidAnswer(answer, speaker) : answer };
}

/** An answer in one line: the verdict first, then what belongs to it. */
export function saidAnswer(answer: object, speaker: Speaker): string {
  const { verdict, ...parts } = answer as Readonly<Record<string, Json>>; // answers are plain data
  const said = Object.keys(parts).length === 0 ? [] : [speaker.fields(parts, undefined, 'answer')];
  return [...(typeof verdict === 'string' ? [speaker.word(verdict, 'verdict')] : []), ...said].join('; ');
}
