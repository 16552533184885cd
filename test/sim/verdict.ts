/** Whether something happened that must not: the first such thing counts. */
export class Verdict {
  violation: string | undefined;

  violated(what: string): void {
    this.violation ??= what;
  }

  expect(holds: boolean, otherwise: () => string): void {
    if (!holds) this.violated(otherwise());
  }
}
