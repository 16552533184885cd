import type { Readings } from '../commands/command.ts';
import { notYet, tooEarly, type Refusal } from '../commands/refusal.ts';
import type { CustodyFact, ReleaseBasis } from '../custody/custody.events.ts';
import type { StreamState } from '../event-log/decider.ts';
import { streamName, type Id, type LegalDate } from '../event-log/event.ts';
import { dayAfter, dayBefore } from '../law/calendar/legal-date.ts';
import type { DaysAtLiberty } from '../parole/parole.events.ts';
import type { TermId } from '../punishment-term/punishment-term.events.ts';
import { termReadings, type TermFacts } from './on-term.ts';

/** The last stay in custody: the term it is on, since when, and from which terms the person was let go before. */
export interface LastStay {
  /** Absent on remand and at liberty. */
  readonly termId?: TermId;
  /** Absent at liberty. */
  readonly heldSince?: LegalDate;
  /** Releases from a term, in the order of recording: whoever is on remand afterwards was still let go from it. */
  readonly released: readonly Release[];
}

interface Release {
  readonly basis: ReleaseBasis;
  readonly on: LegalDate;
  readonly from: TermId;
}

export const lastStay: StreamState<LastStay, CustodyFact> = {
  category: 'custody',
  evolve: (stay = { released: [] }, fact) => {
    switch (fact.type) {
      case 'PersonAdmitted': {
        const { termId, admittedOn } = fact.data;
        return { ...(termId && { termId }), heldSince: admittedOn, released: stay.released };
      }
      case 'RegimeChanged':
        return fact.data.termId === undefined ? stay : { ...stay, termId: fact.data.termId };
      case 'PersonReleased': {
        const { basis, releasedOn } = fact.data;
        const { released, termId } = stay;
        return { released: termId === undefined ? released : [...released, { basis, on: releasedOn, from: termId }] };
      }
      case 'TransferredOut':
      case 'TransferredIn':
      case 'BehaviourGraded':
      case 'ViolationRecorded':
      case 'MaliciousViolatorFound':
      case 'DisciplineLifted':
      case 'IncentiveGranted':
      case 'EscapeRecorded':
      case 'ReturnedToCustody':
      case 'ReleaseAuthorised':
        return stay; // what happens within a stay neither begins nor ends it
    }
  },
};

/** What is recorded elsewhere about a term, who serves it, and whether they were let go from it. */
export interface LeftTermFacts extends TermFacts {
  readonly stay?: LastStay;
}

export function leftTermReadings(termId: string, personId: Id<'person'>): Readings<LeftTermFacts> {
  return { ...termReadings(termId, personId), stay: { stream: streamName('custody', personId), as: lastStay } };
}

/** The day on which somebody was last let go from a term on a basis, not before the decision; `undefined` where they were not. */
export function letGoOn(stay: LastStay | undefined, termId: TermId, basis: ReleaseBasis, decidedOn: LegalDate): LegalDate | undefined {
  return stay?.released.findLast((release) => release.from === termId && release.basis === basis && release.on >= decidedOn)?.on;
}

/** Refuses a decision that ends somebody's freedom before they were let go: nobody is let go on what no longer stands. */
export function beforeLetGo(pointer: string, on: LegalDate, letGo: LegalDate | undefined): Refusal | undefined {
  return letGo === undefined ? undefined : tooEarly(pointer, on, letGo, 'the day on which the person was let go');
}

/** Whether somebody is held on a term without a break since before a decision. */
export function heldThroughout(stay: LastStay | undefined, termId: TermId, decidedOn: LegalDate): boolean {
  return stay?.termId === termId && stay.heldSince !== undefined && stay.heldSince <= decidedOn;
}

/**
 * Refuses a punishment that goes on before the person was let go from it, or on a day of which nobody knows yet whether they are back: the
 * days between are not served and move the end of the term.
 */
export function unlessBack(pointer: string, servedFrom: LegalDate, letGo: LegalDate | undefined, today: LegalDate): Refusal | undefined {
  return (
    notYet(pointer, servedFrom, today) ??
    (letGo === undefined ? undefined : tooEarly(pointer, servedFrom, dayAfter(letGo), 'the day after the person was let go'))
  );
}

/**
 * The days that were not served: from the day after somebody was let go to the day before the punishment goes on.
 *
 * The day of the release is a day served, as the last day of a term is, on whose first half people are released. PEC 165(2).
 */
export function daysAtLiberty(letGo: LegalDate, servedFrom: LegalDate): DaysAtLiberty | undefined {
  const days = { from: dayAfter(letGo), to: dayBefore(servedFrom) };
  return days.from <= days.to ? days : undefined;
}
