import { fold } from '../event-log/decider.ts';
import { idOf, type AnyFact, type LegalDate, type Recorded, type StreamName } from '../event-log/event.ts';
import { paroleState } from '../parole/parole.state.ts';
import type { ParoleFact } from '../parole/parole.events.ts';
import type { PunishmentTermFact, TermId } from '../punishment-term/punishment-term.events.ts';
import { punishmentTermState } from '../punishment-term/punishment-term.state.ts';

/** A term with a sentence that nothing has completed. */
export interface OpenTerm {
  readonly termId: TermId;
  /** As it stands, where it is a day. */
  readonly lastDay?: LegalDate;
  /** Its rest is spent at liberty: what parole hangs on has been used. */
  readonly onParole: boolean;
}

/**
 * The terms of a person that can be calculated anew, in the order of their opening.
 *
 * @param recorded whatever was recorded of the person up to a position, in any order
 */
export function openTerms(recorded: readonly Recorded<AnyFact>[]): readonly OpenTerm[] {
  const inOrder = [...recorded].sort((a, b) => (a.position < b.position ? -1 : 1));
  const termIds = inOrder.flatMap(({ type, stream }) => (type === 'TermOpened' ? [idOf(stream, 'term') as TermId] : [])); // on its stream
  return termIds.flatMap((termId) => {
    const term = fold(punishmentTermState, factsOf<PunishmentTermFact>(inOrder, `term-${termId}`));
    if (term?.sentence === undefined || term.completed !== undefined) return [];
    const parole = fold(paroleState, factsOf<ParoleFact>(inOrder, `parole-${termId}`));
    const { calculation } = term;
    return [
      {
        termId,
        ...(calculation?.verdict === 'COMPUTED' && { lastDay: calculation.lastDay }),
        onParole: parole?.application.is === 'GRANTED',
      },
    ];
  });
}

/** The facts of one stream among others. */
export function factsOf<F extends AnyFact>(recorded: readonly Recorded<AnyFact>[], stream: string): readonly Recorded<F>[] {
  const name = stream as StreamName; // of a category and an id
  return recorded.filter((fact) => fact.stream === name).sort((a, b) => a.revision - b.revision) as unknown as readonly Recorded<F>[]; // a stream has facts of its own catalogue
}
