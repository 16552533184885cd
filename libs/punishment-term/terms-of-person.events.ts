import type { Punishment } from '../criminal-case/criminal-case.events.ts';
import type { EventCatalogue } from '../event-log/codec.ts';
import type { Fact, Id } from '../event-log/event.ts';
import type { TermId } from './punishment-term.events.ts';

/** Every term of one person, noted in the same append that opens it: nobody who reads this can miss one. */
export type TermsOfPersonFact = Fact<'TermNoted', { personId: Id<'person'>; termId: TermId; punishment: Punishment }>;

export const termsOfPersonEvents: EventCatalogue<TermsOfPersonFact> = {
  TermNoted: {
    version: 1,
    samples: {
      1: {
        data: '{"personId":"0192e4a0-7b1c-7000-8000-000000000001","termId":"0192e4a0-7b1c-7000-8000-0000000000f1","punishment":"DEPRIVATION_OF_LIBERTY"}',
      },
    },
  },
};
