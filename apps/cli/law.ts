import { existsSync } from 'node:fs';
import { explain } from '../../libs/law/explanation/explain.ts';
import { isLawQuestion, tablesOfRuleSet } from '../../libs/law/law-questions.ts';
import { repeatedIds } from '../../libs/law/law-case.ts';
import { readInquiries } from '../../libs/law/read-cases.ts';
import { askCase, outcomeOf } from '../../libs/law/run-cases.ts';
import { languages, type Language } from '../../libs/law/wording.ts';

/** A question, a language or a file that there is none of. */
export class LawCallRefused extends Error {}

/** Prints answer and receipt of each inquiry in a file, one a line. */
export function askLaw(question: string, file: string): void {
  for (const inquiry of inquiriesOf(question, file)) {
    process.stdout.write(`${askCase(inquiry)}\n`);
    if ('error' in outcomeOf(inquiry)) process.exitCode = 65;
  }
}

/** Prints the answer of each inquiry in a file, and step by step in words why it is that. */
export function explainLaw(question: string, file: string, language: string): void {
  const spoken = languageNamed(language);
  for (const inquiry of inquiriesOf(question, file)) {
    const outcome = outcomeOf(inquiry);
    if ('error' in outcome) {
      process.stderr.write(`${inquiry.id}: ${outcome.error}\n`);
      process.exitCode = 65;
      continue;
    }
    const sentences = explain(outcome.receipt, spoken, outcome.answer);
    process.stdout.write([inquiry.id, JSON.stringify(outcome.answer, null, 2), ...sentences, '', ''].join('\n'));
  }
}

function inquiriesOf(question: string, file: string): ReturnType<typeof readInquiries> {
  if (!isLawQuestion(question))
    throw new LawCallRefused(`The law has no question ${question}. Questions: ${Object.keys(tablesOfRuleSet).join(', ')}`);
  if (!existsSync(file)) throw new LawCallRefused(`There is no file ${file}.`);
  const inquiries = readInquiries(file, question);
  for (const id of repeatedIds(inquiries)) process.stderr.write(`more than one case has the id ${id}\n`);
  return inquiries;
}

function languageNamed(name: string): Language {
  const language = languages.find((known) => known === name);
  if (language === undefined) throw new LawCallRefused(`There is no language ${name}. Languages: ${languages.join(', ')}`);
  return language;
}
