import type { AnyFact } from './event.ts';
import { standingFacts } from './standing-facts.ts';

/** How the state of one kind of stream follows from its facts. Pure: no clock, no random, no environment, no I/O. */
export interface StreamState<State, F extends AnyFact> {
  /** `person` in `person-<id>`. */
  readonly category: string;
  /** Whether the state holds personal fields; otherwise those of its facts are not opened for it. */
  readonly opens?: true;
  /** Whether it is told every fact as it was recorded, corrections among them; otherwise those that stand, and no corrections. */
  readonly asRecorded?: true;
  /** The state after one more fact; `undefined` is a stream in which nothing is recorded yet. */
  readonly evolve: (state: State | undefined, fact: F) => State;
}

/**
 * The state that follows from the facts that stand: what was corrected is left out or told as it should have been, and no state hears of
 * corrections.
 *
 * @param facts every fact of a stream from its first one on, as far as it is looked at
 */
export function fold<State, F extends AnyFact>(kind: StreamState<State, F>, facts: readonly F[]): State | undefined {
  const told = kind.asRecorded === true ? facts : standingFacts(facts);
  return told.reduce<State | undefined>((state, fact) => kind.evolve(state, fact), undefined);
}

/** A stream whose first fact is not the one that begins such a stream: it was tampered with, or mis-addressed. */
export class NotBegun extends Error {
  constructor(category: string, type: string) {
    super(`A ${category} stream cannot begin with ${type}`);
    this.name = 'NotBegun';
  }
}

/** The state so far, or an error where a fact that only continues a stream came first. */
export function begun<State>(category: string, state: State | undefined, fact: AnyFact): State {
  if (state === undefined) throw new NotBegun(category, fact.type);
  return state;
}
