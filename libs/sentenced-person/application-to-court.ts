import { tooEarly, type Refusal } from '../commands/refusal.ts';
import type { LegalDate } from '../event-log/event.ts';
import type { DueBy } from '../parole/parole.events.ts';

/** An application from a term that waits for a court's decision: parole and a milder punishment go one way to the court. PEC 162. */
export interface ApplicationToCourt {
  readonly openedOn: LegalDate;
  readonly fileBy?: DueBy;
  /** Absent until the file is with the court. */
  readonly submittedOn?: LegalDate;
}

/** Why nobody asks again while an application waits. */
export function stillOpen({ openedOn }: ApplicationToCourt): Refusal {
  return {
    code: 'application-open',
    reason: `An application of ${openedOn} is open.`,
    next: "Record the court's decision or the withdrawal first.",
  };
}

/**
 * Refuses what comes too late for a file that is with the court.
 *
 * @param next what can be done instead
 */
export function unlessWithCourt({ submittedOn }: ApplicationToCourt, next: string): Refusal | undefined {
  if (submittedOn === undefined) return undefined;
  return { code: 'file-submitted', reason: `The file has been with the court since ${submittedOn}.`, next };
}

/** Refuses a day before the petition, or before the file was with the court. */
export function beforeApplication(pointer: string, on: LegalDate, { openedOn, submittedOn }: ApplicationToCourt): Refusal | undefined {
  return (
    tooEarly(pointer, on, openedOn, 'the day of the petition') ??
    (submittedOn && tooEarly(pointer, on, submittedOn, 'the day on which the file was submitted'))
  );
}

/** Until when the file was due at the court, and whether it came later: the person is not to suffer for that, so it is recorded. */
export function inTimeForCourt(
  { fileBy }: Pick<ApplicationToCourt, 'fileBy'>,
  submittedOn: LegalDate,
): { readonly fileBy?: DueBy; readonly late: boolean } {
  return { ...(fileBy && { fileBy }), late: fileBy !== undefined && submittedOn > fileBy.day };
}
