import { fold } from '../event-log/decider.ts';
import type { AnyFact, LegalDate, Recorded } from '../event-log/event.ts';
import { laterOf } from '../law/calendar/legal-date.ts';
import type { PunishmentTermFact, TermId } from '../punishment-term/punishment-term.events.ts';
import { termServed, type TermServed } from '../sentenced-person/term-served.ts';

/** A term among everything that is recorded of a person, as it stood by then; `undefined` where nothing of it is among that. */
export function termAsRecorded(recorded: readonly Recorded<AnyFact>[], termId: TermId): TermServed | undefined {
  const facts = recorded.filter(({ stream }) => stream === `term-${termId}`).sort((a, b) => a.revision - b.revision);
  return fold(termServed, facts as readonly Recorded<PunishmentTermFact>[]); // a stream holds the facts of its kind, and notes of corrections
}

interface Stretch {
  readonly from: LegalDate;
  readonly to: LegalDate;
}

/** Of days that were not served those of the punishment that is served now: what was served before it does not move its end. */
export function daysOfTerm({ from, to }: Stretch, term: TermServed | undefined): readonly Stretch[] {
  const first = term === undefined ? from : laterOf(from, term.start);
  return first <= to ? [{ from: first, to }] : [];
}
