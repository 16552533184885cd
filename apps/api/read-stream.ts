import { Text } from '../../libs/commands/fields.ts';
import type { RecordedEvent, StreamName } from '../../libs/event-log/event.ts';
import { invalidRequest, notFound } from '../../libs/platform/problem.ts';
import { read } from '../../libs/platform/read-route.ts';
import { readEntries, shown, stateKindOf, stateOf } from './recorded-streams.ts';
import type { Sources } from './sources.ts';

class StreamQuery {
  @Text({
    says: 'What was known then: a position of the log, or an instant such as 2026-03-01T09:00:00Z; now unless told',
    max: 40,
    optional: true,
  })
  readonly at?: string;
}

/** One stream as it was known at a position or an instant: its events and the state that follows from them. */
export const readStream = read<Sources, StreamQuery>({
  method: 'GET',
  path: 'streams/:stream',
  query: StreamQuery,
  says: 'A stream as it was known at a position or an instant: the state then, folded, beside the events.',
  by: ['auditor'],
  registers: [],
  example: { stream: 'person-0192e4a0-7b1c-7000-8000-000000000001' },
  answer: async ({ query: { at }, context, sources }) => {
    const stream = (context.params['stream'] ?? '') as StreamName; // unknown names lead to no events
    if (stateKindOf(stream) === undefined || !isPrintable(stream)) throw notFound('such stream');
    const known = knownAt(at);
    const entries = (await readEntries(sources, stream)).filter(({ event }) => known(event));
    if (entries.length === 0) throw notFound(at === undefined ? 'such stream' : 'such stream at that time');
    // an act of amnesty is about nobody; every other fact names its person
    const persons = new Set(entries.flatMap(({ fact }) => (fact.data as { readonly personId?: string }).personId ?? []));
    return {
      json: {
        stream,
        at: at ?? null,
        revision: entries.at(-1)?.event.revision,
        state: stateOf(stream, entries),
        events: entries.map(shown),
      },
      persons: [...persons],
    };
  },
});

/** No stream has another character in its name, and a log need not take one. */
function isPrintable(stream: StreamName): boolean {
  return /^[\x21-\x7e]+$/.test(stream);
}

function knownAt(at: string | undefined): (event: RecordedEvent) => boolean {
  if (at === undefined) return () => true;
  if (/^\d{1,18}$/.test(at)) return (event) => event.position <= BigInt(at);
  const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,6})?)?(Z|[+-]\d\d:\d\d)$/.test(at) ? Date.parse(at) : Number.NaN;
  if (Number.isNaN(instant)) {
    throw invalidRequest([
      {
        pointer: '/at',
        code: 'position-or-instant',
        message: 'must be a position, or an instant with a time zone such as 2026-03-01T09:00:00Z',
      },
    ]);
  }
  return (event) => event.recordedAt.getTime() <= instant;
}
