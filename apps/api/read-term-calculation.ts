import { isUuid, OneOf, PlainObject } from '../../libs/commands/fields.ts';
import { streamName } from '../../libs/event-log/event.ts';
import { daysBetween, legalDate } from '../../libs/law/calendar/legal-date.ts';
import { evaluateAgain, evaluateUntyped, type Evaluation } from '../../libs/law/evaluate.ts';
import { explain } from '../../libs/law/explanation/explain.ts';
import type { LawQuestion } from '../../libs/law/law-questions.ts';
import type { Receipt } from '../../libs/law/receipt.ts';
import { receiptHash } from '../../libs/law/receipt-hash.ts';
import { verifyReceipt } from '../../libs/law/verify-receipt.ts';
import { languages, type Language } from '../../libs/law/wording.ts';
import { notFound } from '../../libs/platform/problem.ts';
import { read, type ReadContext } from '../../libs/platform/read-route.ts';
import type { Calculation } from '../../libs/punishment-term/punishment-term.events.ts';
import { asBadInput } from './ask-law.ts';
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

class WhatIf {
  @PlainObject({
    says: 'Facts in place of those that the calculation rests on: credits, interruptions, term, facility, start',
    example: { credits: [{ kind: 'CUSTODY', from: '2021-10-04', to: '2022-01-31' }] },
  })
  readonly facts!: object;
}

/** What the law would answer of other facts; nothing is recorded. */
export const whatIfOfTerm = read<Sources, WhatIf>({
  method: 'POST',
  path: 'terms/:id/what-if',
  query: WhatIf,
  says: 'What the last calculation of a term would be with other facts, and by how many days it differs. Nothing is recorded.',
  by: whoReadsTerms,
  registers: [],
  example,
  answer: async ({ query: { facts }, context, sources }) => {
    const { termId, personId, position, receipt } = await lastCalculation(sources, context);
    const recorded = evaluateAgain(receipt).answer;
    const other = otherwise(receipt, facts);
    return {
      json: { termId, position, recorded, whatIf: other.answer, daysLater: daysLater(recorded, other.answer), receipt: other.receipt },
      persons: [personId],
    };
  },
});

function otherwise({ question, facts, asOf }: Receipt, others: object): Evaluation<LawQuestion> {
  try {
    return evaluateUntyped(question, { ...(facts as object), ...others }, asOf); // facts of a term have names
  } catch (error) {
    throw asBadInput(error, { facts: others });
  }
}

/** Positive where the term would end later; `null` where one of the two has no last day. */
function daysLater(one: object, other: object): number | null {
  const [from, to] = [one, other].map((answer) => ('lastDay' in answer ? legalDate(String(answer.lastDay)) : undefined));
  return from === undefined || to === undefined ? null : daysBetween(from, to);
}

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
