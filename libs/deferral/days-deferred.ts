import type { LegalDate } from '../event-log/event.ts';
import type { DaysAtLiberty } from '../parole/parole.events.ts';
import type { TermId } from '../punishment-term/punishment-term.events.ts';
import { daysAtLiberty, letGoOn, type LastStay } from '../sentenced-person/release-from-term.ts';

/**
 * The days of a deferral, which are not days served: from the day after the person was let go, or after the decision where they were not
 * held, to the day before the term is served again.
 */
export function daysDeferred(
  stay: LastStay | undefined,
  termId: TermId,
  grantedOn: LegalDate,
  servedFrom: LegalDate,
): DaysAtLiberty | undefined {
  return daysAtLiberty(letGoOn(stay, termId, 'DEFERRAL', grantedOn) ?? grantedOn, servedFrom);
}
