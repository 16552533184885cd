import { Column, Entity, PrimaryColumn } from 'typeorm';
import { amnestyActEvents, type AmnestyActFact, type VerdictCounts } from '../amnesty/amnesty.events.ts';
import type { LegalDate } from '../event-log/event.ts';
import { register, type Plain } from '../projections/register.ts';

/** One screening of everybody under an act of amnesty; whoever runs screenings finds here what is to be done. */
@Entity({ schema: 'registers', name: 'screening' })
export class ScreeningRow {
  @PrimaryColumn({ name: 'screening_id', type: 'uuid' })
  readonly screeningId!: string;

  @Column({ name: 'law_no', type: 'text' })
  readonly lawNo!: string;

  @Column({ type: 'text' })
  readonly state!: 'PLANNED' | 'STARTED' | 'FINISHED';

  @Column({ name: 'planned_on', type: 'date' })
  readonly plannedOn!: LegalDate;

  @Column({ name: 'started_on', type: 'date', nullable: true })
  readonly startedOn!: LegalDate | null;

  @Column({ name: 'finished_on', type: 'date', nullable: true })
  readonly finishedOn!: LegalDate | null;

  /** How the screening ended; null until it did. */
  @Column({ type: 'jsonb', nullable: true })
  readonly result!: ScreeningCounts | null;
}

interface ScreeningCounts {
  readonly terms: number;
  readonly verdicts: VerdictCounts;
  readonly proposedBefore: number;
  readonly changedSince: number;
  readonly refused: number;
}

export const screeningRegister = register<Plain<ScreeningRow>, AmnestyActFact>({
  name: 'screening',
  version: 1,
  entity: ScreeningRow,
  consumes: [amnestyActEvents],
  opens: [],
  keyOf: (fact) => ('screeningId' in fact.data ? fact.data.screeningId : undefined),
  evolve: (row, fact) => {
    switch (fact.type) {
      case 'ActDrafted':
      case 'ActEnacted':
      case 'WindowClosed':
        return row;
      case 'ScreeningPlanned': {
        const { screeningId, lawNo, plannedOn } = fact.data;
        return { screeningId, lawNo, state: 'PLANNED', plannedOn, startedOn: null, finishedOn: null, result: null };
      }
      case 'ScreeningStarted':
        return row && { ...row, state: 'STARTED', startedOn: fact.data.startedOn };
      case 'ScreeningFinished': {
        const { finishedOn, terms, verdicts, proposedBefore, changedSince, refused } = fact.data;
        return row && { ...row, state: 'FINISHED', finishedOn, result: { terms, verdicts, proposedBefore, changedSince, refused } };
      }
    }
  },
});
