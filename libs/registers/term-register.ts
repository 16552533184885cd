import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { OffenceCategory, Punishment } from '../criminal-case/criminal-case.events.ts';
import type { LegalDate, Recorded } from '../event-log/event.ts';
import { paroleEvents, type ParoleFact } from '../parole/parole.events.ts';
import { register, type Plain } from '../projections/register.ts';
import { punishmentTermEvents, type PunishmentTermFact } from '../punishment-term/punishment-term.events.ts';
import { priorParole, type RevokedParole } from '../sentenced-person/revoked-parole.ts';
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

  /** The last parole from the term that was revoked, as decisions read it from the stream of its paroles; null where none was. CC 72(7). */
  @Column({ type: 'jsonb', nullable: true })
  readonly revoked!: RevokedParole | null;

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

  /** Of the last event about paroles from the term. */
  @Column({ name: 'parole_revision', type: 'integer', nullable: true })
  readonly paroleRevision!: number | null;

  /** Of the last event of the term, as text: positions are beyond what JSON numbers hold. */
  @Column({ type: 'bigint' })
  readonly position!: string;
}

export const termRegister = register<Plain<TermRow>, Fact>({
  name: 'term',
  version: 4,
  entity: TermRow,
  consumes: [punishmentTermEvents, paroleEvents],
  opens: [],
  // terms and the paroles from them have one id
  keyOf: ({ stream }) => stream.slice(stream.indexOf('-') + 1),
  evolve: (row, fact) => (isOfParole(fact) ? row && withParole(row, fact) : withTerm(row, fact)),
  retold: (row, { stream, facts, revision, position }) => {
    if (stream.startsWith('parole-')) {
      return row && { ...facts.filter(isOfParole).reduce(withParole, { ...row, revoked: null }), paroleRevision: revision };
    }
    const told = facts.filter(isOfTerm).reduce<Plain<TermRow> | undefined>(withTerm, undefined);
    if (told === undefined) return undefined;
    return { ...told, ...(row && paroleOf(row)), revision, position: String(position) };
  },
});

type Fact = PunishmentTermFact | ParoleFact;

function withParole(row: Plain<TermRow>, fact: Recorded<ParoleFact>): Plain<TermRow> {
  const { revoked = null } = priorParole.evolve({ ...(row.revoked && { revoked: row.revoked }) }, fact);
  return { ...row, revoked, paroleRevision: fact.revision };
}

/** What a row has of the paroles from the term. */
function paroleOf({ revoked, paroleRevision }: Plain<TermRow>): Pick<TermRow, 'revoked' | 'paroleRevision'> {
  return { revoked, paroleRevision };
}

function isOfParole(fact: Recorded<Fact>): fact is Recorded<ParoleFact> {
  return fact.type in paroleEvents;
}

function isOfTerm(fact: Recorded<Fact>): fact is Recorded<PunishmentTermFact> {
  return fact.type in punishmentTermEvents;
}

function withTerm(row: Plain<TermRow> | undefined, fact: Recorded<PunishmentTermFact>): Plain<TermRow> {
  const served = termServed.evolve(row?.served, fact);
  const { personId, punishment, sentence, calculation, completedOn = null } = served;
  return {
    termId: fact.stream.slice('term-'.length),
    personId,
    served,
    ...(row === undefined ? { revoked: null, paroleRevision: null } : paroleOf(row)),
    punishment,
    gravest: sentence?.gravest ?? null,
    termEnd: calculation?.verdict === 'COMPUTED' ? calculation.lastDay : null,
    completedOn,
    revision: fact.revision,
    position: String(fact.position),
  };
}
