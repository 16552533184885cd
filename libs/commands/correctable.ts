import type { StreamState } from '../event-log/decider.ts';
import type { AnyFact, LegalDate } from '../event-log/event.ts';
import type { Refusal } from './refusal.ts';

/** How one type of fact may be corrected. */
interface CorrectableFact<State, F extends AnyFact> {
  readonly kinds: readonly ('VOID' | 'CORRECT' | 'SUPERSEDE')[];
  /** What of it can be told anew, under the names and the rules under which it was recorded; the rest of it stays as it is. */
  readonly fields: new () => object;
  /** The field that is the day from which it is true; where there is none, the correction gives that day. */
  readonly day?: string;
  /** What else of it follows from what is told anew, as the law answers it. */
  readonly follows?: (fact: F) => object;
  /** Why it cannot stand where it stands, on what stands before it: what its own command would refuse. No state where it begins a stream. */
  readonly unless?: (state: State, fact: F, today: LegalDate) => Refusal | undefined;
}

/** What a capability lets be corrected on its streams; what is not named is corrected by another command, or not at all. */
export interface Correctables {
  readonly on: StreamState<unknown, AnyFact>;
  readonly facts: Readonly<Record<string, CorrectableFact<unknown, AnyFact>>>;
  /** What is to be done about facts that are not corrected like this, by type. */
  readonly instead: Readonly<Record<string, string>>;
}

export function correctables<State, F extends AnyFact>(
  on: StreamState<State, F>,
  facts: { readonly [Type in F['type']]?: CorrectableFact<State, Extract<F, { readonly type: Type }>> },
  instead: { readonly [Type in F['type']]?: string } = {},
): Correctables {
  return { on, facts, instead } as unknown as Correctables; // each is asked only about facts of its own type, on states of its own stream
}
