import { beginning, record, refuse, type Command } from '../commands/command.ts';
import type { Correctables } from '../commands/correctable.ts';
import { IdOf, LegalDay, OneOf, PlainObject, Text, Texts, WholeNumber } from '../commands/fields.ts';
import type { Refusal } from '../commands/refusal.ts';
import { categoryOf, type Id, type LegalDate, type StreamName } from '../event-log/event.ts';
import { correctedFact } from './corrected-fact.ts';
import {
  correctionKinds,
  correctionReasons,
  type CorrectionFact,
  type CorrectionKind,
  type CorrectionReason,
} from './correction.events.ts';
import { correctionState, type Correction } from './correction.state.ts';
import { recordedStream, seenPattern, type RecordedStream } from './recorded-stream.ts';
import { seenReadings, unlessSeen, type SeenFacts } from './seen-consequences.ts';

/** What of which fact is to be corrected, and how. */
export class AskedOfFact {
  @IdOf('person', { says: 'Person whom the fact is about' })
  readonly personId!: Id<'person'>;

  @Text({
    says: 'Stream of the fact',
    max: 120,
    pattern: /^[a-z]+(-[a-z]+)*-[0-9A-Za-z-]+$/,
    form: 'the name of a stream, as the case history has it',
    example: 'term-0192e4a0-7b1c-7000-8000-0000000000f1',
  })
  readonly stream!: StreamName;

  @WholeNumber({ says: 'Its revision in the stream', min: 0, max: 1_000_000, example: 3 })
  readonly revision!: number;

  @OneOf(correctionKinds, {
    says: 'VOID: it should never have been recorded; CORRECT: it was recorded wrongly; SUPERSEDE: a newer document takes its place',
    example: 'CORRECT',
  })
  readonly kind!: CorrectionKind;

  @PlainObject({
    says: 'The fields that should say something else, by the rules of the command that recorded them; null for one that should be left out',
    optional: true,
    example: { from: '2023-10-04' },
  })
  readonly data?: object;

  @LegalDay({ says: 'The day from which it should be true, where no field of it tells that', optional: true })
  readonly effectiveOn?: LegalDate;
}

export class ProposeCorrection extends AskedOfFact {
  @OneOf(correctionReasons, { says: 'Why the record is wrong', example: 'DOCUMENT_MISREAD' })
  readonly reasonCode!: CorrectionReason;

  @Text({ says: 'Provision or decision that the correction rests on', max: 200, example: 'CC 62(3)' })
  readonly legalBasis!: string;

  @Text({ says: 'Document that shows what is right', max: 200, example: 'certificate of the remand prison 14' })
  readonly documentRef!: string;

  @Texts({
    says: 'What the preview answered as `consequences`: the streams that were looked at, each with its last revision',
    max: 140,
    most: 200,
    pattern: seenPattern,
    form: 'streams with a revision, as the preview has them',
    example: ['term-0192e4a0-7b1c-7000-8000-0000000000f1@3'],
  })
  readonly consequences!: readonly string[];
}

/** Somebody finds that a recorded fact is wrong; nothing changes until a second person has approved it. */
export function proposeCorrection(correctables: readonly Correctables[]): Command {
  return beginning<ProposeCorrection, Correction, CorrectionFact, { readonly target?: RecordedStream } & SeenFacts>({
    body: ProposeCorrection,
    name: 'propose',
    does: 'Proposes to void, correct or supersede one recorded fact, after a look at what rested on it; somebody else then approves.',
    by: ['officer', 'supervisor', 'facility', 'court-registrar'],
    on: correctionState,
    reads: ({ body: { stream, consequences } }) => ({ target: { stream, as: recordedStream }, ...seenReadings(consequences) }),
    decide: ({ body, facts: { target, ...seen }, context }) => {
      const { personId, stream, revision, reasonCode, legalBasis, consequences } = body;
      // before anything is said of the stream: whoever asks may see this person, and perhaps no other
      if (target === undefined || personOf(target) !== personId) return refuse(noSuchStream);
      const corrected = correctedFact(target, body, correctablesOf(correctables, stream), context.today);
      if ('code' in corrected) return refuse(corrected);
      const moved = unlessSeen(stream, consequences, seen);
      if (moved !== undefined) return refuse(moved);
      const { type, was, now } = corrected;
      return record({
        type: 'CorrectionProposed',
        effectiveOn: context.today,
        data: {
          personId,
          target: { stream, revision, type },
          kind: body.kind,
          was,
          ...(now !== undefined && { now }),
          reasonCode,
          legalBasis,
          proposedBy: context.actor,
          consequences,
        },
      });
    },
  });
}

/** What may be corrected on the streams of one kind. */
export function correctablesOf(correctables: readonly Correctables[], stream: StreamName): Correctables | undefined {
  const category = categoryOf(
    stream,
    correctables.map(({ on }) => on.category),
  );
  return correctables.find(({ on }) => on.category === category);
}

/** Whom a stream speaks of; one that speaks of nobody, as an act of amnesty does, is nobody's record. */
function personOf([first]: RecordedStream): unknown {
  return (first?.data as { readonly personId?: unknown } | undefined)?.personId; // where it names one
}

const noSuchStream: Refusal = {
  code: 'target-unknown',
  reason: 'The person has no such stream.',
  next: 'Look it up in the case history.',
  pointer: '/stream',
};
