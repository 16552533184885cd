import { isDeepStrictEqual } from 'node:util';
import { continuing, refuse } from '../commands/command.ts';
import { IdOf, LegalDay, Text } from '../commands/fields.ts';
import { notYet, type Refusal } from '../commands/refusal.ts';
import type { CaseId, SentenceId } from '../criminal-case/criminal-case.events.ts';
import { streamName, type LegalDate } from '../event-log/event.ts';
import type { SentenceServed } from '../sentenced-person/term-served.ts';
import { damageReadings } from '../sentenced-person/damage-of-cases.ts';
import { calculationReadings, withCalculation, type CalculationFacts } from './calculate-term.ts';
import { unlessCompleted } from './complete-term.ts';
import { unlessNoSentence } from './credit-time.ts';
import { carriedOut, sentenceInForce } from './include-sentence.ts';
import { otherTermReadings, termsReading, unlessServedElsewhere, type OtherTerms } from './other-terms.ts';
import type { PunishmentTermFact } from './punishment-term.events.ts';
import { punishmentTermState, type PunishmentTerm } from './punishment-term.state.ts';
import { sentencesOfCase, type ImposedSentence, type SentencesOfCase } from './sentences-of-case.ts';

export class RenewSentence {
  @LegalDay({ says: 'Day from which it is carried out so', example: '2024-06-10' })
  readonly on!: LegalDate;

  @IdOf('case', { says: 'Verdict file of the sentence', example: '0192e4a0-7b1c-7000-8000-0000000000ca' })
  readonly caseId!: CaseId;

  @IdOf('sentence', {
    says: 'Sentence that is carried out: the same one as it was varied, or the final punishment that covers it',
    example: '0192e4a0-7b1c-7000-8000-0000000000d1',
  })
  readonly sentenceId!: SentenceId;

  @Text({ says: 'Document', max: 200, optional: true })
  readonly documentRef?: string;
}

/** A term goes on under a sentence that a higher court varied, or under the final punishment for several (CC 58, 60). */
export const renewSentence = continuing<
  RenewSentence,
  PunishmentTerm,
  PunishmentTermFact,
  CalculationFacts & OtherTerms & { readonly file?: SentencesOfCase }
>({
  body: RenewSentence,
  name: 'renew-sentence',
  does: 'Carries a term on under the sentence as it was varied, or under the final punishment that covers it, and calculates its days.',
  by: ['facility', 'supervisor', 'court-registrar'],
  on: punishmentTermState,
  unless: (term) => unlessCompleted(term) ?? unlessNoSentence(term),
  reads: ({ body, state, context }) => ({
    ...calculationReadings(state, context.id, body.caseId),
    ...termsReading(state),
    file: { stream: streamName('case', body.caseId), as: sentencesOfCase },
  }),
  readsThen: ({ body, facts, context }) => ({ ...otherTermReadings(facts, context.id), ...damageReadings(body.caseId, facts) }),
  decide: ({ body: { on, caseId, sentenceId }, state: term, facts: { file, ...others }, context }) => {
    const imposed = sentenceInForce(file, sentenceId, term);
    if ('refused' in imposed) return imposed;
    const { sentence } = term;
    const wrong =
      notYet('/on', on, context.today) ??
      (sentence && coversNot(sentence, sentenceId, imposed)) ??
      (sentence && asBefore(term, sentence, imposed)) ??
      unlessServedElsewhere(imposed, others);
    if (wrong) return refuse(wrong);
    const because = sentence?.sentenceId === sentenceId ? 'VARIED' : 'FINAL_PUNISHMENT';
    const start = because === 'FINAL_PUNISHMENT' && imposed.basis === 'VERDICTS' ? imposed.imposedOn : undefined;
    if (term.replaced && start === undefined) return refuse(restReplaced(term));
    const data = { ...carriedOut(caseId, imposed), because, ...(start && { start }) } as const;
    return withCalculation(term, { type: 'SentenceRenewed', effectiveOn: on, data }, context.today, others);
  },
});

/**
 * The days of what was replaced are counted and gone: a whole sentence from the first day of what took its place would have them served
 * once more.
 */
function restReplaced({ punishment, start }: PunishmentTerm): Refusal {
  return {
    code: 'punishment-replaced',
    reason: `Since ${start} ${punishment} is served in the place of the rest; what was served before is not in the sentence of the file.`,
    provision: 'CC 62(6)',
    next: 'Record what the decision leaves to be served (replace-punishment), with the days that are left.',
    pointer: '/sentenceId',
  };
}

function coversNot(served: SentenceServed, sentenceId: SentenceId, { covers = [] }: ImposedSentence): Refusal | undefined {
  const covered = served.sentenceId === sentenceId || covers.some((component) => component.sentenceId === served.sentenceId);
  if (covered) return undefined;
  return {
    code: 'another-sentence',
    reason: 'The sentence does not cover the one that the term carries out.',
    provision: 'CC 58, CC 60',
    next: 'Name the final punishment that the court determined for both, or open another term.',
    pointer: '/sentenceId',
  };
}

/** Whether a term carries a sentence out as its file has it. */
export function asInFile({ punishment }: PunishmentTerm, served: SentenceServed, imposed: ImposedSentence): boolean {
  return (
    punishment === imposed.punishment &&
    served.sentenceId === imposed.sentenceId &&
    served.facility === imposed.facility &&
    served.suspended === imposed.suspended &&
    isDeepStrictEqual(served.length, imposed.term) &&
    isDeepStrictEqual(served.offences, imposed.offences)
  );
}

function asBefore(term: PunishmentTerm, served: SentenceServed, imposed: ImposedSentence): Refusal | undefined {
  if (!asInFile(term, served, imposed)) return undefined;
  return {
    code: 'nothing-changed',
    reason: 'The term carries the sentence out as it stands in its file.',
    next: "Record the higher court's decision in the file first.",
    pointer: '/sentenceId',
  };
}
