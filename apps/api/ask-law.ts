import { isRole, roles } from '../../libs/access/roles.ts';
import type { FieldFault } from '../../libs/commands/check-body.ts';
import { LegalDay, PlainObject } from '../../libs/commands/fields.ts';
import type { LegalDate } from '../../libs/event-log/event.ts';
import { evaluateUntyped } from '../../libs/law/evaluate.ts';
import { isLawQuestion, tablesOfRuleSet } from '../../libs/law/law-questions.ts';
import { LawFactError } from '../../libs/law/fact-checks.ts';
import { receiptHash } from '../../libs/law/receipt-hash.ts';
import { invalidRequest, Problem } from '../../libs/platform/problem.ts';
import { read } from '../../libs/platform/read-route.ts';
import { pointerOfFact } from './pointer-of-fact.ts';
import type { Sources } from './sources.ts';

/** Law concerns nobody in particular: whoever may use the API at all may ask it. */
export const whoeverHasARole = Object.keys(roles).filter(isRole);

class LawInquiry {
  @PlainObject({
    says: 'What the question needs to know, under the names that it knows; see `libs/law/README.md`',
    example: { start: '2024-02-01', term: { years: 3 }, punishment: 'DEPRIVATION_OF_LIBERTY', facility: 'MEDIUM' },
  })
  readonly facts!: object;

  @LegalDay({ says: 'The day of the decision: the law in force and ages are taken on it', example: '2026-03-01' })
  readonly asOf!: LegalDate;
}

/** What the law says of some facts, which are not stored. */
export const askLaw = read<Sources, LawInquiry>({
  method: 'POST',
  path: 'law/:question',
  query: LawInquiry,
  says: 'What the law says of these facts on that day, and why: the answer, its receipt, and the SHA-256 of the receipt in canonical JSON. Nothing is stored.',
  by: whoeverHasARole,
  registers: [],
  example: { question: 'term-end' },
  answer: async ({ query, context: { params } }) => ({ json: answered(params['question'] ?? '', query), persons: [] }),
});

function answered(question: string, inquiry: LawInquiry): object {
  if (!isLawQuestion(question)) throw unknownQuestion(question);
  try {
    const { answer, receipt } = evaluateUntyped(question, inquiry.facts, inquiry.asOf);
    return { answer, receipt, receiptHash: receiptHash(receipt) };
  } catch (error) {
    throw asBadInput(error, inquiry);
  }
}

function unknownQuestion(question: string): Problem {
  const questions = Object.keys(tablesOfRuleSet);
  return new Problem(404, 'not-found', `The law has no question "${question}". It answers ${questions.join(', ')}.`, {
    members: { questions },
  });
}

/** Facts that the law cannot take, as the bad fields of a body that holds them under `facts`; any other error as it is. */
export function asBadInput(error: unknown, inquiry: { readonly facts: object }): unknown {
  if (error instanceof LawFactError) {
    return invalidRequest(
      error.faults.map(({ path, problem }): FieldFault => ({ pointer: pointerOfFact(path, inquiry), code: 'fact', message: problem })),
    );
  }
  // days that are good by themselves and lead out of the calendar, such as a term of ten thousand years
  if (error instanceof RangeError) return invalidRequest([{ pointer: '/facts', code: 'out-of-range', message: error.message }]);
  return error;
}
