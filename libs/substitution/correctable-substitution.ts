import { correctables, Nothing } from '../commands/correctable.ts';
import { LegalDay } from '../commands/fields.ts';
import { notYet, restsOnIt, tooEarly, type Refusal } from '../commands/refusal.ts';
import type { LegalDate } from '../event-log/event.ts';
import { unlessFree } from './open-substitution.ts';
import type { SubstitutionFact } from './substitution.events.ts';
import { substitutionState, type Substitution } from './substitution.state.ts';
import { beforeApplication, inTimeForCourt } from '../sentenced-person/application-to-court.ts';

class Submitted {
  @LegalDay({ says: 'Day on which the file was with the court' })
  readonly submittedOn!: LegalDate;
}

/** A ruling that was recorded by mistake is voided, and the right one recorded: what a court decided is not reworded here. */
export const correctableSubstitution = correctables<Substitution, SubstitutionFact>(substitutionState, {
  SubstitutionOpened: {
    instead: 'Withdraw the application and open another one.',
    unless: (substitution: Substitution | undefined) =>
      unlessFree(substitution) && restsOnIt('Another application was opened after it', 'Void first what was recorded of that application.'),
  },
  SubstitutionSubmitted: {
    kinds: ['VOID', 'CORRECT'],
    fields: Submitted,
    day: 'submittedOn',
    follows: ({ data }) => inTimeForCourt(data, data.submittedOn),
    unless: (substitution, { data: { submittedOn } }, today) =>
      undecided(substitution, '/submittedOn', submittedOn) ?? notYet('/submittedOn', submittedOn, today),
  },
  SubstitutionGranted: {
    kinds: ['VOID'],
    fields: Nothing,
    unless: (substitution, { data: { grantedOn } }) => undecided(substitution, '/grantedOn', grantedOn),
  },
  SubstitutionRefused: {
    kinds: ['VOID'],
    fields: Nothing,
    unless: (substitution, { data: { refusedOn } }) => undecided(substitution, '/refusedOn', refusedOn),
  },
  SubstitutionWithdrawn: {
    kinds: ['VOID'],
    fields: Nothing,
    unless: (substitution, { data: { withdrawnOn } }) => undecided(substitution, '/withdrawnOn', withdrawnOn),
  },
  SubstitutionRevoked: {
    kinds: ['VOID'],
    fields: Nothing,
    unless: ({ application }, { data: { revokedOn } }) =>
      application.is === 'GRANTED'
        ? tooEarly('/revokedOn', revokedOn, application.grantedOn, 'the day on which it was granted')
        : restsOnIt('The milder punishment was revoked, which would not be granted', 'Void the revocation first.'),
  },
});

function undecided({ application }: Substitution, pointer: string, on: LegalDate): Refusal | undefined {
  if (application.is === 'OPEN') return beforeApplication(pointer, on, application);
  return restsOnIt('Something was recorded of the application that would not be open by then', 'Void what was recorded later first.');
}
