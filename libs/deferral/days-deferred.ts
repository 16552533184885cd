import type { LegalDate } from '../event-log/event.ts';
import { dayBefore, laterOf } from '../law/calendar/legal-date.ts';
import type { TermId } from '../punishment-term/punishment-term.events.ts';
import { heldThroughout, letGoOn, type LastStay } from '../sentenced-person/release-from-term.ts';
import type { TermServed } from '../sentenced-person/term-served.ts';

/**
 * The day after which the term was not served, `undefined` where it was served all along: that of the release, of the decision where the
 * person was not held, and the day before the term begins where it was deferred before.
 */
export function deferredAfter(
  { start }: TermServed,
  stay: LastStay | undefined,
  termId: TermId,
  grantedOn: LegalDate,
): LegalDate | undefined {
  const letGo = letGoOn(stay, termId, 'DEFERRAL', grantedOn);
  if (letGo !== undefined) return letGo;
  return heldThroughout(stay, termId, grantedOn) ? undefined : laterOf(grantedOn, dayBefore(start));
}
