/** An append that no log would take, whatever is stored: a fault of the program that made it. Nothing was written. */
export class MalformedAppend extends Error {
  constructor(because: string) {
    super(because);
    this.name = 'MalformedAppend';
  }
}

/** More is waiting to be written than the log will hold in memory. Nothing was written; try again later. */
export class LogBusy extends Error {
  constructor(because: string) {
    super(because);
    this.name = 'LogBusy';
  }
}

/** The store behind the log cannot be reached or does not take writes. Nothing was written; try again later. */
export class LogUnavailable extends Error {
  constructor(because: string, options?: ErrorOptions) {
    super(because, options);
    this.name = 'LogUnavailable';
  }
}

/** The store was lost while it was writing. Repeat the append with the same ids: what was stored is answered `repeated`. */
export class OutcomeUnknown extends Error {
  constructor(because: string, options?: ErrorOptions) {
    super(because, options);
    this.name = 'OutcomeUnknown';
  }
}
