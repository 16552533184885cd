import { tooEarly, type Refusal } from '../commands/refusal.ts';
import type { LegalDate } from '../event-log/event.ts';
import { beforeApplication } from '../sentenced-person/application-to-court.ts';
import type { OpenApplication, Parole } from './parole.state.ts';

/** Refuses a decision where no application waits for one. */
export function unlessOpen({ application }: Parole): Refusal | undefined {
  return application.is === 'OPEN' ? undefined : nothingOpen;
}

export const nothingOpen: Refusal = {
  code: 'no-open-application',
  reason: 'No application for parole from this term is open.',
  next: 'Open an application first.',
};

/** Refuses a day before the petition, before a report that is in its file, or before the file was with the court. */
export function beforeFile(pointer: string, on: LegalDate, application: OpenApplication): Refusal | undefined {
  const later = application.reports.find(({ attachedOn }) => on < attachedOn);
  return (
    beforeApplication(pointer, on, application) ??
    (later && tooEarly(pointer, on, later.attachedOn, `the day of the report on ${later.kind}`))
  );
}
