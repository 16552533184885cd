import { isUuid } from '../../libs/commands/fields.ts';
import type { StreamName } from '../../libs/event-log/event.ts';
import { notFound } from '../../libs/platform/problem.ts';
import { read } from '../../libs/platform/read-route.ts';
import { AmnestyCandidateRow } from '../../libs/registers/amnesty-candidate-register.ts';
import { ParoleRow } from '../../libs/registers/parole-register.ts';
import { PersonRow } from '../../libs/registers/person-register.ts';
import { PersonStreamRow } from '../../libs/registers/person-stream-register.ts';
import { PrisonerRow } from '../../libs/registers/prisoner-register.ts';
import { beginnings } from './beginnings.ts';
import { capabilityOf, nextAfter } from './next-steps.ts';
import { mayReadPerson } from './person-scope.ts';
import { readEntries } from './recorded-streams.ts';
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
    const own = await Promise.all(
      addressable.map(async (row) => {
        const stream = row.stream as StreamName;
        return [stream, await readEntries(sources, stream)] as const;
      }),
    );
    const recorded = new Map(own.map(([stream, entries]) => [stream, entries.map(({ fact }) => fact)]));
    return {
      json: {
        ...known,
        erased: person.familyName === null,
        custody,
        supervisions,
        amnesties,
        streams: addressable.map(({ stream, events }) => ({ stream, revision: events - 1 })),
        next: [
          ...own.flatMap(([stream, entries]) => nextAfter(context.principal, stream, entries)),
          ...beginnings(context.principal, personId, recorded),
        ],
      },
      persons: [personId],
    };
  },
});
