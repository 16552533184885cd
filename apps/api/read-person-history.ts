import { isUuid, OneOf, Text, WholeNumber } from '../../libs/commands/fields.ts';
import type { StreamName } from '../../libs/event-log/event.ts';
import { invalidRequest, notFound } from '../../libs/platform/problem.ts';
import { read } from '../../libs/platform/read-route.ts';
import { PersonStreamRow } from '../../libs/registers/person-stream-register.ts';
import { mayReadPerson } from './person-scope.ts';
import { readEntries, shown, type HistoryEntry } from './recorded-streams.ts';
import type { Sources } from './sources.ts';

const orders = ['recorded', 'effective'] as const;

class HistoryQuery {
  @OneOf(orders, {
    says: 'In the order in which it was learned, or in that of the days from which it is true; recorded unless told',
    optional: true,
  })
  readonly order?: (typeof orders)[number];

  @WholeNumber({ says: 'Events a page', min: 1, max: 200, optional: true, example: 100 })
  readonly limit?: number;

  @Text({
    says: 'The `next` of the page before, in the same order',
    max: 40,
    pattern: /^(\d{4}-\d\d-\d\d\.)?\d+$/,
    form: 'the `next` of a page',
    optional: true,
  })
  readonly cursor?: string;
}

/** Every event of every stream that speaks of a person, in the order in which we learned it or in which it is true. */
export const readPersonHistory = read<Sources, HistoryQuery>({
  method: 'GET',
  path: 'persons/:id/history',
  query: HistoryQuery,
  says: 'The case history of a person: every event, who recorded it, when, from when it is true, with its hash.',
  by: ['auditor', 'officer', 'supervisor'],
  registers: ['person_stream'],
  about: ({ id }) => id,
  answer: async ({ query: { order = 'recorded', limit = 100, cursor }, context, sources }) => {
    if (cursor !== undefined && cursor.includes('.') !== (order === 'effective')) {
      const message = 'must be the `next` of a page in the same order';
      throw invalidRequest([{ pointer: '/cursor', code: 'cursor', message }]);
    }
    const personId = context.params['id'] ?? '';
    const streams = isUuid(personId) ? await sources.registers.getRepository(PersonStreamRow).find({ where: { personId } }) : [];
    if (streams.length === 0 || !(await mayReadPerson(sources, context.principal, personId))) throw notFound('such person');
    const entries = (await Promise.all(streams.map((row) => readEntries(sources, row.stream as StreamName)))).flat();
    const ordered = entries
      .map((entry) => ({ entry, place: placeIn(order, entry) }))
      .filter(({ place }) => cursor === undefined || isAfter(place, placeOf(cursor)))
      .sort((a, b) => (isAfter(a.place, b.place) ? 1 : -1));
    const page = ordered.slice(0, limit);
    const last = page.at(-1);
    return {
      json: {
        personId,
        items: page.map(({ entry }) => shown(entry)),
        ...(last !== undefined &&
          ordered.length > limit && { next: [last.place.day, String(last.place.position)].filter((part) => part !== '').join('.') }),
        total: entries.length, // of the log, as the items are: a register may not have seen the last of them
      },
      persons: [personId],
    };
  },
});

/** Where an event stands in an order; the day is empty where it does not count. */
interface Place {
  readonly day: string;
  readonly position: bigint;
}

function placeIn(order: (typeof orders)[number], { event }: HistoryEntry): Place {
  return { day: order === 'effective' ? event.effectiveOn : '', position: event.position };
}

function placeOf(cursor: string): Place {
  const [position = '0', day = ''] = cursor.split('.').reverse();
  return { day, position: BigInt(position) };
}

function isAfter(a: Place, b: Place): boolean {
  return a.day === b.day ? a.position > b.position : a.day > b.day;
}
