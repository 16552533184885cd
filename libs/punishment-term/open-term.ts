import { beginning, recordTogether, refuse } from '../commands/command.ts';
import { IdOf, LegalDay, OneOf, Text } from '../commands/fields.ts';
import { notYet } from '../commands/refusal.ts';
import { streamName, type Id, type LegalDate } from '../event-log/event.ts';
import type { Punishment } from '../criminal-case/criminal-case.events.ts';
import { personSentenced, type PersonSentenced } from './person-sentenced.ts';
import type { PunishmentTermFact, TermId } from './punishment-term.events.ts';
import { punishmentTermState, type PunishmentTerm } from './punishment-term.state.ts';
import { termsOfPerson, type TermsOfPerson } from '../sentenced-person/terms-of-person.ts';

const servedInTime = ['DEPRIVATION_OF_LIBERTY', 'RESTRICTION_OF_LIBERTY', 'ARREST', 'LIFE'] as const satisfies readonly Punishment[];

export class OpenTerm {
  @IdOf('person', { says: 'Person who serves it' })
  readonly personId!: Id<'person'>;

  @OneOf(servedInTime, { says: 'Punishment that is served by the calendar' })
  readonly punishment!: (typeof servedInTime)[number];

  @LegalDay({ says: 'First day of the term, as the verdict counts it' })
  readonly start!: LegalDate;

  @Text({ says: 'Document', max: 200, optional: true })
  readonly documentRef?: string;
}

/** One continuous punishment begins; what is served is included after it. */
export const openTerm = beginning<OpenTerm, PunishmentTerm, PunishmentTermFact, { person?: PersonSentenced; terms?: TermsOfPerson }>({
  body: OpenTerm,
  name: 'open',
  does: 'Opens the term of a person: the punishment and its first day.',
  by: ['facility', 'supervisor', 'court-registrar'],
  on: punishmentTermState,
  reads: ({ body: { personId } }) => ({
    person: { stream: streamName('person', personId), as: personSentenced },
    terms: { stream: streamName('terms', personId), as: termsOfPerson },
  }),
  decide: ({ body: { personId, punishment, start }, facts: { person }, context }) => {
    if (person === undefined) {
      return refuse({
        code: 'person-unknown',
        reason: 'No person is registered under this id.',
        next: 'Register the person first.',
        pointer: '/personId',
      });
    }
    if (person.diedOn !== undefined) {
      return refuse({
        code: 'person-dead',
        reason: `The person died on ${person.diedOn}.`,
        next: 'Correct the record of the person if that is wrong.',
        pointer: '/personId',
      });
    }
    const future = notYet('/start', start, context.today);
    if (future) return refuse(future);
    const termId = context.id as TermId; // a term is opened under its own id
    return recordTogether<PunishmentTermFact>(
      [{ type: 'TermOpened', effectiveOn: start, data: { personId, punishment, start } }],
      [
        {
          stream: streamName('terms', personId),
          facts: [{ type: 'TermNoted', effectiveOn: start, data: { personId, termId, punishment } }],
        },
      ],
    );
  },
});
