import { fold } from '../event-log/decider.ts';
import type { AnyFact, LegalDate, Recorded } from '../event-log/event.ts';
import { dayAfter, dayBefore, laterOf } from '../law/calendar/legal-date.ts';
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

/**
 * Of days that were not served those that the term does not have yet: none from before the punishment that is served now, and none that
 * somebody recorded already. The rest is to be recorded, since a stretch that shares a day with a recorded one is refused as a whole.
 */
export function daysNotRecorded(days: Stretch, term: TermServed | undefined): readonly Stretch[] {
  const first = term === undefined ? days.from : laterOf(days.from, term.start);
  const recorded = [...(term?.interruptions ?? [])].sort((a, b) => (a.from < b.from ? -1 : 1));
  const left: Stretch[] = [];
  let from = first;
  for (const known of recorded) {
    if (known.to < from || known.from > days.to) continue;
    if (from < known.from) left.push({ from, to: dayBefore(known.from) });
    from = dayAfter(known.to);
  }
  return from <= days.to ? [...left, { from, to: days.to }] : left;
}
