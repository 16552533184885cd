import { continuing, recordTogether, refuse, type Readings } from '../commands/command.ts';
import { IdOf, LegalDay, OneOf, Text } from '../commands/fields.ts';
import { notYet, tooEarly } from '../commands/refusal.ts';
import type { Id, LegalDate } from '../event-log/event.ts';
import { quashedOutcomes, type CaseId, type CriminalCaseFact, type QuashedOutcome, type SentenceId } from './criminal-case.events.ts';
import { criminalCaseState, type CriminalCase } from './criminal-case.state.ts';
import { earlierFiles, separatedFrom, type EarlierFiles } from './earlier-sentences.ts';
import { namedTermReading, unlessCarriesOut, type NamedTerm } from './named-term.ts';
import { standing } from './vary-sentence.ts';

export class QuashSentence {
  @IdOf('sentence', { says: 'Sentence that is set aside', example: '0192e4a0-7b1c-7000-8000-0000000000d1' })
  readonly sentenceId!: SentenceId;

  @Text({ says: 'Higher court', max: 200, example: 'Supreme Court' })
  readonly court!: string;

  @LegalDay({ says: "Day of that court's decision", example: '2024-09-12' })
  readonly decidedOn!: LegalDate;

  @OneOf(quashedOutcomes, { says: 'What became of the charge: acquitted, terminated, or to be tried anew' })
  readonly outcome!: QuashedOutcome;

  @IdOf('term', {
    says: 'Term that carries the sentence out, where there is one; it is over with it',
    optional: true,
    example: '0192e4a0-7b1c-7000-8000-0000000000f1',
  })
  readonly termId?: Id<'term'>;

  @Text({ says: 'Ruling', max: 200, example: 'ruling 6-12/2024' })
  readonly documentRef!: string;
}

interface QuashedOn extends EarlierFiles {
  readonly term?: NamedTerm;
}

/** A higher court sets a sentence aside, before or after the verdict came into force. Whoever is held on it alone is held on nothing. */
export const quashSentence = continuing<QuashSentence, CriminalCase, CriminalCaseFact, QuashedOn>({
  body: QuashSentence,
  name: 'quash-sentence',
  does: 'Records that a higher court set a sentence aside, and what became of the charge.',
  by: ['court-registrar'],
  on: criminalCaseState,
  reads: ({ body: { sentenceId, termId }, state: { sentences } }): Readings<QuashedOn> => ({
    ...earlierFiles(sentences.filter((sentence) => sentence.sentenceId === sentenceId)),
    ...namedTermReading(termId),
  }),
  decide: ({ body, state: file, facts, context }) => {
    const { sentenceId, court, decidedOn, outcome, termId } = body;
    const sentence = standing(file, sentenceId);
    if ('refused' in sentence) return sentence;
    const impossible =
      notYet('/decidedOn', decidedOn, context.today) ??
      tooEarly('/decidedOn', decidedOn, sentence.imposedOn, 'the day of the sentence') ??
      unlessCarriesOut(body, file.personId, facts.term);
    if (impossible) return refuse(impossible);
    const { personId } = file;
    const data = { personId, sentenceId, court, decidedOn, outcome, ...(termId !== undefined && { termId }) };
    const caseId = context.id as CaseId; // the command is addressed to a case
    return recordTogether<CriminalCaseFact>(
      [{ type: 'SentenceQuashed', effectiveOn: decidedOn, data }],
      separatedFrom(caseId, sentence, decidedOn, facts),
    );
  },
});
