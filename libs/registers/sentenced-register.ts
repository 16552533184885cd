import { Column, Entity, PrimaryColumn } from 'typeorm';
import { criminalCaseEvents, type CriminalCaseFact } from '../criminal-case/criminal-case.events.ts';
import { custodyEvents, type CustodyFact } from '../custody/custody.events.ts';
import type { Recorded } from '../event-log/event.ts';
import { personEvents, type PersonFact } from '../person/person.events.ts';
import { register, type Plain } from '../projections/register.ts';
import { behaviourInCustody, type BehaviourInCustody } from '../sentenced-person/behaviour-in-custody.ts';
import { damageOfCase, type DamageByFile } from '../sentenced-person/damage-of-cases.ts';
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

  /** What is claimed and paid in each of their verdict files as decisions read it, by stream, with the revision of the last event in it. */
  @Column({ type: 'jsonb' })
  readonly cases!: DamageByFile;
}

type Fact = PersonFact | CustodyFact | CriminalCaseFact;

export const sentencedRegister = register<Plain<SentencedRow>, Fact>({
  name: 'sentenced',
  version: 4,
  entity: SentencedRow,
  consumes: [personEvents, custodyEvents, criminalCaseEvents],
  opens: [],
  keyOf: (fact) => fact.data.personId,
  evolve,
  retold: (row, { stream, facts, revision }) => {
    if (row === undefined) return row;
    if (stream.startsWith('custody-')) {
      return { ...facts.reduce<Plain<SentencedRow>>(evolve, { ...row, behaviour: null }), custodyRevision: revision };
    }
    if (stream.startsWith('case-')) {
      const { [stream]: _, ...others } = row.cases;
      const told = facts.reduce<Plain<SentencedRow>>(evolve, { ...row, cases: others });
      return { ...told, cases: withRevision(told.cases, stream, revision) };
    }
    return { ...facts.reduce<Plain<SentencedRow>>(evolve, { ...row, person: null }), personRevision: revision };
  },
});

function withRevision(cases: DamageByFile, stream: string, revision: number): DamageByFile {
  const told = cases[stream];
  return told === undefined ? cases : { ...cases, [stream]: { ...told, revision } };
}

function evolve(row: Plain<SentencedRow> | undefined, fact: Recorded<Fact>): Plain<SentencedRow> {
  const known = row ?? { ...nothing, personId: fact.data.personId };
  if (isOfCustody(fact)) {
    return { ...known, behaviour: behaviourInCustody.evolve(known.behaviour ?? undefined, fact), custodyRevision: fact.revision };
  }
  if (isOfCase(fact)) {
    const damage = damageOfCase.evolve(known.cases[fact.stream]?.damage, fact);
    return { ...known, cases: { ...known.cases, [fact.stream]: { damage, revision: fact.revision } } };
  }
  return { ...known, person: sentencedPerson.evolve(known.person ?? undefined, fact), personRevision: fact.revision };
}

const nothing: Omit<Plain<SentencedRow>, 'personId'> = {
  person: null,
  behaviour: null,
  personRevision: null,
  custodyRevision: null,
  cases: {},
};

function isOfCustody(fact: Recorded<Fact>): fact is Recorded<CustodyFact> {
  return fact.type in custodyEvents;
}

function isOfCase(fact: Recorded<Fact>): fact is Recorded<CriminalCaseFact> {
  return fact.type in criminalCaseEvents;
}
