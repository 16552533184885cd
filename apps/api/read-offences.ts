import { LegalDay, Text } from '../../libs/commands/fields.ts';
import type { LegalDate } from '../../libs/event-log/event.ts';
import { rowOn } from '../../libs/law/dated-table.ts';
import { offenceCatalogue, type Offence } from '../../libs/law/offences/offence-catalogue.ts';
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
    const items = offencesInForce(offenceCatalogue, on ?? today, q);
    return { json: { on: on ?? today, items, total: items.length }, persons: [] };
  },
});

/** Each offence that is one on that day, as the law then had it; of those that `words` name, if any. */
export function offencesInForce(catalogue: readonly Offence[], on: LegalDate, words = ''): readonly object[] {
  return catalogue
    .filter((offence) => isNamed(offence, words))
    .flatMap(({ versions, ...offence }) => {
      const version = rowOn(versions, on);
      if (version === undefined) return [];
      const { values, ...inForce } = version;
      return [{ ...offence, ...inForce, ...values }];
    });
}

function isNamed({ code, article, part, title }: Offence, words: string): boolean {
  const number = `${code} ${article}${part === undefined ? '' : `(${part})`}`;
  return [number, title.en, title.ru, title.kk].some((text) => text.toLowerCase().includes(words.toLowerCase()));
}
