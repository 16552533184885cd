import { continuing, record, refuse } from '../commands/command.ts';
import { IdOf, IdsOf, LegalDay, OneOf, Part, Text } from '../commands/fields.ts';
import { notYet, tooEarly, type Refusal } from '../commands/refusal.ts';
import { streamName, type LegalDate } from '../event-log/event.ts';
import { evaluate } from '../law/evaluate.ts';
import { LawFactError } from '../law/fact-checks.ts';
import type { LawQuestions } from '../law/law-questions.ts';
import {
  cumulationBases,
  cumulationMethods,
  punishments,
  type CaseId,
  type CriminalCaseFact,
  type CumulationBasis,
  type CumulationMethod,
  type CumulationValidity,
  type Punishment,
  type PunishmentStated,
  type SentenceId,
} from './criminal-case.events.ts';
import { criminalCaseState, stands, statedIn, type CriminalCase, type Sentence } from './criminal-case.state.ts';
import { MeasuresOfPunishment, misfitOf } from './fields-of-punishment.ts';
import { gravestOf, sentenceRecorded } from './impose-sentence.ts';
import { LengthOfTerm, lengthOf } from './length-of-term.ts';
import { unlessInForce } from './put-in-force.ts';
import { unlessLawful } from './validity-of-sentence.ts';
import { servedWithin } from './vary-sentence.ts';

/** A sentence of an earlier verdict, and what of it was not served when the new verdict was passed. */
class EarlierSentence {
  @IdOf('case', { says: 'Verdict file of the earlier sentence', example: '0192e4a0-7b1c-7000-8000-0000000000cb' })
  readonly caseId!: CaseId;

  @IdOf('sentence', { says: 'The earlier sentence', example: '0192e4a0-7b1c-7000-8000-0000000000d2' })
  readonly sentenceId!: SentenceId;

  @Part(LengthOfTerm, { says: 'What of it was not served', example: { years: 1 } })
  readonly unserved!: LengthOfTerm;
}

export class DetermineFinalPunishment extends MeasuresOfPunishment {
  @IdOf('sentence', { says: 'Id of the final punishment, chosen by the sender', example: '0192e4a0-7b1c-7000-8000-0000000000d3' })
  readonly sentenceId!: SentenceId;

  @OneOf(cumulationBases, {
    says: 'CRIMES: several crimes of this verdict (CC 58); VERDICTS: this verdict and what is left of an earlier one (CC 60)',
  })
  readonly basis!: CumulationBasis;

  @OneOf(cumulationMethods, { says: 'Absorption, addition in part, addition in full' })
  readonly method!: CumulationMethod;

  @IdsOf('sentence', {
    says: 'Sentences of this file that it covers: two or more for CRIMES, one for VERDICTS',
    example: ['0192e4a0-7b1c-7000-8000-0000000000d1', '0192e4a0-7b1c-7000-8000-0000000000d4'],
  })
  readonly sentenceIds!: readonly SentenceId[];

  @Part(EarlierSentence, { says: 'Only for VERDICTS: the earlier sentence', optional: true })
  readonly earlier?: EarlierSentence;

  @OneOf(punishments, { says: 'Final punishment', example: 'DEPRIVATION_OF_LIBERTY' })
  readonly punishment!: Punishment;

  @Part(LengthOfTerm, { says: 'Its length, where it is counted in time', optional: true, example: { years: 4 } })
  readonly term?: LengthOfTerm;

  @LegalDay({ says: 'Day on which it was determined' })
  readonly imposedOn!: LegalDate;

  @Text({ says: 'Verdict', max: 200, example: 'verdict 1-23/2024' })
  readonly documentRef!: string;
}

interface Facts {
  readonly earlierFile?: CriminalCase;
}

/** Several punishments become one, which a term carries out. How, and between which bounds, is for the law to say. CC 58, 60. */
export const determineFinalPunishment = continuing<DetermineFinalPunishment, CriminalCase, CriminalCaseFact, Facts>({
  body: DetermineFinalPunishment,
  name: 'determine-final-punishment',
  does: 'Records the final punishment over several sentences, by which method it was reached, and that the law allows it.',
  by: ['court-registrar'],
  on: criminalCaseState,
  unless: unlessInForce,
  reads: ({ body: { earlier } }) =>
    earlier === undefined ? {} : { earlierFile: { stream: streamName('case', earlier.caseId), as: criminalCaseState } },
  decide: ({ body, state: file, facts: { earlierFile }, context }) => {
    const { sentenceId, basis, method, sentenceIds, earlier, imposedOn, courtsOwn, term, ...others } = body;
    const stated = statedIn({ ...others, ...(term && { term: lengthOf(term) }) });
    const impossible =
      sentenceRecorded(file, sentenceId) ?? misfitOf(stated) ?? notYet('/imposedOn', imposedOn, context.today) ?? notCovered(file, body);
    if (impossible) return refuse(impossible);
    const own = file.sentences.filter((sentence) => sentenceIds.includes(sentence.sentenceId));
    const before = earlier === undefined ? undefined : earlierOf(file, earlierFile, earlier);
    if (before !== undefined && 'refused' in before) return before;
    const latest = own
      .map((sentence) => sentence.imposedOn)
      .sort()
      .at(-1);
    const early = latest && tooEarly('/imposedOn', imposedOn, latest, 'the day of the last sentence that it covers');
    if (early) return refuse(early);

    const terms = [
      ...own.map((sentence) => joined(sentence)),
      ...(before === undefined || earlier === undefined ? [] : [joined(before, lengthOf(earlier.unserved))]),
    ];
    const validity = cumulationOf({ kind: basis, method, terms, result: amountOf(stated) }, imposedOn);
    if ('refused' in validity) return validity;
    const unlawful = unlessLawful(validity, [validity.receipt], courtsOwn);
    if (unlawful) return refuse(unlawful);
    const every = [...own, ...(before === undefined ? [] : [before])];
    const covers = [
      ...own.map((sentence) => ({ caseId: context.id as CaseId, sentenceId: sentence.sentenceId })),
      ...(earlier === undefined ? [] : [{ caseId: earlier.caseId, sentenceId: earlier.sentenceId }]),
    ]; // the command is addressed to a case
    return record({
      type: 'FinalPunishmentDetermined',
      effectiveOn: imposedOn,
      data: {
        ...{ personId: file.personId, sentenceId, basis, method, covers },
        ...stated,
        ...{
          imposedOn,
          offences: every.flatMap(({ offences }) => offences),
          gravest: gravestOf(every.map(({ gravest }) => ({ category: gravest }))),
          firstTime: every.every(({ firstTime }) => firstTime),
          validity,
        },
        ...(courtsOwn && { courtsOwn: { reason: courtsOwn.reason, document: courtsOwn.document } }),
      },
    });
  },
});

