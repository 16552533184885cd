import { continuing, record, refuse } from '../commands/command.ts';
import { LegalDay, Text, WholeNumber } from '../commands/fields.ts';
import { notYet, type Refusal } from '../commands/refusal.ts';
import { streamName, type LegalDate } from '../event-log/event.ts';
import { unlessCompleted } from './complete-term.ts';
import type { PunishmentTermFact } from './punishment-term.events.ts';
import { punishmentTermState, type PunishmentTerm } from './punishment-term.state.ts';
import { asInFile } from './renew-sentence.ts';
import { sentencesOfCase, type SentencesOfCase } from './sentences-of-case.ts';

export class ConfirmCalculation {
  @LegalDay({ says: 'Day on which it was compared with the papers', example: '2024-02-21' })
  readonly on!: LegalDate;

  @WholeNumber({ says: 'Number of the calculation, from 1; only the latest one of the term', min: 1, max: 10_000, example: 1 })
  readonly calculation!: number;

  @Text({ says: 'Document that it was compared with', max: 200, optional: true, example: 'personal file 118' })
  readonly documentRef?: string;
}

/** The first of two people compares a calculation with the papers. A later calculation, or a day in place of a computed one, lapses it. */
export const confirmCalculation = continuing<ConfirmCalculation, PunishmentTerm, PunishmentTermFact, { file?: SentencesOfCase }>({
  body: ConfirmCalculation,
  name: 'confirm-calculation',
  does: 'Confirms the latest calculation of a term after it was compared with the papers; somebody else then checks it.',
  by: ['facility', 'supervisor'],
  on: punishmentTermState,
  unless: (term) => unlessCompleted(term) ?? unlessCalculated(term),
  reads: ({ state: { sentence } }) =>
    sentence === undefined ? {} : { file: { stream: streamName('case', sentence.caseId), as: sentencesOfCase } },
  decide: ({ body: { on, calculation }, state: term, facts: { file }, context }) => {
    const wrong = notYet('/on', on, context.today) ?? unlessLatest(term, calculation) ?? leftToAPerson(term) ?? otherThanInFile(term, file);
    if (wrong) return refuse(wrong);
    const { confirmedBy } = term.calculated;
    if (confirmedBy !== undefined) {
      return refuse({
        code: 'already-confirmed',
        reason: `Calculation ${String(calculation)} was confirmed by ${confirmedBy}.`,
        next: 'Check it a second time, if you are somebody else.',
      });
    }
    return record({
      type: 'CalculationConfirmed',
      effectiveOn: on,
      data: { personId: term.personId, calculation, confirmedBy: context.actor },
    });
  },
});

export function unlessCalculated({ calculated }: PunishmentTerm): Refusal | undefined {
  if (calculated.number > 0) return undefined;
  return { code: 'not-calculated', reason: 'Nothing is calculated yet: the term has no sentence.', next: 'Include the sentence first.' };
}

export function unlessLatest({ calculated: { number } }: PunishmentTerm, calculation: number): Refusal | undefined {
  if (calculation === number) return undefined;
  return {
    code: calculation > number ? 'calculation-unknown' : 'calculation-outdated',
    reason: `The latest calculation of the term is number ${String(number)}.`,
    next: 'Look at the latest calculation and name that.',
    pointer: '/calculation',
  };
}

/** What a higher court has varied or set aside since is not confirmed as it was. A punishment that took its place is another decision's. */
function otherThanInFile(term: PunishmentTerm, file: SentencesOfCase | undefined): Refusal | undefined {
  const { sentence, replaced } = term;
  const imposed = file?.sentences.find(({ sentenceId }) => sentenceId === sentence?.sentenceId);
  if (sentence === undefined || imposed === undefined || replaced) return undefined;
  const { quashedOn, within } = imposed;
  if (quashedOn === undefined && within === undefined && asInFile(term, sentence, imposed)) return undefined;
  return {
    code: 'sentence-changed',
    reason:
      within === undefined
        ? 'The sentence is not carried out as it stands in its file.'
        : 'The sentence is served within the final punishment of a later verdict.',
    next:
      within === undefined
        ? 'Carry the term on under the sentence as it stands now (renew-sentence), and confirm the calculation of that.'
        : `Carry the term on under the final punishment ${within.sentenceId} of the file ${within.caseId} (renew-sentence), and confirm the calculation of that.`,
  };
}

/** What the law does not answer is nobody's to confirm before somebody has said what the day is. */
function leftToAPerson({ calculation }: PunishmentTerm): Refusal | undefined {
  if (calculation?.verdict !== 'NEEDS_MANUAL') return undefined;
  return {
    code: 'needs-manual',
    reason: `The law gives no last day on these facts: ${calculation.because.join(', ')}.`,
    next: 'Record the last day with its document and provision (override-date), and confirm that.',
  };
}
