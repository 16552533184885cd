import { beginning, record, refuse } from '../commands/command.ts';
import { IdOf, LegalDay, Text } from '../commands/fields.ts';
import { notYet } from '../commands/refusal.ts';
import { streamName, type Id, type LegalDate } from '../event-log/event.ts';
import type { CriminalCaseFact } from './criminal-case.events.ts';
import { criminalCaseState, type CriminalCase } from './criminal-case.state.ts';
import { personCharged, type PersonCharged } from './person-charged.ts';

export class OpenCase {
  @LegalDay({ says: 'Day on which the file was opened', example: '2023-10-04' })
  readonly on!: LegalDate;

  @IdOf('person', { says: 'Person whom the file is about; each co-defendant has a file of their own' })
  readonly personId!: Id<'person'>;

  @Text({
    says: 'Number in the Unified Register of Pre-trial Investigations (ЕРДР); files of co-defendants share it',
    max: 15,
    pattern: /^\d{15}$/,
    form: '15 digits',
    example: '247500031000123',
  })
  readonly registrationNumber!: string;

  @Text({ says: 'Court', max: 200, example: 'Almaty district court 2' })
  readonly court!: string;

  @Text({ says: 'Document', max: 200, optional: true })
  readonly documentRef?: string;
}

/** A verdict file begins: one person, one registration number, one court. */
export const openCase = beginning<OpenCase, CriminalCase, CriminalCaseFact, { person?: PersonCharged }>({
  body: OpenCase,
  name: 'open',
  does: 'Opens the verdict file of a person under a registration number and a court.',
  by: ['court-registrar'],
  on: criminalCaseState,
  reads: ({ body }) => ({ person: { stream: streamName('person', body.personId), as: personCharged } }),
  decide: ({ body: { on, personId, registrationNumber, court }, facts: { person }, context }) => {
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
    const future = notYet('/on', on, context.today);
    if (future) return refuse(future);
    return record({ type: 'CaseOpened', effectiveOn: on, data: { personId, registrationNumber, court } });
  },
});
