import { LegalDay, Text } from '../../libs/commands/fields.ts';
import type { LegalDate } from '../../libs/event-log/event.ts';
import { offencesOn } from '../../libs/law/offences/offences-on.ts';
import { read } from '../../libs/platform/read-route.ts';
import { whoeverHasARole } from './ask-law.ts';
import type { Sources } from './sources.ts';

class OffenceQuery {
  @LegalDay({ says: 'The day whose law is asked; today unless told', optional: true, example: '2024-07-01' })
  readonly on?: LegalDate;

  @Text({ max: 100, says: 'Part of the number, such as 188(2), or of the title in any language', optional: true, example: '188' })
  readonly q?: string;
}

/** What the law forbids on a day. */
export const readOffences = read<Sources, OffenceQuery>({
  method: 'GET',
  path: 'law/offences',
  query: OffenceQuery,
  says: 'The article parts in force on a day, with their sanctions: all of them, or those whose number or title has these words.',
  by: whoeverHasARole,
  registers: [],
  answer: async ({ query: { on, q }, context: { today } }) => {
    const items = offencesInForce(on ?? today, q);
    return { json: { on: on ?? today, items, total: items.length }, persons: [] };
  },
});

/** Each offence that is one on that day, as the law then had it; of those that `words` name, if any. */
export function offencesInForce(on: LegalDate, words?: string): readonly object[] {
  return offencesOn(on, words).map(({ offence: { code, article, part, title, succeededBy }, provision, version }) => {
    const { values, from, to, verified, source } = version;
    return {
      provision,
      code,
      article,
      ...(part !== undefined && { part }),
      title,
      from,
      ...(to !== undefined && { to }),
      verified,
      source,
      ...values,
      ...(succeededBy !== undefined && { succeededBy }),
    };
  });
}
