import { continuing, record, recordTogether, refuse } from '../commands/command.ts';
import { IdOf, OneOf, Part, Text, WholeNumber } from '../commands/fields.ts';
import type { Refusal } from '../commands/refusal.ts';
import type { AnyFact, Id, StreamName } from '../event-log/event.ts';
import { basisChanged, standingFacts } from '../event-log/standing-facts.ts';
import {
  reviewOutcomes,
  type CorrectionFact,
  type CorrectionId,
  type EventPlace,
  type ReviewOutcome,
  type StandingFact,
} from './correction.events.ts';
import { correctionState, placeText, type Correction } from './correction.state.ts';
import { Place, placeOf } from './place.ts';
import { recordedStream, type RecordedStream } from './recorded-stream.ts';

export class MarkDecision {
  @IdOf('person', { says: 'Person whom the decision is about' })
  readonly personId!: Id<'person'>;

  @Part(Place, { says: 'Decision that rested on something that was corrected' })
  readonly decision!: Place;

  @Part(Place, { says: 'What it had read' })
  readonly because!: Place;
}

/** Asked for by a process manager only: notes beside a decision that its basis was corrected. The decision itself is not touched. */
export const markDecision = continuing<MarkDecision, Correction, CorrectionFact, { readonly decisions?: RecordedStream }>({
  body: MarkDecision,
  name: 'mark-decision',
  does: 'Notes beside a decision that what it rested on was corrected.',
  by: [],
  on: correctionState,
  // two decisions that it rested on may both ask for the note
  reads: ({ body: { decision } }) => ({ decisions: { stream: decision.stream, as: recordedStream } }),
  decide: ({ body: { personId, decision, because }, facts: { decisions = [] }, context }) => {
    const correctionId = context.id as CorrectionId; // corrections are addressed by their id
    if (decisions.some((fact) => isNoteOf(fact, correctionId, decision.revision))) return refuse(notedBefore);
    const note: StandingFact = {
      type: 'BasisChanged',
      effectiveOn: context.today,
      data: { personId, correctionId, decision: placeOf(decision), because: placeOf(because) },
    };
    return recordTogether([], [{ stream: decision.stream, facts: [note] }]);
  },
});

export class ReviewDecision {
  @Text({
    says: 'Stream of the decision',
    max: 120,
    pattern: /^[a-z]+(-[a-z]+)*-[0-9A-Za-z-]+$/,
    form: 'the name of a stream',
    example: 'parole-0192e4a0-7b1c-7000-8000-0000000000f1',
  })
  readonly stream!: StreamName;

  @WholeNumber({ says: 'Its revision in the stream', min: 0, max: 1_000_000, example: 1 })
  readonly revision!: number;

  @OneOf(reviewOutcomes, {
    says: 'KEPT: it stands as it is; DECIDED_ANEW: a newer decision is recorded on its stream; WITHDRAWN: it was voided',
  })
  readonly outcome!: ReviewOutcome;

  @Text({ says: 'Why', max: 500, example: 'Half of the term was served in any case.' })
  readonly because!: string;

  @Text({ says: 'Document', max: 200, example: 'conclusion 7' })
  readonly documentRef!: string;
}

/** Somebody has looked again at a decision whose basis was corrected, and says what came of it. */
export const reviewDecision = continuing<ReviewDecision, Correction, CorrectionFact, { readonly decisions?: RecordedStream }>({
  body: ReviewDecision,
  name: 'review-decision',
  does: 'Records what became of a decision that rested on what was corrected: kept, decided anew, withdrawn. Closes its work item.',
  by: ['officer', 'supervisor', 'facility', 'court-registrar'],
  on: correctionState,
  reads: ({ body: { stream } }) => ({ decisions: { stream, as: recordedStream } }),
  decide: ({ body, state: { personId, reviewed }, facts: { decisions = [] }, context }) => {
    const { stream, revision, outcome, because } = body;
    const noted = decisions.findIndex((fact) => isNoteOf(fact, context.id, revision));
    const decided = decisions[revision];
    if (noted === -1 || decided === undefined) return refuse(nothingToReview);
    const decision: EventPlace = { stream, revision, type: decided.type };
    if (reviewed.includes(placeText(decision))) return refuse(reviewedBefore);
    const wrong = unlessShown(outcome, decisions, revision, noted);
    if (wrong !== undefined) return refuse(wrong);
    const { actor: reviewedBy, today } = context;
    return record({ type: 'DecisionReviewed', effectiveOn: today, data: { personId, decision, outcome, because, reviewedBy } });
  },
});

function isNoteOf({ type, data }: AnyFact, correctionId: string, revision: number): boolean {
  if (type !== basisChanged) return false;
  const note = data as Extract<StandingFact, { readonly type: 'BasisChanged' }>['data']; // by its type
  return note.correctionId === correctionId && note.decision.revision === revision;
}

/** What is said to have been done must be there to be seen. */
function unlessShown(outcome: ReviewOutcome, decisions: RecordedStream, revision: number, noted: number): Refusal | undefined {
  const standsStill = standingFacts(decisions).some((fact) => fact === decisions[revision]);
  switch (outcome) {
    case 'KEPT':
      return standsStill ? undefined : notShown('The decision was voided or superseded.', 'Record it as WITHDRAWN or DECIDED_ANEW.');
    case 'WITHDRAWN':
      return standsStill ? notShown('The decision still stands.', 'Void it by a correction first.') : undefined;
    case 'DECIDED_ANEW':
      return standingFacts(decisions).some((fact) => decisions.indexOf(fact) > noted)
        ? undefined
        : notShown('Nothing was decided on its stream since.', 'Record the new decision first.');
  }
}

function notShown(reason: string, next: string): Refusal {
  return { code: 'outcome-not-shown', reason, next, pointer: '/outcome' };
}

const nothingToReview: Refusal = {
  code: 'nothing-to-review',
  reason: 'This correction has not put that decision in question.',
  next: 'Look up the work item: it names the decision and the correction.',
  pointer: '/revision',
};

const notedBefore: Refusal = {
  code: 'noted-already',
  reason: 'That the basis of that decision changed is noted.',
  next: 'Review the decision.',
  pointer: '/decision',
};

const reviewedBefore: Refusal = {
  code: 'reviewed-already',
  reason: 'What became of that decision is recorded.',
  next: 'Look at the history of the correction.',
  pointer: '/revision',
};
