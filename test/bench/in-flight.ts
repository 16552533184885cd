/** A load that is kept up for a while. */
export interface Load {
  /** How many are under way at any moment. */
  readonly inFlight: number;
  readonly forMs: number;
  readonly signal: AbortSignal;
}

/** Sends the next thing as soon as one is answered. @returns how many a second, by what each answer says that it was worth */
export async function perSecond({ inFlight, forMs, signal }: Load, next: () => Promise<number>): Promise<number> {
  const began = performance.now();
  const until = began + forMs;
  let done = 0;
  const send = async (): Promise<void> => {
    while (performance.now() < until && !signal.aborted) {
      const more = await next();
      done += more;
    }
  };
  await Promise.all(Array.from({ length: inFlight }, send));
  return done / ((performance.now() - began) / 1000);
}

/** Sends one after the other. @returns how many milliseconds each of them took */
export async function oneAtATime(times: number, signal: AbortSignal, next: () => Promise<unknown>): Promise<number[]> {
  const took: number[] = [];
  for (let n = 0; n < times && !signal.aborted; n++) {
    const began = performance.now();
    await next();
    took.push(performance.now() - began);
  }
  return took;
}

/** Runs over everything, so many at a time. */
export async function forEachInFlight<Item>(
  inFlight: number,
  items: Iterable<Item>,
  work: (item: Item) => Promise<unknown>,
): Promise<void> {
  const left = items[Symbol.iterator]();
  await Promise.all(
    Array.from({ length: inFlight }, async () => {
      for (let step = left.next(); step.done !== true; step = left.next()) await work(step.value);
    }),
  );
}
