import { correctables, Nothing } from '../commands/correctable.ts';
import { LegalDay } from '../commands/fields.ts';
import { notYet, restsOnIt, tooEarly, type Refusal } from '../commands/refusal.ts';
import type { LegalDate } from '../event-log/event.ts';
import { paroleState, type Parole } from './parole.state.ts';
import type { ParoleFact } from './parole.events.ts';
import { inTimeForCourt } from '../sentenced-person/application-to-court.ts';
import { unlessFree } from './open-application.ts';
import { beforeFile } from './unless-open.ts';

class Submitted {
  @LegalDay({ says: 'Day on which the file was with the court' })
  readonly submittedOn!: LegalDate;
}

class Attached {
  @LegalDay({ says: 'Day of the report' })
  readonly attachedOn!: LegalDate;
}

/**
 * A ruling that was recorded by mistake is voided, and the right one recorded: what a court decided is not reworded here. Days on which
 * papers came are corrected.
 */
export const correctableParole = correctables<Parole, ParoleFact>(paroleState, {
  ParoleOpened: {
    instead: 'Withdraw the application and open another one.',
    unless: (parole: Parole | undefined) =>
      unlessFree(parole) && restsOnIt('Another application was opened after it', 'Void that application first.'),
  },
  ParoleReportAttached: {
    kinds: ['VOID', 'CORRECT'],
    fields: Attached,
    day: 'attachedOn',
    unless: ({ application }, { data: { attachedOn } }, today) =>
      application.is === 'OPEN'
        ? (notYet('/attachedOn', attachedOn, today) ?? tooEarly('/attachedOn', attachedOn, application.openedOn, 'the day of the petition'))
        : notOpen,
  },
  ParoleSubmitted: {
    kinds: ['VOID', 'CORRECT'],
    fields: Submitted,
    day: 'submittedOn',
    follows: ({ data }) => inTimeForCourt(data, data.submittedOn),
    unless: (parole, { data: { submittedOn } }, today) =>
      undecided(parole, '/submittedOn', submittedOn) ?? notYet('/submittedOn', submittedOn, today),
  },
  ParoleGranted: {
    kinds: ['VOID'],
    fields: Nothing,
    unless: (parole, { data: { grantedOn } }) => undecided(parole, '/grantedOn', grantedOn),
  },
  ParoleRefused: {
    kinds: ['VOID'],
    fields: Nothing,
    unless: (parole, { data: { refusedOn } }) => undecided(parole, '/refusedOn', refusedOn),
  },
  ParoleWithdrawn: {
    kinds: ['VOID'],
    fields: Nothing,
    unless: (parole, { data: { withdrawnOn } }) => undecided(parole, '/withdrawnOn', withdrawnOn),
  },
  ParoleRevoked: {
    kinds: ['VOID'],
    fields: Nothing,
    unless: ({ application }, { data: { revokedOn } }) =>
      application.is === 'GRANTED'
        ? tooEarly('/revokedOn', revokedOn, application.grantedOn, 'the day on which parole was granted')
        : restsOnIt('The parole was revoked, which would not be granted', 'Void the revocation first.'),
  },
});

function undecided({ application }: Parole, pointer: string, on: LegalDate): Refusal | undefined {
  return application.is === 'OPEN' ? beforeFile(pointer, on, application) : notOpen;
}

const notOpen = restsOnIt(
  'Something was recorded of the application that would not be open by then',
  'Void what was recorded later first.',
);
