import { consequencesOf, decidedMeanwhile, type Consequence } from '../correction/consequences.ts';
import { standingEvents, type CorrectionId, type StandingFact } from '../correction/correction.events.ts';
import { notePersonalCorrection, type NotePersonalCorrection } from '../correction/note-personal-correction.ts';
import { changedOfPerson, correctionOfPersonalData, targetOf, type PersonalDataCorrected } from '../correction/personal-correction.ts';
import { markDecision, type MarkDecision } from '../correction/review-decision.ts';
import type { AnyFact, LegalDate, Position, Recorded } from '../event-log/event.ts';
import { isCorrecting } from '../event-log/standing-facts.ts';
import { personEvents } from '../person/person.events.ts';
import { processManager, type Ask } from '../process-managers/process-manager.ts';

type Fact = StandingFact | PersonalDataCorrected;

/**
 * Notes beside every decision that had rested on a corrected fact that its basis changed, which makes it somebody's work.
 *
 * Whoever decides after the correction has read the corrected fact as it stands, for a stream that was corrected meanwhile conflicts with the
 * decision. But they may have read a decision that rested on it, before the note beside that was there: so each note is followed by a look
 * at what was decided meanwhile.
 */
export const markDecisions = processManager<Fact>({
  name: 'mark-decisions',
  consumes: [standingEvents, { PersonalDataCorrected: personEvents.PersonalDataCorrected }],
  begins: 'at-first-fact',
  looksAt: (fact) => fact.data.personId,
  react: (fact, recorded = []) => {
    const before = recorded.filter(({ position }) => position < fact.position);
    switch (fact.type) {
      case 'PersonalDataCorrected':
        return afterPersonalData(fact, before);
      case 'BasisChanged':
        return afterNote(fact, before);
      case 'Voided':
      case 'Corrected':
      case 'Superseded': {
        const { target, targetType, correctionId } = fact.data;
        const corrected = { stream: fact.stream, revision: target, type: targetType };
        return marks(correctionId, consequencesOf(before, corrected, newerFrom(fact)));
      }
    }
  },
});

function afterPersonalData(fact: Recorded<PersonalDataCorrected>, before: readonly Recorded<AnyFact>[]): readonly Ask[] {
  const changed = changedOfPerson(fact, before);
  if (changed.length === 0) return [];
  const { personId, approvedBy } = fact.data;
  const target = targetOf(fact, changed, before);
  const decisions = consequencesOf(before, target);
  if (decisions.length === 0) return [];
  const id = correctionOfPersonalData(fact);
  const { stream, revision, type } = fact;
  const body: NotePersonalCorrection = { personId, target, correctedBy: { stream, revision, type }, changed, approvedBy };
  return [{ command: notePersonalCorrection, id, body }, ...marks(id, decisions)];
}

function afterNote(note: Recorded<Extract<Fact, { readonly type: 'BasisChanged' }>>, before: readonly Recorded<AnyFact>[]): readonly Ask[] {
  const { correctionId, decision } = note.data;
  const since = before.flatMap((fact) => correctionAt(fact, correctionId))[0];
  if (since === undefined) return [];
  return marks(correctionId, decidedMeanwhile(before, { decision, ...since }));
}

/** Where a fact is the correction that has this id, and the day from which it counts where it is of a newer document. */
function correctionAt(
  fact: Recorded<AnyFact>,
  correctionId: CorrectionId,
): readonly { readonly since: Position; readonly from?: LegalDate }[] {
  if (fact.type === 'PersonalDataCorrected') {
    return correctionOfPersonalData(fact as Recorded<PersonalDataCorrected>) === correctionId ? [{ since: fact.position }] : []; // by its type
  }
  if (!isCorrecting(fact) || !('correctionId' in fact.data) || fact.data.correctionId !== correctionId) return [];
  const from = newerFrom(fact);
  return [{ since: fact.position, ...(from !== undefined && { from }) }];
}

function newerFrom({ type, effectiveOn }: AnyFact): LegalDate | undefined {
  return type === 'Superseded' ? effectiveOn : undefined;
}

function marks(id: CorrectionId, decisions: readonly Consequence[]): readonly Ask[] {
  return decisions.map(({ decision, personId, because }) => {
    const body: MarkDecision = { personId: personId as MarkDecision['personId'], decision, because }; // of a recorded fact
    return { command: markDecision, id, body, needless: ['noted-already'] };
  });
}
