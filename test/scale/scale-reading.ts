/** A median and a 99th percentile, in milliseconds. */
export interface Latency {
  readonly p50: number;
  readonly p99: number;
}

/** Appends of one event each, 64 of them in flight. */
export interface Throughput extends Latency {
  readonly perSecond: number;
  readonly walBytesPerEvent: number;
}

export interface Relation {
  readonly name: string;
  readonly is: 'table' | 'index';
  readonly bytes: number;
}

/** What was measured at one size of the log. */
export interface ScaleReading {
  readonly people: number;
  readonly events: number;
  /** Of the part that this run has loaded; absent where it was there. */
  readonly loadedPerSecond?: number;
  /** A plain insert into a table of its own: what the machine did at the time. */
  readonly plainInsert: Latency;
  /** One event to a stream that begins with it. */
  readonly appendFresh: Latency;
  /** One event to a stream of any age. */
  readonly appendExisting: Latency;
  readonly inFlightFresh: Throughput;
  readonly inFlightExisting: Throughput;
  /** 1,000 events. */
  readonly pageAtTail: Latency;
  readonly pageInMiddle: Latency;
  readonly stream: Latency;
  /** 50 rows in order of the next visit, as the route asks the database for them. */
  readonly caseloadPage: Latency;
  /** Events that the live registers were behind by, as their worker folded them; absent where it had nothing to do. */
  readonly followedPerSecond?: number;
  readonly rebuildPersonsPerSecond: number;
  readonly rebuildAllPerSecond: number;
  readonly verifiedPerSecond: number;
  /** Raw COPY OUT of the same events, right after it. */
  readonly copiedOutPerSecond: number;
  /** Most memory of this process while it did that, in bytes. */
  readonly memory: Readonly<Record<'load' | 'appends' | 'rebuild' | 'verify', number>>;
  readonly relations: readonly Relation[];
}
