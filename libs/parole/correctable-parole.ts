import { correctables, Nothing } from '../commands/correctable.ts';
import { LegalDay } from '../commands/fields.ts';
import { notYet, restsOnIt, tooEarly, type Refusal } from '../commands/refusal.ts';
import type { LegalDate } from '../event-log/event.ts';
import { paroleState, type Parole } from './parole.state.ts';
import type { ParoleFact } from './parole.events.ts';
import { beforeFile, unlessOpen } from './unless-open.ts';

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
    unless: (parole: Parole | undefined) => {
      const is = parole?.application.is;
      return is === 'OPEN' || is === 'GRANTED'
        ? restsOnIt('Another application was opened after it', 'Void that application first.')
        : undefined;
    },
  },
  ParoleReportAttached: {
    kinds: ['VOID', 'CORRECT'],
    fields: Attached,
    day: 'attachedOn',
    unless: (parole, { data: { attachedOn } }, today) => undecided(parole) ?? notYet('/attachedOn', attachedOn, today),
  },
  ParoleSubmitted: {
    kinds: ['VOID', 'CORRECT'],
    fields: Submitted,
    day: 'submittedOn',
    follows: ({ data: { submittedOn, fileBy } }) => ({ late: fileBy !== undefined && submittedOn > fileBy.day }),
    unless: (parole, { data: { submittedOn } }, today) =>
      undecided(parole) ?? notYet('/submittedOn', submittedOn, today) ?? ofApplication('/submittedOn', submittedOn, parole),
  },
  ParoleGranted: {
    kinds: ['VOID'],
    fields: Nothing,
    unless: (parole, { data: { grantedOn } }) => undecided(parole) ?? ofApplication('/grantedOn', grantedOn, parole),
  },
  ParoleRefused: {
    kinds: ['VOID'],
    fields: Nothing,
    unless: (parole, { data: { refusedOn } }) => undecided(parole) ?? ofApplication('/refusedOn', refusedOn, parole),
  },
  ParoleWithdrawn: { kinds: ['VOID'], fields: Nothing, unless: undecided },
  ParoleRevoked: {
    kinds: ['VOID'],
    fields: Nothing,
    unless: ({ application }, { data: { revokedOn } }) =>
      application.is === 'GRANTED'
        ? tooEarly('/revokedOn', revokedOn, application.grantedOn, 'the day on which parole was granted')
        : restsOnIt('The parole was revoked, which would not be granted', 'Void the revocation first.'),
  },
});

function undecided(parole: Parole): Refusal | undefined {
  return unlessOpen(parole) === undefined
    ? undefined
    : restsOnIt('Something was recorded of the application that would not be open by then', 'Void what was recorded later first.');
}

function ofApplication(pointer: string, on: LegalDate, { application }: Parole): Refusal | undefined {
  return application.is === 'OPEN' ? beforeFile(pointer, on, application) : undefined;
}
