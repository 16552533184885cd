import { correctables } from '../commands/correctable.ts';
import { LegalDay } from '../commands/fields.ts';
import { notYet, tooEarly } from '../commands/refusal.ts';
import type { LegalDate } from '../event-log/event.ts';
import { criminalCaseState } from './criminal-case.state.ts';

class InForce {
  @LegalDay({ says: 'Day on which the verdict came into force' })
  readonly inForceOn!: LegalDate;
}

class Nothing {}

/** What of a verdict file may be corrected; what a court decided otherwise later is recorded as its outcome of an appeal. */
export const correctableCase = correctables(
  criminalCaseState,
  {
    ChargeAdded: { kinds: ['VOID'], fields: Nothing },
    SentenceImposed: { kinds: ['VOID'], fields: Nothing },
    VerdictInForce: {
      kinds: ['VOID', 'CORRECT'],
      fields: InForce,
      day: 'inForceOn',
      unless: (file, { data: { inForceOn } }, today) => {
        const last = file.sentences
          .map(({ imposedOn }) => imposedOn)
          .sort()
          .at(-1);
        return notYet('/inForceOn', inForceOn, today) ?? (last && tooEarly('/inForceOn', inForceOn, last, 'the day of the sentence'));
      },
    },
  },
  { CaseOpened: 'Open another file under the right number.', VerdictDelivered: 'Void the charge, and add it anew.' },
);
