import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { amnestyActEvents, type AmnestyActFact } from '../amnesty/amnesty.events.ts';
import { register, type Plain } from '../projections/register.ts';
import { eventCatalogues, type ProductFact } from './vocabulary.ts';

/** Which streams speak of a person: the index of the case history. */
@Entity({ schema: 'registers', name: 'person_stream' })
@Index('person_stream_person', ['personId'])
export class PersonStreamRow {
  @PrimaryColumn({ type: 'text' })
  readonly stream!: string;

  @Column({ name: 'person_id', type: 'uuid' })
  readonly personId!: string;

  @Column({ type: 'integer' })
  readonly events!: number;

  /** Positions of its first and last event, as text: they are beyond what JSON numbers hold. */
  @Column({ name: 'first_position', type: 'bigint' })
  readonly firstPosition!: string;

  @Column({ name: 'last_position', type: 'bigint' })
  readonly lastPosition!: string;
}

export const personStreamRegister = register<Plain<PersonStreamRow>, ProductFact>({
  name: 'person_stream',
  version: 1,
  entity: PersonStreamRow,
  consumes: eventCatalogues,
  opens: [],
  keyOf: (fact) => (isAboutSomebody(fact) ? fact.stream : undefined),
  evolve: (row, fact) => {
    if (!isAboutSomebody(fact)) return row;
    const position = String(fact.position);
    if (row === undefined) {
      return { stream: fact.stream, personId: fact.data.personId, events: 1, firstPosition: position, lastPosition: position };
    }
    const { stream, personId, events, firstPosition } = row;
    return { stream, personId, events: events + 1, firstPosition, lastPosition: position };
  },
});

/** An act of amnesty is about nobody: it belongs to no one's history. */
function isAboutSomebody<F extends ProductFact>(fact: F): fact is Exclude<F, AmnestyActFact> {
  return !(fact.type in amnestyActEvents);
}
