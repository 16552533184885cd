import { correctables, Nothing } from '../commands/correctable.ts';
import { restsOnIt, tooEarly, type Refusal } from '../commands/refusal.ts';
import type { LegalDate } from '../event-log/event.ts';
import type { DeferralFact } from './deferral.events.ts';
import { deferralState, type Deferral } from './deferral.state.ts';
import { unlessFree } from './open-deferral.ts';

/** A ruling that was recorded by mistake is voided, and the right one recorded: what a court decided is not reworded here. */
export const correctableDeferral = correctables<Deferral, DeferralFact>(deferralState, {
  DeferralOpened: {
    instead: 'Record what the court decided on it: it refuses what was asked for by mistake.',
    unless: (deferral: Deferral | undefined) =>
      unlessFree(deferral) && restsOnIt('Another application was opened after it', 'Void first what was recorded of that application.'),
  },
  DeferralGranted: { kinds: ['VOID'], fields: Nothing, unless: (deferral, { data }) => undecided(deferral, '/grantedOn', data.grantedOn) },
  DeferralRefused: { kinds: ['VOID'], fields: Nothing, unless: (deferral, { data }) => undecided(deferral, '/refusedOn', data.refusedOn) },
  DeferralExtended: {
    kinds: ['VOID'],
    fields: Nothing,
    unless: (deferral, { data }) => notRunning(deferral, '/extendedOn', data.extendedOn),
  },
  DeferralCancelled: {
    kinds: ['VOID'],
    fields: Nothing,
    unless: (deferral, { data }) => notRunning(deferral, '/cancelledOn', data.cancelledOn),
  },
  DeferralEnded: { kinds: ['VOID'], fields: Nothing, unless: (deferral, { data }) => notRunning(deferral, '/endedOn', data.endedOn) },
});

function undecided({ standing }: Deferral, pointer: string, on: LegalDate): Refusal | undefined {
  if (standing.is === 'OPEN') return tooEarly(pointer, on, standing.openedOn, 'the day of the petition');
  return restsOnIt('The court decided on an application that would not be open by then', 'Void what was decided later first.');
}

function notRunning({ standing }: Deferral, pointer: string, on: LegalDate): Refusal | undefined {
  if (standing.is === 'RUNNING') return tooEarly(pointer, on, standing.grantedOn, 'the day on which the term was deferred');
  return restsOnIt('The court decided on a deferral that would not run by then', 'Void what was decided later first.');
}
