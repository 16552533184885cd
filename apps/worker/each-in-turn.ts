import { RegistersNotLevel } from '../../libs/population/pin-population.ts';

/**
 * Does a piece of work for each, one after the other, until it is stopped. One that fails holds up no other.
 *
 * @throws RegistersNotLevel at once: the others would wait for the same
 * @throws AggregateError of those that failed, once the others are done
 */
export async function eachInTurn<T>(
  all: readonly T[],
  {
    signal,
    nameOf,
    work,
  }: { readonly signal: AbortSignal; readonly nameOf: (one: T) => string; readonly work: (one: T) => Promise<unknown> },
): Promise<void> {
  const failed: Error[] = [];
  for (const one of all) {
    if (signal.aborted) break;
    try {
      await work(one);
    } catch (error) {
      if (error instanceof RegistersNotLevel) throw error;
      failed.push(new Error(`${nameOf(one)}: ${error instanceof Error ? error.message : String(error)}`, { cause: error }));
    }
  }
  if (failed.length > 0) throw new AggregateError(failed, failed.map(({ message }) => message).join('; '));
}
