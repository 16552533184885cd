import { Column, Entity, PrimaryColumn } from 'typeorm';
import { custodyEvents, type CustodyFact } from '../custody/custody.events.ts';
import type { Recorded } from '../event-log/event.ts';
import { personEvents, type PersonFact } from '../person/person.events.ts';
import { register, type Plain } from '../projections/register.ts';
import { behaviourInCustody, type BehaviourInCustody } from '../sentenced-person/behaviour-in-custody.ts';
import { sentencedPerson, type SentencedPerson } from '../sentenced-person/sentenced-person.ts';

/** What the law is told of each person, whichever of their terms it is asked about. */
@Entity({ schema: 'registers', name: 'sentenced' })
export class SentencedRow {
  @PrimaryColumn({ name: 'person_id', type: 'uuid' })
  readonly personId!: string;

  /** Sex, birth, situations and death as decisions read them. */
  @Column({ type: 'jsonb', nullable: true })
  readonly person!: SentencedPerson | null;

  /** Behaviour in the last stay; null for one who was never in custody. */
  @Column({ type: 'jsonb', nullable: true })
  readonly behaviour!: BehaviourInCustody | null;

  @Column({ name: 'person_revision', type: 'integer', nullable: true })
  readonly personRevision!: number | null;

  @Column({ name: 'custody_revision', type: 'integer', nullable: true })
  readonly custodyRevision!: number | null;
}

type Fact = PersonFact | CustodyFact;

export const sentencedRegister = register<Plain<SentencedRow>, Fact>({
  name: 'sentenced',
  version: 2,
  entity: SentencedRow,
  consumes: [personEvents, custodyEvents],
  opens: [],
  keyOf: (fact) => fact.data.personId,
  evolve,
  retold: (row, { stream, facts, revision }) => {
    if (row === undefined) return row;
    if (stream.startsWith('custody-')) {
      return { ...facts.reduce<Plain<SentencedRow>>(evolve, { ...row, behaviour: null }), custodyRevision: revision };
    }
    return { ...facts.reduce<Plain<SentencedRow>>(evolve, { ...row, person: null }), personRevision: revision };
  },
});

function evolve(row: Plain<SentencedRow> | undefined, fact: Recorded<Fact>): Plain<SentencedRow> {
  const known = row ?? { personId: fact.data.personId, person: null, behaviour: null, personRevision: null, custodyRevision: null };
  return isOfCustody(fact)
    ? { ...known, behaviour: behaviourInCustody.evolve(known.behaviour ?? undefined, fact), custodyRevision: fact.revision }
    : { ...known, person: sentencedPerson.evolve(known.person ?? undefined, fact), personRevision: fact.revision };
}

function isOfCustody(fact: Recorded<Fact>): fact is Recorded<CustodyFact> {
  return fact.type in custodyEvents;
}
