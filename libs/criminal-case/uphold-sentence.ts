import { continuing, record, refuse } from '../commands/command.ts';
import { IdOf, LegalDay, Text } from '../commands/fields.ts';
import { notYet, tooEarly, type Refusal } from '../commands/refusal.ts';
import type { LegalDate } from '../event-log/event.ts';
import type { SentenceId } from './criminal-case.events.ts';
import { criminalCaseState, type Sentence } from './criminal-case.state.ts';
import { standing } from './vary-sentence.ts';

export class UpholdSentence {
  @IdOf('sentence', { says: 'Sentence that is upheld', example: '0192e4a0-7b1c-7000-8000-0000000000d1' })
  readonly sentenceId!: SentenceId;

  @Text({ says: 'Higher court', max: 200, example: 'Almaty city court' })
  readonly court!: string;

  @LegalDay({ says: "Day of that court's decision", example: '2024-03-20' })
  readonly decidedOn!: LegalDate;

  @Text({ says: 'Ruling', max: 200, example: 'ruling 2-77/2024' })
  readonly documentRef!: string;
}

/** A higher court leaves a sentence as it is, before or after the verdict came into force: the appeal is decided, and nothing else changes. */
export const upholdSentence = continuing({
  body: UpholdSentence,
  name: 'uphold-sentence',
  does: 'Records that a higher court left a sentence as it is.',
  by: ['court-registrar'],
  on: criminalCaseState,
  decide: ({ body: { sentenceId, court, decidedOn }, state: file, context }) => {
    const sentence = standing(file, sentenceId);
    if ('refused' in sentence) return sentence;
    const impossible =
      notYet('/decidedOn', decidedOn, context.today) ??
      tooEarly('/decidedOn', decidedOn, sentence.imposedOn, 'the day of the sentence') ??
      upheldBefore(sentence, court, decidedOn);
    if (impossible) return refuse(impossible);
    return record({
      type: 'SentenceUpheld',
      effectiveOn: decidedOn,
      data: { personId: file.personId, sentenceId, court, decidedOn },
    });
  },
});

/** One court decides once a day on a sentence; a court of cassation may uphold it again. */
function upheldBefore({ upheld = [] }: Sentence, court: string, decidedOn: LegalDate): Refusal | undefined {
  if (!upheld.some((decision) => decision.court === court && decision.decidedOn === decidedOn)) return undefined;
  return {
    code: 'upheld-already',
    reason: `The decision of ${court} of ${decidedOn} is recorded.`,
    next: 'Nothing is left to record of it.',
    pointer: '/decidedOn',
  };
}
