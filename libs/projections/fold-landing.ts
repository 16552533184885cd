import type { Position } from '../event-log/event.ts';
import { asError } from './as-error.ts';
import type { Checkpoint } from './checkpoints.ts';
import type { RegisterFold } from './register-fold.ts';
import type { RegisterStanding } from './register-standing.ts';
import type { ParkedFact, RegisterStore } from './register-store.ts';

/** What came of a fold that was sent to the store; `from` is what it was made on. */
export type Landing = { readonly standing: RegisterStanding; readonly from: Checkpoint } & (
  { readonly outcome: 'stored'; readonly to: Position } | { readonly outcome: 'overtaken' } | ({ readonly outcome: 'failed' } & Failed)
);

export interface Failed {
  readonly to: Position;
  readonly taken: RegisterFold['taken'];
  /** Whether it was the only register of the transaction, so that the failure is its own. */
  readonly alone: boolean;
  readonly error: Error;
}

/** Sends what these have folded in one transaction; never rejects. @param onStored told at once of each that is stored */
export async function sendFolds(
  store: RegisterStore,
  standings: readonly RegisterStanding[],
  onStored: (standing: RegisterStanding, parked: readonly ParkedFact[]) => void,
): Promise<readonly Landing[]> {
  const moves = standings.flatMap((standing) => {
    const { table, stored: from, folded: to, fold } = standing;
    standing.sent = to;
    return from === undefined ? [] : [{ standing, table, from, to, taken: fold.taken, changes: fold.harvest() }];
  });
  let moved: ReadonlySet<string>;
  try {
    moved = await store.commit(moves);
  } catch (error) {
    const alone = moves.length === 1;
    return moves.map(({ standing, from, to, taken }) => ({ standing, from, outcome: 'failed', to, taken, alone, error: asError(error) }));
  }
  return moves.map(({ standing, from, to, changes }) => {
    if (!moved.has(standing.name)) return { standing, from, outcome: 'overtaken' };
    standing.committed = to;
    onStored(standing, changes.parked);
    return { standing, from, outcome: 'stored', to };
  });
}
