import { openEmmettStore } from './emmett-store.ts';
import type { Bench } from './figure.ts';
import { perSecond } from './in-flight.ts';
import { openOurLog } from './our-log.ts';
import { openPlainTable } from './plain-table.ts';
import type { Side } from './side-by-side.ts';

/** Something that takes events one at a time from many senders, and can be measured at any concurrency. */
export interface AppendSide {
  /** Measures events a second, and then looks whether they are there. */
  at(inFlight: number): Side;
}

/** What the comparison names; fewer where it is only to be seen that it runs, beside others on one server. With more senders they wait for one. */
function plainConnectionsOf(bench: Bench): number {
  return bench.quick ? 4 : 64;
}

export async function ourSide(bench: Bench): Promise<AppendSide> {
  const log = await openOurLog(bench, streamsOf(bench));
  return {
    at: (inFlight) => async () => {
      const rate = await perSecond({ inFlight, forMs: durationOf(bench), signal: bench.signal }, () => log.send(log.next(1)));
      await log.expectWhole();
      return rate;
    },
  };
}

export async function plainSide(bench: Bench): Promise<AppendSide> {
  const table = await openPlainTable(bench, plainConnectionsOf(bench));
  return {
    at: (inFlight) => async () => {
      const rate = await perSecond({ inFlight, forMs: durationOf(bench), signal: bench.signal }, () => table.insert());
      await table.expectWhole();
      return rate;
    },
  };
}

export async function emmettSide(bench: Bench): Promise<AppendSide> {
  const store = await openEmmettStore(bench, streamsOf(bench));
  return {
    at: (inFlight) => async () => {
      const rate = await perSecond({ inFlight, forMs: durationOf(bench), signal: bench.signal }, () => store.append());
      await store.expectWhole();
      return rate;
    },
  };
}

/** As many as are written to in a country at one time: every side finds each of them anew by its index, or remembers it. */
export function streamsOf(bench: Bench): number {
  return bench.quick ? 500 : 100_000;
}

function durationOf(bench: Bench): number {
  return bench.quick ? 500 : 5_000;
}
