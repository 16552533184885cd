import { continuing, record, refuse } from '../commands/command.ts';
import { LegalDay, Text } from '../commands/fields.ts';
import { notYet, tooEarly, type Refusal } from '../commands/refusal.ts';
import type { LegalDate } from '../event-log/event.ts';
import { personState, type Person } from './person.state.ts';

export class RecordDeath {
  @LegalDay({ says: 'Day of death' })
  readonly diedOn!: LegalDate;

  @Text({ says: 'Death certificate', max: 200, example: 'certificate 0451' })
  readonly documentRef!: string;
}

export const recordDeath = continuing({
  body: RecordDeath,
  name: 'record-death',
  does: 'Records that the person has died.',
  by: ['officer', 'supervisor', 'facility', 'court-registrar'],
  on: personState,
  unless: unlessDead,
  decide: ({ body: { diedOn }, state: person, context }) => {
    const impossible = notYet('/diedOn', diedOn, context.today) ?? tooEarly('/diedOn', diedOn, person.birthDate, 'the date of birth');
    if (impossible) return refuse(impossible);
    return record({ type: 'DeathRecorded', effectiveOn: diedOn, data: { personId: person.personId, diedOn } });
  },
});

/** Nothing but a correction is recorded about somebody who has died. */
export function unlessDead(person: Person): Refusal | undefined {
  if (person.diedOn === undefined) return undefined;
  return { code: 'person-dead', reason: `The person died on ${person.diedOn}.`, next: 'Correct the record if that is wrong.' };
}
