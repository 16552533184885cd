import { tooEarly, type Refusal } from '../commands/refusal.ts';
import type { LegalDate } from '../event-log/event.ts';
import type { Supervision } from './supervision.state.ts';

/** Refuses a day that does not lie from the first to the planned last day of the supervision, both inclusive. */
export function unlessWithin(supervision: Supervision, pointer: string, on: LegalDate): Refusal | undefined {
  const { from, plannedTo } = supervision;
  return (
    tooEarly(pointer, on, from, 'the first day of the supervision') ??
    (plannedTo && tooLate(pointer, on, plannedTo, 'the planned last day of the supervision'))
  );
}

/** Refuses a day after the last one on which it can be true. */
export function tooLate(pointer: string, on: LegalDate, latest: LegalDate, what: string, provision?: string): Refusal | undefined {
  if (on <= latest) return undefined;
  return {
    code: 'too-late',
    reason: `${on} is after ${latest}, ${what}.`,
    ...(provision && { provision }),
    next: 'Check the day against the document.',
    pointer,
  };
}

/** Nothing is recorded on a supervision that has ended. */
export function unlessEnded(supervision: Supervision): Refusal | undefined {
  if (supervision.ended === undefined) return undefined;
  const { ending, endedOn } = supervision.ended;
  return {
    code: 'supervision-ended',
    reason: `The supervision ended on ${endedOn} (${ending}).`,
    next: 'Register a new supervision where a new order was made.',
  };
}
