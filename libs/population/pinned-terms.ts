import type { ClientBase } from 'pg';
import type { Id } from '../event-log/event.ts';
import type { TermId } from '../punishment-term/punishment-term.events.ts';
import type { BehaviourInCustody } from '../sentenced-person/behaviour-in-custody.ts';
import { damageFacts, damagesOf, type DamageByFile } from '../sentenced-person/damage-of-cases.ts';
import type { OnTerm } from '../sentenced-person/parole-facts.ts';
import type { RevokedParole } from '../sentenced-person/revoked-parole.ts';
import type { SentencedPerson } from '../sentenced-person/sentenced-person.ts';
import type { TermServed } from '../sentenced-person/term-served.ts';

/** One open term as the law is asked about it, with the versions of the streams that it was read from. */
export interface PopulationTerm {
  /** Place in the pin, from 0, without holes. */
  readonly seq: number;
  readonly termId: TermId;
  readonly personId: Id<'person'>;
  readonly onTerm: OnTerm;
  /** Absent at liberty. */
  readonly facility?: string;
  /** Of the facility, or of the office that supervises; absent where neither has them. */
  readonly region?: string;
  readonly revisions: {
    readonly term: number;
    readonly person: number;
    readonly custody?: number;
    readonly parole?: number;
    /** Of every verdict file of the person, by the name of its stream. */
    readonly cases: Readonly<Record<string, number>>;
  };
  /** A register has put a fact of this term or person aside: what is told here lacks it, and a person must look. */
  readonly incomplete: boolean;
}

/** The terms of a pin from one place to another, the first included and the last not, in order. */
export async function pinnedTerms(
  on: Pick<ClientBase, 'query'>,
  pinId: string,
  { from, to }: { readonly from: number; readonly to: number },
): Promise<readonly PopulationTerm[]> {
  const { rows } = await on.query<Row>({
    name: 'pinned terms',
    text: `${selectTerm} AND seq >= $2 AND seq < $3 ORDER BY seq`,
    values: [pinId, from, to],
  });
  return rows.map(termOf);
}

/** One term of a pin; `undefined` where it is not in it. */
export async function pinnedTerm(on: Pick<ClientBase, 'query'>, pinId: string, termId: string): Promise<PopulationTerm | undefined> {
  const { rows } = await on.query<Row>(`${selectTerm} AND term_id = $2`, [pinId, termId]);
  return rows.map(termOf)[0];
}

const selectTerm = `
  SELECT seq, term_id, person_id, served, person, behaviour, revoked, facility, region, term_revision, person_revision, custody_revision,
    parole_revision, cases, incomplete
  FROM population.terms WHERE pin_id = $1`;

interface Row {
  readonly seq: number;
  readonly term_id: TermId;
  readonly person_id: Id<'person'>;
  readonly served: TermServed;
  readonly person: SentencedPerson;
  readonly behaviour: BehaviourInCustody | null;
  readonly revoked: RevokedParole | null;
  readonly facility: string | null;
  readonly region: string | null;
  readonly term_revision: number;
  readonly person_revision: number;
  readonly custody_revision: number | null;
  readonly parole_revision: number | null;
  readonly cases: DamageByFile;
  readonly incomplete: boolean;
}

function termOf(row: Row): PopulationTerm {
  const { sentence } = row.served;
  if (sentence === undefined) throw new Error(`term ${row.term_id} was pinned without a sentence`);
  return {
    seq: row.seq,
    termId: row.term_id,
    personId: row.person_id,
    onTerm: {
      ...{ term: row.served, sentence, person: row.person, behaviour: row.behaviour ?? undefined },
      ...(row.revoked !== null && { revoked: row.revoked }),
      damages: damagesOf(sentence.caseId, damageFacts(row.cases)),
    },
    ...(row.facility !== null && { facility: row.facility }),
    ...(row.region !== null && { region: row.region }),
    revisions: {
      term: row.term_revision,
      person: row.person_revision,
      ...(row.custody_revision !== null && { custody: row.custody_revision }),
      ...(row.parole_revision !== null && { parole: row.parole_revision }),
      cases: Object.fromEntries(Object.entries(row.cases).map(([stream, { revision }]) => [stream, revision])),
    },
    incomplete: row.incomplete,
  };
}
