/**
 * The streams that a side writes to: each is begun once, then they are continued in a random order, the same in every run.
 *
 * Whoever writes to one knows its revision, since nobody else is given it meanwhile.
 */
export class BenchStreams {
  private readonly revisions: Int32Array;
  private readonly taken = new Set<number>();
  private begun = 0;
  private random = 1;

  constructor(count: number) {
    this.revisions = new Int32Array(count).fill(-1);
  }

  /** One that is yet to be begun, as long as there is one; then any. `revision` is that of its last event, -1 where there is none. */
  take(): { readonly number: number; readonly revision: number } {
    const number = this.begun < this.revisions.length ? this.begun++ : this.anyFree();
    this.taken.add(number);
    return { number, revision: this.revisions[number] ?? -1 };
  }

  /** Gives it back, so many events longer. */
  wrote(number: number, events: number): void {
    this.revisions[number] = (this.revisions[number] ?? -1) + events;
    this.taken.delete(number);
  }

  private anyFree(): number {
    for (;;) {
      this.random = (Math.imul(this.random, 1_664_525) + 1_013_904_223) >>> 0; // Numerical Recipes, 32 bits
      const number = Math.floor((this.random / 2 ** 32) * this.revisions.length);
      if (!this.taken.has(number)) return number;
    }
  }
}
