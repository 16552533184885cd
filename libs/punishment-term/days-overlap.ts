import type { LegalDate } from '../event-log/event.ts';
import type { Days } from '../sentenced-person/term-served.ts';

/** The first of the recorded days that share a calendar day with these; both ends are included. */
export function overlapping<Kind extends string>(recorded: readonly Days<Kind>[], from: LegalDate, to: LegalDate): Days<Kind> | undefined {
  return recorded.find((days) => days.from <= to && from <= days.to);
}
