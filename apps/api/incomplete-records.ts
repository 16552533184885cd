import type { Position } from '../../libs/event-log/event.ts';
import type { Completeness } from '../../libs/platform/completeness.ts';
import { readParkedSince } from '../../libs/projections/parked-facts.ts';
import type { Sources } from './sources.ts';

/** Which records registers do not show whole, by the facts that they have parked; a fact says whose record it is. */
export function incompleteRecords({ log, codec, pool }: Pick<Sources, 'log' | 'codec' | 'pool'>): Completeness {
  const persons = new Map<Position, string>(); // never changes, and there are never many
  const personAt = async (position: Position): Promise<string | undefined> => {
    const known = persons.get(position);
    if (known !== undefined) return known;
    const [event] = (await log.readAll({ after: position, inclusive: true, limit: 1 })).events;
    if (event === undefined) return undefined;
    const { personId } = codec.decode(event).data as { readonly personId?: string }; // every fact names its person
    if (personId !== undefined) persons.set(position, personId);
    return personId;
  };
  return {
    incomplete: async (registers) => {
      const parked = await readParkedSince(pool, registers);
      return Promise.all(
        parked.map(async ({ register, since }) => ({ register, since, personId: await personAt(since).catch(() => undefined) })), // of nobody, or anybody
      );
    },
  };
}
