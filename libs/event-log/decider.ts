import type { AnyFact } from './event.ts';

/** How the state of one kind of stream follows from its facts. Pure: no clock, no random, no environment, no I/O. */
export interface StreamState<State, F extends AnyFact> {
  /** `person` in `person-<id>`. */
  readonly category: string;
  /** Whether the state holds personal fields; otherwise those of its facts are not opened for it. */
  readonly opens?: true;
  /** The state after one more fact; `undefined` is a stream in which nothing is recorded yet. */
  readonly evolve: (state: State | undefined, fact: F) => State;
}

export function fold<State, F extends AnyFact>(kind: StreamState<State, F>, facts: readonly F[], from?: State): State | undefined {
  return facts.reduce<State | undefined>((state, fact) => kind.evolve(state, fact), from);
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
