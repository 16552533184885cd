import { isUuid, OneOf } from '../../libs/commands/fields.ts';
import { streamName } from '../../libs/event-log/event.ts';
import { explain } from '../../libs/law/explanation/explain.ts';
import type { Receipt } from '../../libs/law/receipt.ts';
import { receiptHash } from '../../libs/law/receipt-hash.ts';
import { verifyReceipt } from '../../libs/law/verify-receipt.ts';
import { languages, type Language } from '../../libs/law/wording.ts';
import { notFound } from '../../libs/platform/problem.ts';
import { read, type ReadContext } from '../../libs/platform/read-route.ts';
import type { Calculation } from '../../libs/punishment-term/punishment-term.events.ts';
import { mayReadPerson } from './person-scope.ts';
import { readEntries } from './recorded-streams.ts';
import type { Sources } from './sources.ts';

class NoQuery {}

class LanguageQuery {
  @OneOf(languages, { says: 'The language of the sentences; Russian unless told', optional: true, example: 'kk' })
  readonly lang?: Language;
}

const whoReadsTerms = ['officer', 'supervisor', 'facility', 'court-registrar', 'auditor'] as const;
const example = { id: '0192e4a0-7b1c-7000-8000-0000000000f1' };

/** Why a term ends when it does: the receipt as it was stored, byte for byte. */
export const readTermReceipt = read<Sources, NoQuery>({
  method: 'GET',
  path: 'terms/:id/receipt',
  query: NoQuery,
  says: 'The receipt of the last calculation of a term, as it was stored, with its SHA-256 in canonical JSON.',
  by: whoReadsTerms,
  registers: [],
  example,
  answer: async ({ context, sources }) => {
    const { termId, personId, position, calculation, receipt } = await lastCalculation(sources, context);
    return { json: { termId, position, calculation, receipt, receiptHash: receiptHash(receipt) }, persons: [personId] };
  },
});

/** The same receipt in sentences that a person can dispute. */
export const readTermExplanation = read<Sources, LanguageQuery>({
  method: 'GET',
  path: 'terms/:id/explanation',
  query: LanguageQuery,
  says: 'Why a term ends when it does, in numbered sentences, in English, Russian or Kazakh.',
  by: whoReadsTerms,
  registers: [],
  example,
  answer: async ({ query: { lang = 'ru' }, context, sources }) => {
    const { termId, personId, position, calculation, receipt } = await lastCalculation(sources, context);
    return { json: { termId, position, lang, calculation, sentences: explain(receipt, lang) }, persons: [personId] };
  },
});

/** Whether the law library answers today what it answered then, or where it first differs. */
export const verifyTermReceipt = read<Sources, NoQuery>({
  method: 'POST',
  path: 'terms/:id/verify-receipt',
  query: NoQuery,
  says: 'Asks the law again what the last calculation of a term rests on: the same, the first step that differs, or not repeatable.',
  by: whoReadsTerms,
  registers: [],
  example,
  answer: async ({ context, sources }) => {
    const { termId, personId, position, receipt } = await lastCalculation(sources, context);
    return { json: { termId, position, ...verifyReceipt(receipt) }, persons: [personId] };
  },
});

interface LastCalculation {
  readonly termId: string;
  readonly personId: string;
  readonly position: string;
  readonly calculation: Calculation;
  readonly receipt: Receipt;
}

/** Read from the log: whoever asks why wants what was recorded, not what a register has caught up with. */
async function lastCalculation(sources: Sources, { params, principal }: ReadContext): Promise<LastCalculation> {
  const termId = params['id'] ?? '';
  const entries = isUuid(termId) ? await readEntries(sources, streamName('term', termId)) : [];
  const entry = entries.findLast(({ fact }) => fact.type === 'TermCalculated');
  if (entry === undefined) throw notFound('such term, or nothing of it was calculated yet');
  const { personId, calculation, receipt } = entry.fact.data as unknown as Omit<LastCalculation, 'termId' | 'position'>; // of the event's type
  if (!(await mayReadPerson(sources, principal, personId))) throw notFound('such term');
  return { termId, personId, position: String(entry.event.position), calculation, receipt };
}
