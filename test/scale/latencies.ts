import { oneAtATime, perSecond } from '../bench/in-flight.ts';
import { percentile } from '../bench/readings.ts';
import type { Latency } from './scale-reading.ts';

/** How long something takes, one at a time. */
export async function latencyOf(times: number, signal: AbortSignal, work: () => Promise<unknown>): Promise<Latency> {
  const took = await oneAtATime(times, signal, work);
  signal.throwIfAborted();
  return latency(took);
}

/** How many a second, and how long each takes, so many in flight. */
export async function throughputOf(
  load: { readonly inFlight: number; readonly forMs: number; readonly signal: AbortSignal },
  work: () => Promise<unknown>,
): Promise<Latency & { readonly perSecond: number; readonly done: number }> {
  const took: number[] = [];
  const rate = await perSecond(load, async () => {
    const began = performance.now();
    await work();
    took.push(performance.now() - began);
    return 1;
  });
  load.signal.throwIfAborted();
  return { perSecond: rate, done: took.length, ...latency(took) };
}

function latency(took: readonly number[]): Latency {
  return { p50: percentile(took, 50), p99: percentile(took, 99) };
}
