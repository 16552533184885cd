import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { OffenceCategory, Punishment } from '../criminal-case/criminal-case.events.ts';
import type { LegalDate, Recorded } from '../event-log/event.ts';
import { register, type Plain } from '../projections/register.ts';
import { punishmentTermEvents, type PunishmentTermFact } from '../punishment-term/punishment-term.events.ts';
import { termServed, type TermServed } from '../sentenced-person/term-served.ts';

/** What the law is told of each term: who asks about many of them need not read the log of each. */
@Entity({ schema: 'registers', name: 'term' })
@Index('term_person', ['personId'])
@Index('term_open', ['termId'], { where: 'completed_on is null' })
export class TermRow {
  @PrimaryColumn({ name: 'term_id', type: 'uuid' })
  readonly termId!: string;

  @Column({ name: 'person_id', type: 'uuid' })
  readonly personId!: string;

  /** The term as decisions read it from its stream; the other columns only repeat of it what is searched for. */
  @Column({ type: 'jsonb' })
  readonly served!: TermServed;

  @Column({ type: 'text' })
  readonly punishment!: Punishment;

  /** Null until a sentence is included. */
  @Column({ type: 'text', nullable: true })
  readonly gravest!: OffenceCategory | null;

  /** Last day as calculated; null for life, before a calculation and where a human must calculate. */
  @Column({ name: 'term_end', type: 'date', nullable: true })
  readonly termEnd!: LegalDate | null;

  @Column({ name: 'completed_on', type: 'date', nullable: true })
  readonly completedOn!: LegalDate | null;

  /** Of the last event of the term. */
  @Column({ type: 'integer' })
  readonly revision!: number;

  /** Of the last event of the term, as text: positions are beyond what JSON numbers hold. */
  @Column({ type: 'bigint' })
  readonly position!: string;
}

export const termRegister = register<Plain<TermRow>, PunishmentTermFact>({
  name: 'term',
  version: 2,
  entity: TermRow,
  consumes: [punishmentTermEvents],
  opens: [],
  keyOf: (fact) => fact.stream.slice('term-'.length),
  evolve,
  retold: (_, { facts, revision, position }) => {
    const told = facts.reduce<Plain<TermRow> | undefined>(evolve, undefined);
    return told && { ...told, revision, position: String(position) };
  },
});

function evolve(row: Plain<TermRow> | undefined, fact: Recorded<PunishmentTermFact>): Plain<TermRow> {
  const served = termServed.evolve(row?.served, fact);
  const { personId, punishment, sentence, calculation, completedOn = null } = served;
  return {
    termId: fact.stream.slice('term-'.length),
    personId,
    served,
    punishment,
    gravest: sentence?.gravest ?? null,
    termEnd: calculation?.verdict === 'COMPUTED' ? calculation.lastDay : null,
    completedOn,
    revision: fact.revision,
    position: String(fact.position),
  };
}
