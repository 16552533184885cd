import type { CorrectionId, ReviewOutcome } from '../../libs/correction/correction.events.ts';
import {
  approveCorrection,
  rejectCorrection,
  type ApproveCorrection,
  type RejectCorrection,
} from '../../libs/correction/decide-correction.ts';
import { proposeCorrection, type ProposeCorrection } from '../../libs/correction/propose-correction.ts';
import { reviewDecision, type ReviewDecision } from '../../libs/correction/review-decision.ts';
import { streamName, type LegalDate } from '../../libs/event-log/event.ts';
import { addDays } from '../../libs/law/calendar/legal-date.ts';
import type { TermId } from '../../libs/punishment-term/punishment-term.events.ts';
import { correctables } from '../capabilities.ts';
import type { BiographyBuilder, Sender } from './biography.ts';
import { latestOf } from './body-by-then.ts';
import { referenceDay } from './population-plan.ts';
import { staffOf } from './senders.ts';

const proposes = proposeCorrection(correctables);
const approves = approveCorrection(correctables);

/** How many of the last days of a life are for corrections: nothing else is recorded on them. */
export const daysOfCorrection = 9;

/** The credit for custody before the verdict begins on another day than was recorded; somebody of the facility has found out. */
export function isProposedToCorrect(life: BiographyBuilder, { termId, facility, from, applied }: Wrong): CorrectionId {
  const on = addDays(referenceDay, -daysOfCorrection);
  const correctionId = life.id<'correction'>('correction');
  const propose: ProposeCorrection = {
    personId: life.personId,
    stream: streamName('term', termId),
    revision: credited,
    kind: 'CORRECT',
    data: { from },
    reasonCode: 'DOCUMENT_MISREAD',
    legalBasis: 'CC 62(3)',
    documentRef: 'SYNTHETIC certificate of the remand prison',
    consequences: seen(termId, applied),
  };
  life.ask(proposes, correctionId, propose, on, staffOf(facility, 1));
  return correctionId;
}

/** The document shows the day as it is recorded. */
export function isNotCorrected(life: BiographyBuilder, wrong: Wrong): void {
  const correctionId = isProposedToCorrect(life, wrong);
  const on = addDays(referenceDay, -daysOfCorrection + 3);
  const reject: RejectCorrection = { because: 'The certificate shows the day that is recorded.' };
  life.ask(rejectCorrection, correctionId, reject, on, staffOf(wrong.facility, 2));
}

/**
 * Somebody else approves. That the term is calculated again, and a note set beside each decision on an application that rested on the
 * day, follows by itself; of half of those who had one the registrar has looked at the first of these decisions again, and kept it.
 */
export function isCorrected(life: BiographyBuilder, wrong: Wrong, registrar: Sender): void {
  const correctionId = isProposedToCorrect(life, wrong);
  const { termId, applied } = wrong;
  const approvedOn = addDays(referenceDay, -daysOfCorrection + 3);
  const approve: ApproveCorrection = { consequences: seen(termId, applied) };
  life.ask(approves, correctionId, approve, approvedOn, staffOf(wrong.facility, 2));
  if (!applied || life.random.chance(0.5)) return;
  const outcome: ReviewOutcome = 'KEPT';
  const review: ReviewDecision = {
    stream: streamName('parole', termId),
    revision: 0,
    outcome,
    because: 'The part to be served was served in any case.',
    documentRef: 'SYNTHETIC conclusion',
  };
  life.ask(reviewDecision, correctionId, review, addDays(approvedOn, 3), registrar);
}

interface Wrong {
  readonly termId: TermId;
  readonly facility: string;
  /** The day that should be recorded. */
  readonly from: LegalDate;
  /** Parole from the term was applied for. */
  readonly applied: boolean;
}

/** What whoever proposes and approves has looked at, as it stands by then. */
function seen(termId: TermId, applied: boolean): readonly string[] {
  return [latestOf(streamName('term', termId)), ...(applied ? [latestOf(streamName('parole', termId))] : [])];
}

/** Revision at which `beginsToServe` credits the custody before the verdict. */
const credited = 3;
