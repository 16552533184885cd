import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import {
  correctionEvents,
  standingEvents,
  type CorrectionFact,
  type EventPlace,
  type ReviewOutcome,
  type StandingFact,
} from '../correction/correction.events.ts';
import { idOf, type LegalDate, type Recorded } from '../event-log/event.ts';
import { register, type Plain } from '../projections/register.ts';

/** Something that somebody has to look at: a decision that rested on what was corrected. It stays as it is until they do. */
@Entity({ schema: 'registers', name: 'work_item' })
@Index('work_item_person', ['personId'])
@Index('work_item_open', ['openedOn', 'workItemId'], { where: 'done_on is null' })
export class WorkItemRow {
  /** `<correction>:<stream>@<revision>`: one decision is looked at once for each correction. */
  @PrimaryColumn({ name: 'work_item_id', type: 'text' })
  readonly workItemId!: string;

  @Column({ type: 'text' })
  readonly kind!: 'BASIS_CHANGED';

  @Column({ name: 'person_id', type: 'uuid' })
  readonly personId!: string;

  @Column({ name: 'correction_id', type: 'uuid' })
  readonly correctionId!: string;

  @Column({ name: 'decision_stream', type: 'text' })
  readonly decisionStream!: string;

  @Column({ name: 'decision_revision', type: 'integer' })
  readonly decisionRevision!: number;

  @Column({ name: 'decision_type', type: 'text' })
  readonly decisionType!: string;

  /** What the decision had read, as `stream@revision`. */
  @Column({ type: 'text' })
  readonly because!: string;

  @Column({ name: 'opened_on', type: 'date' })
  readonly openedOn!: LegalDate;

  /** Null while nobody has said what became of the decision. */
  @Column({ name: 'done_on', type: 'date', nullable: true })
  readonly doneOn!: LegalDate | null;

  @Column({ type: 'text', nullable: true })
  readonly outcome!: ReviewOutcome | null;

  @Column({ name: 'done_by', type: 'text', nullable: true })
  readonly doneBy!: string | null;
}

type Fact = CorrectionFact | StandingFact;

export const workItemRegister = register<Plain<WorkItemRow>, Fact>({
  name: 'work_item',
  version: 2,
  entity: WorkItemRow,
  consumes: [correctionEvents, standingEvents],
  opens: [],
  keyOf: (fact) => {
    if (fact.type === 'BasisChanged') return keyOf(fact.data.correctionId, fact.data.decision);
    return fact.type === 'DecisionReviewed' ? keyOf(idOf(fact.stream, 'correction'), fact.data.decision) : undefined;
  },
  evolve: (row, fact) => {
    // a second note of the same correction is no new work
    if (fact.type === 'BasisChanged') return row ?? opened(fact);
    if (row === undefined || fact.type !== 'DecisionReviewed') return row;
    const { outcome, reviewedBy } = fact.data;
    return { ...row, doneOn: fact.effectiveOn, outcome, doneBy: reviewedBy };
  },
});

function opened({ data, effectiveOn }: Recorded<Extract<Fact, { readonly type: 'BasisChanged' }>>): Plain<WorkItemRow> {
  const { personId, correctionId, decision, because } = data;
  return {
    workItemId: keyOf(correctionId, decision),
    kind: 'BASIS_CHANGED',
    personId,
    correctionId,
    decisionStream: decision.stream,
    decisionRevision: decision.revision,
    decisionType: decision.type,
    because: `${because.stream}@${String(because.revision)}`,
    openedOn: effectiveOn,
    doneOn: null,
    outcome: null,
    doneBy: null,
  };
}

function keyOf(correctionId: string, { stream, revision }: EventPlace): string {
  return `${correctionId}:${stream}@${String(revision)}`;
}
