import { OneOf } from '../../libs/commands/fields.ts';
import { explain } from '../../libs/law/explanation/explain.ts';
import { receiptHash } from '../../libs/law/receipt-hash.ts';
import { verifyReceipt } from '../../libs/law/verify-receipt.ts';
import { languages, type Language } from '../../libs/law/wording.ts';
import { read, type AnyRead } from '../../libs/platform/read-route.ts';
import { lastReceipt } from './last-receipt.ts';
import type { Sources } from './sources.ts';

class NoQuery {}

class LanguageQuery {
  @OneOf(languages, { says: 'The language of the sentences; Russian unless told', optional: true, example: 'kk' })
  readonly lang?: Language;
}

/** Who may ask why: whoever decides on it, answers for it to the person, or checks it. */
export const whoAsksWhy = ['officer', 'supervisor', 'facility', 'court-registrar', 'amnesty-commission', 'auditor'] as const;

/** Why a thing is as it is: the receipt of the last decision about it, the same in words, and whether the law still answers so. */
export function receiptReads({
  collection,
  category,
  of,
  id = '0192e4a0-7b1c-7000-8000-0000000000f1',
}: {
  readonly collection: string;
  readonly category: string;
  readonly of: string;
  /** An example of one. */
  readonly id?: string;
}): readonly AnyRead[] {
  const example = { id };
  const receipt = read<Sources, NoQuery>({
    method: 'GET',
    path: `${collection}/:id/receipt`,
    query: NoQuery,
    says: `The receipt of the last ${of}, as it was stored, with its SHA-256 in canonical JSON.`,
    by: whoAsksWhy,
    registers: [],
    example,
    answer: async ({ context, sources }) => {
      const { personId, ...decision } = await lastReceipt(sources, context, category);
      return { json: { ...decision, receiptHash: receiptHash(decision.receipt) }, persons: [personId] };
    },
  });
  const explanation = read<Sources, LanguageQuery>({
    method: 'GET',
    path: `${collection}/:id/explanation`,
    query: LanguageQuery,
    says: `Why the last ${of} is what it is, in numbered sentences, in English, Russian or Kazakh.`,
    by: whoAsksWhy,
    registers: [],
    example,
    answer: async ({ query: { lang = 'ru' }, context, sources }) => {
      const { personId, receipt: stored, ...decision } = await lastReceipt(sources, context, category);
      return { json: { ...decision, lang, sentences: explain(stored, lang) }, persons: [personId] };
    },
  });
  const verification = read<Sources, NoQuery>({
    method: 'POST',
    path: `${collection}/:id/verify-receipt`,
    query: NoQuery,
    says: `Asks the law again what the last ${of} rests on: the same, the first step that differs, or not repeatable.`,
    by: whoAsksWhy,
    registers: [],
    example,
    answer: async ({ context, sources }) => {
      const { personId, stream, position, event, receipt: stored } = await lastReceipt(sources, context, category);
      return { json: { stream, position, event, ...verifyReceipt(stored) }, persons: [personId] };
    },
  });
  return [receipt, explanation, verification];
}
