import type { StreamState } from '../event-log/decider.ts';
import type { AnyFact, LegalDate } from '../event-log/event.ts';
import type { Refusal } from './refusal.ts';

export type WayToCorrect = 'VOID' | 'CORRECT' | 'SUPERSEDE';

/** How one type of fact may be corrected. */
interface CorrectableFact<State, F extends AnyFact> {
  readonly kinds: readonly WayToCorrect[];
  /** What of it can be told anew, under the names and the rules under which it was recorded; the rest of it stays as it is. */
  readonly fields: new () => object;
  /** The field that is the day from which it is true; where there is none, the correction gives that day. */
  readonly day?: string;
  /**
   * What else of it follows from what is told anew, on what stands before it: what its own command would have worked out, or asked the
   * law. A refusal where that cannot be.
   */
  readonly follows?: (fact: F, state: State) => object | { readonly refused: Refusal };
  readonly unless?: UnlessStands<State, F>;
}

/** A type of fact that is not corrected. */
interface LeftAsItIs<State, F extends AnyFact> {
  /** What is to be done about it. */
  readonly instead: string;
  readonly unless?: UnlessStands<State, F>;
}

/** Why a fact cannot stand where it stands, on what stands before it: what its own command would refuse. No state where it begins a stream. */
type UnlessStands<State, F extends AnyFact> = (state: State, fact: F, today: LegalDate) => Refusal | undefined;

/** What a capability lets be corrected on streams of one kind, and what is to be done about everything else that is on them. */
export interface Correctables {
  readonly on: StreamState<unknown, AnyFact>;
  readonly facts: Readonly<Record<string, CorrectableFact<unknown, AnyFact>>>;
  /** What is to be done about facts that are not corrected like this, by type. */
  readonly instead: Readonly<Record<string, string>>;
  /** Why a fact cannot stand, by type, whether it can be corrected or not. */
  readonly unless: Readonly<Record<string, UnlessStands<unknown, AnyFact> | undefined>>;
}

/** A fact of which nothing is told anew: it is voided, and recorded as it should be by its own command. */
export class Nothing {}

/**
 * @param told how each type of fact on the stream is corrected, or what is done instead: none can be left out
 */
export function correctables<State, F extends AnyFact>(
  on: StreamState<State, F>,
  told: {
    readonly [Type in F['type']]:
      CorrectableFact<State, Extract<F, { readonly type: Type }>> | LeftAsItIs<State, Extract<F, { readonly type: Type }>> | string;
  },
): Correctables {
  // each is asked only about facts of its own type, on states of its own stream
  const entries = Object.entries(told) as readonly (readonly [type: string, how: Told])[];
  return {
    on: on as unknown as StreamState<unknown, AnyFact>,
    facts: Object.fromEntries(entries.filter(([, how]) => isCorrectable(how))) as Correctables['facts'],
    instead: Object.fromEntries(entries.flatMap(([type, how]) => (isCorrectable(how) ? [] : [[type, insteadOf(how)]]))),
    unless: Object.fromEntries(entries.map(([type, how]) => [type, typeof how === 'string' ? undefined : how.unless])),
  };
}

type Told = CorrectableFact<unknown, AnyFact> | LeftAsItIs<unknown, AnyFact> | string;

function isCorrectable(how: Told): how is CorrectableFact<unknown, AnyFact> {
  return typeof how !== 'string' && 'kinds' in how;
}

function insteadOf(how: LeftAsItIs<unknown, AnyFact> | string): string {
  return typeof how === 'string' ? how : how.instead;
}
