import { isUuid, Text, WholeNumber } from '../../libs/commands/fields.ts';
import type { StreamName } from '../../libs/event-log/event.ts';
import { notFound } from '../../libs/platform/problem.ts';
import { read } from '../../libs/platform/read-route.ts';
import { PersonStreamRow } from '../../libs/registers/person-stream-register.ts';
import { mayReadPerson } from './person-scope.ts';
import { readEntries, shown } from './recorded-streams.ts';
import type { Sources } from './sources.ts';

class HistoryQuery {
  @WholeNumber({ says: 'Events a page', min: 1, max: 200, optional: true, example: 100 })
  readonly limit?: number;

  @Text({
    says: 'Position after which the page begins: the `next` of the page before',
    max: 20,
    pattern: /^\d+$/,
    form: 'a position',
    optional: true,
  })
  readonly cursor?: string;
}

/** Every event of every stream that speaks of a person, in the order in which we learned it. */
export const readPersonHistory = read<Sources, HistoryQuery>({
  method: 'GET',
  path: 'persons/:id/history',
  query: HistoryQuery,
  says: 'The case history of a person: every event, who recorded it, when, from when it is true, with its hash.',
  by: ['auditor', 'officer', 'supervisor'],
  registers: ['person_stream'],
  answer: async ({ query: { limit = 100, cursor = '0' }, context, sources }) => {
    const personId = context.params['id'] ?? '';
    const streams = isUuid(personId) ? await sources.registers.getRepository(PersonStreamRow).find({ where: { personId } }) : [];
    if (streams.length === 0 || !(await mayReadPerson(sources, context.principal, personId))) throw notFound('such person');
    const after = BigInt(cursor);
    const remaining = streams.filter((row) => BigInt(row.lastPosition) > after);
    const entries = await Promise.all(remaining.map((row) => readEntries(sources, row.stream as StreamName)));
    const ordered = entries
      .flat()
      .filter(({ event }) => event.position > after)
      .sort((a, b) => (a.event.position < b.event.position ? -1 : 1));
    const page = ordered.slice(0, limit);
    const last = page.at(-1);
    return {
      json: {
        personId,
        items: page.map(shown),
        ...(last !== undefined && ordered.length > limit && { next: String(last.event.position) }),
        total: streams.reduce((sum, row) => sum + row.events, 0),
      },
      persons: [personId],
    };
  },
});
