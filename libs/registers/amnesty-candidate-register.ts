import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import {
  amnestyDecisionEvents,
  type AmnestyDecisionFact,
  type AmnestyOutcome,
  type AmnestyRefusalReason,
  type AmnestyVerdict,
} from '../amnesty/amnesty.events.ts';
import type { LegalDate, Recorded } from '../event-log/event.ts';
import { fromOneStream, register, type Plain } from '../projections/register.ts';

/** What one act of amnesty proposes for one term, and what became of it. */
@Entity({ schema: 'registers', name: 'amnesty_candidate' })
@Index('amnesty_candidate_person', ['personId'])
@Index('amnesty_candidate_act', ['lawNo', 'verdict'])
export class AmnestyCandidateRow {
  /** `<lawNo>-<termId>`, as the decision is addressed. */
  @PrimaryColumn({ name: 'decision_id', type: 'text' })
  readonly decisionId!: string;

  @Column({ name: 'law_no', type: 'text' })
  readonly lawNo!: string;

  @Column({ name: 'term_id', type: 'uuid' })
  readonly termId!: string;

  @Column({ name: 'person_id', type: 'uuid' })
  readonly personId!: string;

  @Column({ type: 'text' })
  readonly verdict!: AmnestyVerdict;

  @Column({ type: 'text', array: true })
  readonly clauses!: readonly string[];

  @Column({ name: 'excluded_by', type: 'text', array: true })
  readonly excludedBy!: readonly string[];

  /** Why a person must decide. */
  @Column({ type: 'text', array: true })
  readonly because!: readonly string[];

  /** Cut from the unserved part: as proposed, then as the court applied it. */
  @Column({ type: 'text', nullable: true })
  readonly fraction!: string | null;

  @Column({ name: 'new_last_day', type: 'date', nullable: true })
  readonly newLastDay!: LegalDate | null;

  @Column({ type: 'text' })
  readonly state!: 'PROPOSED' | 'DECLINED' | 'APPLIED' | 'REFUSED';

  @Column({ name: 'proposed_on', type: 'date' })
  readonly proposedOn!: LegalDate;

  /** How often it was screened. */
  @Column({ type: 'integer' })
  readonly proposals!: number;

  /** The screening of everybody that came upon it, where it was one. */
  @Column({ name: 'screening_id', type: 'uuid', nullable: true })
  readonly screeningId!: string | null;

  /** Day of the statement or of the court's decision. */
  @Column({ name: 'settled_on', type: 'date', nullable: true })
  readonly settledOn!: LegalDate | null;

  @Column({ type: 'text', nullable: true })
  readonly outcome!: AmnestyOutcome | null;

  @Column({ name: 'refused_because', type: 'text', nullable: true })
  readonly refusedBecause!: AmnestyRefusalReason | null;

  /** The court decided otherwise than was proposed. */
  @Column({ type: 'boolean' })
  readonly differs!: boolean;
}

export const amnestyCandidateRegister = register<Plain<AmnestyCandidateRow>, AmnestyDecisionFact>({
  name: 'amnesty_candidate',
  version: 1,
  entity: AmnestyCandidateRow,
  consumes: [amnestyDecisionEvents],
  opens: [],
  keyOf: (fact) => fact.stream.slice('amnesty-decision-'.length),
  evolve,
  retold: fromOneStream(evolve),
});

function evolve(row: Plain<AmnestyCandidateRow> | undefined, fact: Recorded<AmnestyDecisionFact>): Plain<AmnestyCandidateRow> | undefined {
  if (fact.type === 'AmnestyProposed') {
    const { personId, lawNo, termId, proposal, proposedOn, screeningId = row?.screeningId ?? null } = fact.data;
    const { verdict, clauses = [], excludedBy = [], because = [], fraction = null, newLastDay = null } = proposal;
    return {
      decisionId: fact.stream.slice('amnesty-decision-'.length),
      lawNo,
      termId,
      personId,
      verdict,
      clauses,
      excludedBy,
      because,
      fraction,
      newLastDay,
      state: 'PROPOSED',
      proposedOn,
      proposals: (row?.proposals ?? 0) + 1,
      screeningId,
      settledOn: null,
      outcome: null,
      refusedBecause: null,
      differs: false,
    };
  }
  return row && { ...row, ...settled(fact) };
}

function settled(fact: Exclude<AmnestyDecisionFact, { readonly type: 'AmnestyProposed' }>): Partial<Plain<AmnestyCandidateRow>> {
  switch (fact.type) {
    case 'AmnestyDeclined':
      return { state: 'DECLINED', settledOn: fact.data.declinedOn };
    case 'AmnestyApplied': {
      const { decidedOn, outcome, fraction = null, newLastDay = null, differs } = fact.data;
      return { state: 'APPLIED', settledOn: decidedOn, outcome, fraction, newLastDay, differs };
    }
    case 'AmnestyRefused': {
      const { refusedOn, reason } = fact.data;
      return { state: 'REFUSED', settledOn: refusedOn, refusedBecause: reason };
    }
  }
}
