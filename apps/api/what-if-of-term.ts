import { PlainObject } from '../../libs/commands/fields.ts';
import { daysBetween, legalDate } from '../../libs/law/calendar/legal-date.ts';
import { evaluateAgain, evaluateUntyped, type Evaluation } from '../../libs/law/evaluate.ts';
import type { LawQuestion } from '../../libs/law/law-questions.ts';
import type { Receipt } from '../../libs/law/receipt.ts';
import { read } from '../../libs/platform/read-route.ts';
import { asBadInput } from './ask-law.ts';
import { lastReceipt } from './last-receipt.ts';
import { whoAsksWhy } from './receipt-reads.ts';
import type { Sources } from './sources.ts';

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
  by: whoAsksWhy,
  registers: [],
  example: { id: '0192e4a0-7b1c-7000-8000-0000000000f1' },
  answer: async ({ query: { facts }, context, sources }) => {
    const { personId, stream, position, receipt } = await lastReceipt(sources, context, 'term');
    const recorded = evaluateAgain(receipt).answer;
    const other = otherwise(receipt, facts);
    return {
      json: { stream, position, recorded, whatIf: other.answer, daysLater: daysLater(recorded, other.answer), receipt: other.receipt },
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
