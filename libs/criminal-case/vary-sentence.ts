import { isDeepStrictEqual } from 'node:util';
import { continuing, record, refuse } from '../commands/command.ts';
import { IdOf, LegalDay, OneOf, Part, Text } from '../commands/fields.ts';
import { notYet, tooEarly, type Refusal } from '../commands/refusal.ts';
import { streamName, type Id, type LegalDate } from '../event-log/event.ts';
import { punishments, type CriminalCaseFact, type Punishment, type SentenceId, type SentenceOfFile } from './criminal-case.events.ts';
import { criminalCaseState, stands, statedIn, type CriminalCase, type Sentence } from './criminal-case.state.ts';
import { MeasuresOfPunishment, misfitOf } from './fields-of-punishment.ts';
import { LengthOfTerm, lengthOf } from './length-of-term.ts';
import { namedTermReading, unlessCarriesOut, unlessReplaced, type NamedTerm } from './named-term.ts';
import { personCharged, personUnknown, type PersonCharged } from './person-charged.ts';
import { unlessLawful, validityOf } from './validity-of-sentence.ts';

export class VarySentence extends MeasuresOfPunishment {
  @IdOf('sentence', { says: 'Sentence that is varied', example: '0192e4a0-7b1c-7000-8000-0000000000d1' })
  readonly sentenceId!: SentenceId;

  @Text({ says: 'Higher court', max: 200, example: 'Almaty city court' })
  readonly court!: string;

  @LegalDay({ says: "Day of that court's decision", example: '2024-03-20' })
  readonly decidedOn!: LegalDate;

  @OneOf(punishments, { says: 'Punishment as it stands now', example: 'DEPRIVATION_OF_LIBERTY' })
  readonly punishment!: Punishment;

  @Part(LengthOfTerm, { says: 'Its length, where it is counted in time', optional: true, example: { years: 2 } })
  readonly term?: LengthOfTerm;

  @IdOf('term', {
    says: 'Term that carries the sentence out, where there is one; it is carried on under the varied sentence',
    optional: true,
    example: '0192e4a0-7b1c-7000-8000-0000000000f1',
  })
  readonly termId?: Id<'term'>;

  @Text({ says: 'Ruling', max: 200, example: 'ruling 2-77/2024' })
  readonly documentRef!: string;
}

/** A higher court changes the punishment of a sentence, before or after the verdict came into force. The first punishment stays recorded. */
export const varySentence = continuing<
  VarySentence,
  CriminalCase,
  CriminalCaseFact,
  { readonly person?: PersonCharged; readonly term?: NamedTerm }
>({
  body: VarySentence,
  name: 'vary-sentence',
  does: 'Records that a higher court changed the punishment of a sentence.',
  by: ['court-registrar'],
  on: criminalCaseState,
  reads: ({ body: { termId }, state }) => ({
    person: { stream: streamName('person', state.personId), as: personCharged },
    ...namedTermReading(termId),
  }),
  decide: ({ body, state: file, facts: { person, term: carriedOutIn }, context }) => {
    const { sentenceId, court, decidedOn, termId, courtsOwn, term, ...others } = body;
    if (person === undefined) return refuse(personUnknown);
    const sentence = standing(file, sentenceId);
    if ('refused' in sentence) return sentence;
    const now = statedIn({ ...others, ...(term && { term: lengthOf(term) }) });
    const impossible =
      misfitOf(now) ??
      notYet('/decidedOn', decidedOn, context.today) ??
      tooEarly('/decidedOn', decidedOn, sentence.imposedOn, 'the day of the sentence') ??
      asBefore(sentence, now) ??
      unlessCarriesOut(body, file.personId, carriedOutIn) ??
      unlessReplaced(carriedOutIn);
    if (impossible) return refuse(impossible);
    const validity = validityOf(now, sentence.offences, decidedOn, person);
    if ('refused' in validity) return validity;
    const unlawful = unlessLawful(validity, validity.receipts, courtsOwn);
    if (unlawful) return refuse(unlawful);
    return record({
      type: 'SentenceVaried',
      effectiveOn: decidedOn,
      data: {
        ...{ personId: file.personId, sentenceId, court, decidedOn, was: sentence.stated, now },
        ...(termId !== undefined && { termId }),
        validity,
        ...(courtsOwn && { courtsOwn: { reason: courtsOwn.reason, document: courtsOwn.document } }),
      },
    });
  },
});

/** A sentence of the file that nothing has taken the place of. */
export function standing({ sentences }: CriminalCase, sentenceId: SentenceId): Sentence | { readonly refused: Refusal } {
  const sentence = sentences.find((imposed) => imposed.sentenceId === sentenceId);
  if (sentence === undefined) {
    return refuse({
      code: 'sentence-unknown',
      reason: 'The file has no sentence of this id.',
      next: 'Look up the file and its sentences.',
      pointer: '/sentenceId',
    });
  }
  const { quashedOn, within } = sentence;
  if (within !== undefined && quashedOn === undefined) return refuse(servedWithin(within));
  if (stands(sentence)) return sentence;
  return refuse({
    code: 'sentence-gone',
    reason: quashedOn === undefined ? 'A final punishment took the place of the sentence.' : `The sentence was quashed on ${quashedOn}.`,
    next: quashedOn === undefined ? 'Name the final punishment.' : 'Record a new sentence where there is one.',
    pointer: '/sentenceId',
  });
}

/** What is left of an earlier sentence is no punishment of its own any more: what a court decides of it, it decides of the final one. CC 60. */
export function servedWithin({ caseId, sentenceId }: SentenceOfFile, pointer = '/sentenceId'): Refusal {
  return {
    code: 'sentence-joined',
    reason: 'What was left of the sentence is served within the final punishment of a later verdict, of another file.',
    provision: 'CC 60',
    next: `Name the final punishment ${sentenceId} of the file ${caseId}.`,
    pointer,
  };
}

function asBefore({ stated }: Sentence, now: Sentence['stated']): Refusal | undefined {
  if (!isDeepStrictEqual(stated, now)) return undefined;
  return {
    code: 'nothing-varied',
    reason: 'The punishment is the one that was imposed.',
    next: 'Record that the sentence was upheld (uphold-sentence).',
    pointer: '/punishment',
  };
}
