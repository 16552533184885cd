import { readsOf } from '../../libs/access/read-audit.ts';
import { IdOf, Text, WholeNumber } from '../../libs/commands/fields.ts';
import { invalidRequest } from '../../libs/platform/problem.ts';
import { read } from '../../libs/platform/read-route.ts';
import type { Sources } from './sources.ts';

class AccessLogQuery {
  @IdOf('person', { says: 'Whose record was looked at', optional: true, example: '0192e4a0-7b1c-7000-8000-000000000001' })
  readonly person?: string;

  @Text({ says: 'Who looked', max: 100, optional: true })
  readonly actor?: string;

  @WholeNumber({ says: 'Looks a page', min: 1, max: 200, optional: true })
  readonly limit?: number;

  @Text({ says: 'The `next` of the page before', max: 18, pattern: /^\d+$/, form: 'the `next` of a page', optional: true })
  readonly cursor?: string;
}

/** Who looked at a person's record, or whose records somebody looked at; newest first. */
export const readAccessLog = read<Sources, AccessLogQuery>({
  method: 'GET',
  path: 'access-log',
  query: AccessLogQuery,
  says: "Who looked at a person's record, or whose records somebody looked at; newest first.",
  by: ['auditor'],
  registers: [],
  answer: async ({ query: { person, actor, limit = 100, cursor }, sources }) => {
    if ((person === undefined) === (actor === undefined)) {
      throw invalidRequest([{ pointer: '/person', code: 'one-of-two', message: 'give either person or actor' }]);
    }
    const of = person !== undefined ? { personId: person } : { actor: actor ?? '' };
    const found = await readsOf(sources.pool, { of, limit: limit + 1, ...(cursor !== undefined && { after: BigInt(cursor) }) });
    const items = found.slice(0, limit).map(({ id, at, ...looked }) => ({ id: String(id), at: at.toISOString(), ...looked }));
    const last = items.at(-1);
    return { json: { items, ...(found.length > limit && last !== undefined && { next: last.id }) }, persons: [] };
  },
});
