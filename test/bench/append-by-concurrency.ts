import { emmettSide, ourSide, plainSide } from './append-sides.ts';
import type { Bench } from './figure.ts';
import { median, shown } from './readings.ts';
import { alone } from './side-by-side.ts';

/** Events a second of each side, for each number in flight. */
export type AppendByConcurrency = Readonly<Record<'ours' | 'plain' | 'emmett', readonly AppendRate[]>>;

interface AppendRate {
  readonly inFlight: number;
  readonly perSecond: number;
}

const concurrencies = [1, 4, 16, 64, 256] as const;

/** What the chart shows: the sides of B1 and B2 in turn, at one number in flight after another. */
export async function appendByConcurrency(bench: Bench): Promise<AppendByConcurrency> {
  const sides = { ours: await ourSide(bench), plain: await plainSide(bench), emmett: await emmettSide(bench) };
  const found: Record<keyof typeof sides, AppendRate[]> = { ours: [], plain: [], emmett: [] };
  for (const inFlight of concurrencies) {
    const rounds = await alone(
      bench,
      `curve, ${String(inFlight)} in flight`,
      async () => ({
        ours: await sides.ours.at(inFlight)(),
        plain: await sides.plain.at(inFlight)(),
        emmett: await sides.emmett.at(inFlight)(),
      }),
      ({ ours, plain, emmett }) => `ours ${shown(ours)}, plain ${shown(plain)}, emmett ${shown(emmett)} events/s`,
    );
    for (const side of ['ours', 'plain', 'emmett'] as const)
      found[side].push({ inFlight, perSecond: median(rounds.map((round) => round[side])) });
  }
  return found;
}
