/** Milliseconds. A worker tries twice a second: what is over by itself within some seconds is waited for. */
const patienceMs = 5_000;

/**
 * What a worker tells of failures while a piece of work stands still: each of them once, however often it is tried.
 *
 * Only how long it has gone on counts, not how often: many who wait for a busy database complain at once, and registers by turns.
 */
export class Complaints {
  /** The latest one. */
  last = '';
  readonly #tell: (line: string) => void;
  readonly #told = new Set<string>();
  #heard: { readonly first: number; readonly last: number } | undefined;

  constructor(tell: (line: string) => void) {
    this.#tell = tell;
  }

  /** @param at milliseconds of a clock that only goes on */
  hear(line: string, at = performance.now()): void {
    if (!this.#told.has(line)) this.#tell(line);
    this.#told.add(line);
    this.#heard = { first: this.#heard?.first ?? at, last: at };
    this.last = line;
  }

  /** The work has moved: whatever was complained of is over. */
  forget(): void {
    this.#told.clear();
    this.#heard = undefined;
  }

  /** They have gone on for too long to be over by themselves. */
  get persist(): boolean {
    return this.#heard !== undefined && this.#heard.last - this.#heard.first >= patienceMs;
  }
}
