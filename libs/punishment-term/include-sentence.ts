import { continuing, refuse } from '../commands/command.ts';
import { IdOf, LegalDay, Text } from '../commands/fields.ts';
import { notYet, tooEarly, type Refusal } from '../commands/refusal.ts';
import type { CaseId, SentenceId } from '../criminal-case/criminal-case.events.ts';
import { streamName, type LegalDate } from '../event-log/event.ts';
import { damageReadings } from '../sentenced-person/damage-of-cases.ts';
import { calculationReadings, withCalculation, type CalculationFacts } from './calculate-term.ts';
import { unlessCompleted } from './complete-term.ts';
import { otherTermReadings, termsReading, unlessCoveredElsewhere, unlessServedElsewhere, type OtherTerms } from './other-terms.ts';
import type { PunishmentTermFact } from './punishment-term.events.ts';
import { punishmentTermState, type PunishmentTerm } from './punishment-term.state.ts';
import { sentencesOfCase, type ImposedSentence, type SentencesOfCase } from './sentences-of-case.ts';

export class IncludeSentence {
  @LegalDay({ says: 'Day on which the sentence was turned to execution', example: '2024-02-17' })
  readonly on!: LegalDate;

  @IdOf('case', { says: 'Verdict file of the sentence', example: '0192e4a0-7b1c-7000-8000-0000000000ca' })
  readonly caseId!: CaseId;

  @IdOf('sentence', { says: 'Sentence of that file', example: '0192e4a0-7b1c-7000-8000-0000000000d1' })
  readonly sentenceId!: SentenceId;

  @Text({ says: 'Document', max: 200, optional: true })
  readonly documentRef?: string;
}

/** The sentence that the term carries out, copied from its verdict file; the length of the term is computed with it. */
export const includeSentence = continuing<
  IncludeSentence,
  PunishmentTerm,
  PunishmentTermFact,
  CalculationFacts & OtherTerms & { readonly file?: SentencesOfCase }
>({
  body: IncludeSentence,
  name: 'include-sentence',
  does: 'Includes a sentence in force into the term and computes the last day.',
  by: ['facility', 'supervisor', 'court-registrar'],
  on: punishmentTermState,
  unless: unlessCompleted,
  reads: ({ body, state, context }) => ({
    ...calculationReadings(state, context.id, body.caseId),
    ...termsReading(state),
    file: { stream: streamName('case', body.caseId), as: sentencesOfCase },
  }),
  readsThen: ({ body, facts, context }) => ({ ...otherTermReadings(facts, context.id), ...damageReadings(body.caseId, facts) }),
  decide: ({ body: { on, caseId, sentenceId }, state: term, facts: { file, ...others }, context }) => {
    const sentence = sentenceInForce(file, sentenceId, term);
    if ('refused' in sentence) return sentence;
    const impossible =
      anotherPunishment(term, sentence) ??
      anotherSentence(term, sentenceId) ??
      unlessServedElsewhere(sentence, others) ??
      unlessCoveredElsewhere(sentence, others) ??
      notYet('/on', on, context.today) ??
      tooEarly('/on', on, sentence.inForceOn, 'the day on which the verdict came into force');
    if (impossible) return refuse(impossible);
    return withCalculation(term, { type: 'SentenceIncluded', effectiveOn: on, data: carriedOut(caseId, sentence) }, context.today, others);
  },
});

/** A sentence of a file whose verdict is in force, for the person who serves the term; or why it cannot be carried out. */
export function sentenceInForce(
  file: SentencesOfCase | undefined,
  sentenceId: SentenceId,
  { personId }: Pick<PunishmentTerm, 'personId'>,
): (ImposedSentence & { readonly inForceOn: LegalDate }) | { readonly refused: Refusal } {
  const sentence = file?.sentences.find((imposed) => imposed.sentenceId === sentenceId);
  if (file === undefined || sentence === undefined) {
    return refuse({
      code: file === undefined ? 'case-unknown' : 'sentence-unknown',
      reason: file === undefined ? 'There is no verdict file of this id.' : 'The verdict file has no sentence of this id.',
      next: 'Look up the file and its sentences.',
      pointer: file === undefined ? '/caseId' : '/sentenceId',
    });
  }
  const { inForceOn } = file;
  if (inForceOn === undefined) {
    return refuse({
      code: 'not-in-force',
      reason: `The verdict of ${sentence.imposedOn} is not in force.`,
      next: 'Include it once the registrar has put it in force.',
      pointer: '/caseId',
    });
  }
  if (sentence.quashedOn !== undefined) {
    return refuse({
      code: 'sentence-quashed',
      reason: `A higher court set the sentence aside on ${sentence.quashedOn}.`,
      next: 'Complete the term, where nothing else is served in it.',
      pointer: '/sentenceId',
    });
  }
  if (sentence.coveredBy !== undefined) {
    return refuse({
      code: 'sentence-covered',
      reason: 'A final punishment took the place of the sentence: it is carried out, and the sentence is not.',
      provision: 'CC 58',
      next: `Include the final punishment ${sentence.coveredBy}.`,
      pointer: '/sentenceId',
    });
  }
  if (sentence.within !== undefined) {
    return refuse({
      code: 'sentence-joined',
      reason: 'What was left of the sentence is served within the final punishment of a later verdict, of another file.',
      provision: 'CC 60',
      next: `Carry out the final punishment ${sentence.within.sentenceId} of the file ${sentence.within.caseId}.`,
      pointer: '/sentenceId',
    });
  }
  if (sentence.personId !== personId) {
    return refuse({
      code: 'another-person',
      reason: 'The verdict is about another person than the one who serves the term.',
      next: 'Check the ids of the term and of the file.',
      pointer: '/caseId',
    });
  }
  return { ...sentence, inForceOn };
}

/** What a term copies of a sentence: those who serve it and those who decide about it need not look into the file. */
export function carriedOut(
  caseId: CaseId,
  sentence: ImposedSentence,
): Extract<PunishmentTermFact, { readonly type: 'SentenceIncluded' }>['data'] {
  const { personId, sentenceId, punishment, term, facility, suspended, imposedOn, offences, gravest, firstTime } = sentence;
  const measured = { ...(term && { term }), ...(facility && { facility }) };
  return { personId, caseId, sentenceId, punishment, ...measured, suspended, imposedOn, offences, gravest, firstTime };
}

function anotherPunishment(term: PunishmentTerm, sentence: ImposedSentence): Refusal | undefined {
  if (sentence.punishment === term.punishment) return undefined;
  return {
    code: 'another-punishment',
    reason: `The sentence is ${sentence.punishment}, the term is ${term.punishment}.`,
    next: 'Open a term of the punishment that was imposed.',
    pointer: '/sentenceId',
  };
}

function anotherSentence({ sentence: included }: PunishmentTerm, sentenceId: SentenceId): Refusal | undefined {
  if (included === undefined) return undefined;
  if (included.sentenceId === sentenceId) {
    return {
      code: 'sentence-included',
      reason: 'The sentence is part of the term already.',
      next: 'Look at the calculation of the term.',
      pointer: '/sentenceId',
    };
  }
  return {
    code: 'final-punishment-needed',
    reason: 'The term carries out another sentence; two are served together only as the final punishment that a court determines.',
    provision: 'CC 58, CC 60',
    next: 'Ask the court for the final punishment of both sentences, and renew the sentence of the term with that.',
    pointer: '/sentenceId',
  };
}
