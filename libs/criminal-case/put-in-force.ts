import { continuing, record, refuse } from '../commands/command.ts';
import { LegalDay, Text } from '../commands/fields.ts';
import { notYet, tooEarly, type Refusal } from '../commands/refusal.ts';
import type { LegalDate } from '../event-log/event.ts';
import { criminalCaseState, type CriminalCase } from './criminal-case.state.ts';

export class PutInForce {
  @LegalDay({ says: 'Day on which the verdict came into force', example: '2024-02-17' })
  readonly inForceOn!: LegalDate;

  @Text({ says: 'Document', max: 200, optional: true })
  readonly documentRef?: string;
}

/** The verdict comes into force; nothing in the file changes after it. */
export const putInForce = continuing({
  body: PutInForce,
  name: 'put-in-force',
  does: 'Records the day on which the verdict came into force; the file is closed with it.',
  by: ['court-registrar'],
  on: criminalCaseState,
  unless: (file) => unlessInForce(file) ?? unlessUndecided(file),
  decide: ({ body: { inForceOn }, state: file, context }) => {
    const impossible =
      notYet('/inForceOn', inForceOn, context.today) ?? tooEarly('/inForceOn', inForceOn, lastDecision(file), 'the day of the verdict');
    if (impossible) return refuse(impossible);
    return record({ type: 'VerdictInForce', effectiveOn: inForceOn, data: { personId: file.personId, inForceOn } });
  },
});

/** Nothing in a file changes once its verdict is in force. */
export function unlessInForce({ inForceOn }: CriminalCase): Refusal | undefined {
  if (inForceOn === undefined) return undefined;
  return {
    code: 'in-force',
    reason: `The verdict has been in force since ${inForceOn}.`,
    next: 'Open another file where there is another verdict.',
  };
}

function unlessUndecided({ charges, sentences }: CriminalCase): Refusal | undefined {
  if (charges.some((charge) => charge.verdict === undefined)) {
    return {
      code: 'charge-undecided',
      reason: 'The court has not decided on every charge of the file.',
      next: 'Record the verdict on each charge first.',
    };
  }
  if (sentences.length > 0 || charges.some((charge) => charge.verdict?.finding === 'ACQUITTED')) return undefined;
  return {
    code: 'nothing-to-put-in-force',
    reason: 'The file has neither a sentence nor an acquittal.',
    next: 'Record the verdict and the sentence first.',
  };
}

function lastDecision({ charges, sentences }: CriminalCase): LegalDate {
  const days = [...charges.flatMap((charge) => charge.verdict?.deliveredOn ?? []), ...sentences.map((sentence) => sentence.imposedOn)];
  return days.reduce((last, day) => (day > last ? day : last), '1900-01-01');
}
