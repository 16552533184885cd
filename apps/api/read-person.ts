import type { Principal } from '../../libs/access/principal.ts';
import { allows } from '../../libs/access/allows.ts';
import { isUuid } from '../../libs/commands/fields.ts';
import { idOf, streamName, type StreamName } from '../../libs/event-log/event.ts';
import { notFound } from '../../libs/platform/problem.ts';
import { read } from '../../libs/platform/read-route.ts';
import { AmnestyCandidateRow } from '../../libs/registers/amnesty-candidate-register.ts';
import { ParoleRow } from '../../libs/registers/parole-register.ts';
import { PersonRow } from '../../libs/registers/person-register.ts';
import { PersonStreamRow } from '../../libs/registers/person-stream-register.ts';
import { PrisonerRow } from '../../libs/registers/prisoner-register.ts';
import { capabilities } from '../capabilities.ts';
import { mayReadPerson } from './person-scope.ts';
import { readEntries, stateKindOf, stateOf } from './recorded-streams.ts';
import type { Sources } from './sources.ts';

class PersonQuery {}

/** One person, everything now: who, where held, which probation files, and what may be done next. */
export const readPerson = read<Sources, PersonQuery>({
  method: 'GET',
  path: 'persons/:id',
  query: PersonQuery,
  says: 'A person as known now, with custody, term, probation files and what amnesties propose, and what the caller may do next.',
  by: ['officer', 'supervisor', 'facility', 'court-registrar', 'amnesty-commission', 'auditor'],
  registers: ['person', 'prisoner', 'parole', 'person_stream', 'amnesty_candidate'],
  about: ({ id }) => id,
  answer: async ({ context, sources }) => {
    const personId = context.params['id'] ?? '';
    const { registers } = sources;
    const person = isUuid(personId) ? await registers.getRepository(PersonRow).findOneBy({ personId }) : null;
    if (person === null || !(await mayReadPerson(sources, context.principal, personId))) throw notFound('such person');
    const [custody, supervisions, streams, amnesties] = await Promise.all([
      registers.getRepository(PrisonerRow).findOneBy({ personId }),
      registers.getRepository(ParoleRow).find({ where: { personId }, order: { from: 'DESC', supervisionId: 'ASC' } }),
      registers.getRepository(PersonStreamRow).find({ where: { personId }, order: { firstPosition: 'ASC' } }),
      registers.getRepository(AmnestyCandidateRow).find({ where: { personId }, order: { proposedOn: 'DESC', decisionId: 'ASC' } }),
    ]);
    const { searchableName: _, ...known } = person;
    const addressable = streams.filter((row) => capabilityOf(row.stream as StreamName) !== undefined);
    const own = addressable.map((row) => row.stream as StreamName);
    const next = await Promise.all(own.map((stream) => nextOn(sources, context.principal, stream)));
    return {
      json: {
        ...known,
        erased: person.familyName === null,
        custody,
        supervisions,
        amnesties,
        streams: addressable.map(({ stream, events }) => ({ stream, revision: events - 1 })),
        next: [...next.flat(), ...beginnings(context.principal, personId, own)],
      },
      persons: [personId],
    };
  },
});

export interface NextStep {
  readonly does: string;
  readonly method: 'POST';
  readonly href: string;
}

function capabilityOf(stream: StreamName): (typeof capabilities)[number] | undefined {
  const kind = stateKindOf(stream);
  return capabilities.find(({ on }) => on.category === kind?.category);
}

/** Commands that the present state of a stream and the caller's roles allow; the fields are checked when they come. */
export async function nextOn(sources: Sources, principal: Principal, stream: StreamName): Promise<readonly NextStep[]> {
  const capability = capabilityOf(stream);
  if (capability === undefined) return [];
  const state = stateOf(stream, await readEntries(sources, stream));
  return capability.commands
    .filter((command) => command.begins !== 'stream' && allows(principal, command.by) && command.unless(state) === undefined)
    .map(({ does, name }) => ({
      does,
      method: 'POST',
      href: `/v1/${capability.collection}/${idOf(stream, capability.on.category)}/${name}`,
    }));
}

/** Collections whose things have the id of something that exists already, or are about nobody. */
const addressedByAnother: readonly string[] = ['persons', 'parole', 'amnesty-acts', 'amnesty-decisions'];

/** What may be begun: a case, a term, a supervision under a new id; the person's first stay in custody. */
function beginnings(principal: Principal, personId: string, streams: readonly StreamName[]): readonly NextStep[] {
  return capabilities
    .filter(({ collection }) => !addressedByAnother.includes(collection))
    .flatMap(({ collection, on, commands }) => {
      const ofPerson = streamName(on.category, personId);
      const id = collection === 'custody' ? personId : '{new id}';
      return commands
        .filter((command) => command.begins !== 'nothing' && !streams.includes(ofPerson) && allows(principal, command.by))
        .map(({ does, name }): NextStep => ({ does, method: 'POST', href: `/v1/${collection}/${id}/${name}` }));
    });
}
