import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { correctionEvents, type CorrectionFact, type CorrectionKind, type CorrectionReason } from '../correction/correction.events.ts';
import { idOf, type LegalDate } from '../event-log/event.ts';
import { register, type Plain } from '../projections/register.ts';

/** Corrections that somebody proposed: the open ones wait for a second person. And those of personal data, for what had rested on them. */
@Entity({ schema: 'registers', name: 'correction' })
@Index('correction_person', ['personId'])
@Index('correction_proposed', ['proposedOn', 'correctionId'], { where: "outcome = 'PROPOSED'" })
export class CorrectionRow {
  @PrimaryColumn({ name: 'correction_id', type: 'uuid' })
  readonly correctionId!: string;

  @Column({ name: 'person_id', type: 'uuid' })
  readonly personId!: string;

  @Column({ type: 'text' })
  readonly stream!: string;

  @Column({ type: 'integer' })
  readonly revision!: number;

  /** Type of the fact that is corrected. */
  @Column({ type: 'text' })
  readonly type!: string;

  @Column({ type: 'text' })
  readonly kind!: CorrectionKind;

  /** Null of personal data: the person's history says why. */
  @Column({ name: 'reason_code', type: 'text', nullable: true })
  readonly reasonCode!: CorrectionReason | null;

  /** Null of personal data, which were corrected on the spot. */
  @Column({ name: 'proposed_by', type: 'text', nullable: true })
  readonly proposedBy!: string | null;

  @Column({ name: 'proposed_on', type: 'date' })
  readonly proposedOn!: LegalDate;

  @Column({ type: 'text' })
  readonly outcome!: 'PROPOSED' | 'APPROVED' | 'REJECTED' | 'NOTED';

  @Column({ name: 'decided_by', type: 'text', nullable: true })
  readonly decidedBy!: string | null;

  @Column({ name: 'decided_on', type: 'date', nullable: true })
  readonly decidedOn!: LegalDate | null;
}

export const correctionRegister = register<Plain<CorrectionRow>, CorrectionFact>({
  name: 'correction',
  version: 2,
  entity: CorrectionRow,
  consumes: [correctionEvents],
  opens: [],
  keyOf: (fact) => idOf(fact.stream, 'correction'),
  evolve: (row, fact) => {
    if (fact.type === 'CorrectionProposed') {
      const { personId, target, kind, reasonCode, proposedBy } = fact.data;
      return {
        correctionId: idOf(fact.stream, 'correction'),
        personId,
        ...target,
        kind,
        reasonCode,
        proposedBy,
        proposedOn: fact.effectiveOn,
        outcome: 'PROPOSED',
        decidedBy: null,
        decidedOn: null,
      };
    }
    if (fact.type === 'PersonalCorrectionNoted') {
      const { personId, target, approvedBy } = fact.data;
      return {
        ...{ correctionId: idOf(fact.stream, 'correction'), personId, ...target, kind: 'CORRECT', reasonCode: null, proposedBy: null },
        ...{ proposedOn: fact.effectiveOn, outcome: 'NOTED', decidedBy: approvedBy, decidedOn: fact.effectiveOn },
      };
    }
    if (row === undefined) return undefined;
    switch (fact.type) {
      case 'CorrectionApproved':
        return { ...row, outcome: 'APPROVED', decidedBy: fact.data.approvedBy, decidedOn: fact.effectiveOn };
      case 'CorrectionRejected':
        return { ...row, outcome: 'REJECTED', decidedBy: fact.data.rejectedBy, decidedOn: fact.effectiveOn };
      case 'DecisionReviewed':
        return row;
    }
  },
});