function notCovered(file: CriminalCase, { basis, sentenceIds, earlier }: DetermineFinalPunishment): Refusal | undefined {
  const needed = basis === 'CRIMES' ? sentenceIds.length >= 2 && earlier === undefined : sentenceIds.length === 1 && earlier !== undefined;
  if (!needed) {
    return {
      code: 'sentences-and-basis',
      reason:
        basis === 'CRIMES'
          ? 'Over several crimes there are two sentences or more, all of this file.'
          : 'Over verdicts there is one sentence of this file and an earlier one.',
      provision: basis === 'CRIMES' ? 'CC 58' : 'CC 60',
      next: 'Name the sentences that the verdict joins.',
      pointer: '/sentenceIds',
    };
  }
  for (const [index, sentenceId] of sentenceIds.entries()) {
    const sentence = file.sentences.find((imposed) => imposed.sentenceId === sentenceId);
    const pointer = `/sentenceIds/${String(index)}`;
    const wrong = sentence === undefined ? unknown(pointer) : unlessJoinable(sentence, pointer);
    if (wrong) return wrong;
  }
  return undefined;
}

function earlierOf(
  { personId }: CriminalCase,
  earlierFile: CriminalCase | undefined,
  { sentenceId }: EarlierSentence,
): Sentence | { readonly refused: Refusal } {
  const sentence = earlierFile?.sentences.find((imposed) => imposed.sentenceId === sentenceId);
  if (earlierFile === undefined || sentence === undefined) return refuse(unknown('/earlier/sentenceId'));
  if (earlierFile.personId !== personId) {
    return refuse({
      code: 'another-person',
      reason: 'The earlier verdict is about another person.',
      next: 'Check the id of the earlier file.',
      pointer: '/earlier/caseId',
    });
  }
  if (earlierFile.inForceOn === undefined) {
    return refuse({
      code: 'not-in-force',
      reason: 'The earlier verdict is not in force, so that nothing of it can be left to serve.',
      provision: 'CC 60',
      next: 'Put it in force first.',
      pointer: '/earlier/caseId',
    });
  }
  const wrong = unlessJoinable(sentence, '/earlier/sentenceId');
  return wrong ? refuse(wrong) : sentence;
}

function unknown(pointer: string): Refusal {
  return { code: 'sentence-unknown', reason: 'There is no such sentence.', next: 'Look up the file and its sentences.', pointer };
}

function unlessJoinable(sentence: Sentence, pointer: string): Refusal | undefined {
  if (stands(sentence)) return sentence.within && servedWithin(sentence.within, pointer);
  return {
    code: 'sentence-gone',
    reason: 'Another final punishment took the place of the sentence, or a higher court quashed it.',
    next: 'Name a sentence that stands.',
    pointer,
  };
}

type Joined = LawQuestions['cumulation']['facts']['terms'][number];

/** One of the punishments that are joined; of a sentence for several offences the gravest of them decides. */
function joined({ stated, offences, gravest }: Sentence, unserved?: NonNullable<PunishmentStated['term']>): Joined {
  const [offence] = [...offences].sort((a, b) => b.maxTermYears - a.maxTermYears);
  const amount = amountOf(stated);
  return {
    ...amount,
    ...(unserved && { term: unserved, unserved: true }),
    category: gravest,
    ...(offence && { sanctionYears: offence.maxTermYears }),
  };
}

/** A punishment as the law counts it when several are joined. */
export function amountOf({
  punishment,
  term,
  hours,
  amountMci,
}: PunishmentStated): Pick<Joined, 'punishment' | 'term' | 'hours' | 'amountMci'> {
  return { punishment, ...(term && { term }), ...(hours !== undefined && { hours }), ...(amountMci !== undefined && { amountMci }) };
}

/** Whether the law lets several punishments become one; a refusal where what is given cannot be joined. */
export function cumulationOf(
  facts: LawQuestions['cumulation']['facts'],
  day: LegalDate,
): CumulationValidity | { readonly refused: Refusal } {
  try {
    const { answer, receipt } = evaluate('cumulation', facts, day);
    switch (answer.verdict) {
      case 'LAWFUL':
        return { verdict: answer.verdict, receipt };
      case 'UNLAWFUL':
        return { verdict: answer.verdict, violations: answer.violations, receipt };
      case 'NEEDS_MANUAL':
        return { verdict: answer.verdict, because: answer.because, receipt };
    }
  } catch (error) {
    if (!(error instanceof LawFactError)) throw error;
    return refuse({
      code: 'facts-contradict',
      reason: `What is given cannot be joined: ${error.message}.`,
      next: 'Check the sentences and the basis against the verdict.',
      pointer: '/basis',
    });
  }
}
