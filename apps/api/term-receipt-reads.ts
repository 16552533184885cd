import { OneOf } from '../../libs/commands/fields.ts';
import { explain } from '../../libs/law/explanation/explain.ts';
import { receiptHash } from '../../libs/law/receipt-hash.ts';
import { verifyReceipt } from '../../libs/law/verify-receipt.ts';
import { languages, type Language } from '../../libs/law/wording.ts';
import { notFound } from '../../libs/platform/problem.ts';
import { read, type AnyRead } from '../../libs/platform/read-route.ts';
import { calculatedDate, DateQuery, decided, recordedTerm, type CalculatedDate, type DateOfTerm } from './calculations-of-term.ts';
import { sentenceOfCut } from './sentence-of-cut.ts';
import { whoAsksWhy } from './receipt-reads.ts';
import type { Sources } from './sources.ts';

class ExplanationQuery extends DateQuery {
  @OneOf(languages, { says: 'The language of the sentences; Russian unless told', optional: true, example: 'kk' })
  readonly lang?: Language;
}

const example = { id: '0192e4a0-7b1c-7000-8000-0000000000f1' };

/** Why each of the days that follow from a term is what it is: its receipt, the same in words, and whether the law still answers so. */
export const termReceiptReads: readonly AnyRead[] = [
  read<Sources, DateQuery>({
    method: 'GET',
    path: 'terms/:id/receipt',
    query: DateQuery,
    says: 'The receipt of a day in the last calculation of a term, as it was stored, with its SHA-256 in canonical JSON.',
    by: whoAsksWhy,
    registers: [],
    example,
    answer: async ({ query: { date = 'termEnd' }, context, sources }) => {
      const term = await recordedTerm(sources, context);
      return { json: withReceipt(date, calculatedDate(term, date)), persons: [term.personId] };
    },
  }),
  read<Sources, DateQuery>({
    method: 'GET',
    path: 'terms/:id/calculations/:number/receipt',
    query: DateQuery,
    says: 'The same of any calculation of a term, by its number, from 1: what was answered then, whatever was calculated since.',
    by: whoAsksWhy,
    registers: [],
    example: { ...example, number: '1' },
    answer: async ({ query: { date = 'termEnd' }, context, sources }) => {
      const term = await recordedTerm(sources, context);
      return { json: withReceipt(date, calculatedDate(term, date, numberOf(context.params['number']))), persons: [term.personId] };
    },
  }),
  read<Sources, ExplanationQuery>({
    method: 'GET',
    path: 'terms/:id/explanation',
    query: ExplanationQuery,
    says: 'Why a day in the last calculation of a term is what it is, in numbered sentences, in English, Russian or Kazakh.',
    by: whoAsksWhy,
    registers: [],
    example,
    answer: async ({ query: { date = 'termEnd', lang = 'ru' }, context, sources }) => {
      const term = await recordedTerm(sources, context);
      const calculated = calculatedDate(term, date);
      const sentences = explain(calculated.receipt, lang);
      const cut = sentenceOfCut(calculated.answer, lang);
      return {
        json: {
          ...about(date, calculated),
          lang,
          sentences: cut === undefined ? sentences : [...sentences, `${String(sentences.length + 1)}. ${cut}`],
        },
        persons: [term.personId],
      };
    },
  }),
  read<Sources, DateQuery>({
    method: 'POST',
    path: 'terms/:id/verify-receipt',
    query: DateQuery,
    says: 'Asks the law again what a day in the last calculation of a term rests on: the same, the first step that differs, or not repeatable.',
    by: whoAsksWhy,
    registers: [],
    example,
    answer: async ({ query: { date = 'termEnd' }, context, sources }) => {
      const term = await recordedTerm(sources, context);
      const { number, fact, receipt } = calculatedDate(term, date);
      return { json: { ...placeOf(fact), calculation: number, date, ...verifyReceipt(receipt) }, persons: [term.personId] };
    },
  }),
];

function withReceipt(date: DateOfTerm, calculated: CalculatedDate): object {
  const { receipt } = calculated;
  return { ...about(date, calculated), receipt, receiptHash: receiptHash(receipt) };
}

function about(date: DateOfTerm, { number, fact, answer }: CalculatedDate): object {
  return { ...placeOf(fact), calculation: number, date, answer, decided: decided(fact) };
}

function placeOf({ stream, position, type }: CalculatedDate['fact']): object {
  return { stream, position: String(position), event: type };
}

function numberOf(text = ''): number {
  if (!/^[1-9]\d{0,4}$/.test(text)) throw notFound('such calculation of the term');
  return Number(text);
}
