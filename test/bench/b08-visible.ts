import { setTimeout as pause } from 'node:timers/promises';
import { ReadGate } from '../../libs/projections/read-gate.ts';
import type { Bench, Figure } from './figure.ts';
import { OracleFailed } from './oracle-failed.ts';
import type { HttpConnection } from './http-connection.ts';
import { startApi } from './running-api.ts';
import { median, percentile, shown } from './readings.ts';
import { alone } from './side-by-side.ts';
import { openVisits, type Visits } from './visits.ts';

const perSecond = 200;

export const visibleInRegister: Figure = {
  id: 'B8',
  what: `command answered → visible in the register, p50 / p99 at ${String(perSecond)} commands/s`,
  against: 'nothing: milliseconds',
  unit: 'ms',
  better: 'smaller',
  reach: { p50: 5, p99: 25 },
  measure: async (bench) => {
    const dataSet = await bench.dataSet();
    await dataSet.registersUpToLog();
    const visits = await openVisits(dataSet);
    const gate = new ReadGate({ pool: dataSet.deployment.sources.pool });
    bench.atEnd(() => gate.close());
    const { connections } = await startApi(bench, dataSet, { connections: 64, keeps: 'registers' });
    const rounds = await alone(
      bench,
      'B8',
      async () => {
        const took = await commandsInStep(bench, visits, gate, [...connections]);
        await visits.expectWhole('log and register');
        return { p50: median(took), p99: percentile(took, 99) };
      },
      ({ p50, p99 }) => `${shown(p50)} / ${shown(p99)} ms`,
    );
    const [p50s, p99s] = [rounds.map(({ p50 }) => p50), rounds.map(({ p99 }) => p99)];
    const ours = { p50: median(p50s), p99: median(p99s) };
    return {
      ours,
      other: null,
      ratio: ours,
      spread: { min: { p50: Math.min(...p50s), p99: Math.min(...p99s) }, max: { p50: Math.max(...p50s), p99: Math.max(...p99s) } },
    };
  },
};

/**
 * Sends commands at their times, whether or not the ones before are answered. The gate is of this process, not of the one that keeps the
 * registers: it hears of a commit as another process would.
 *
 * @returns for each command, the milliseconds from its answer until the register is known to have it
 * @throws Error where the machine does not take so many commands a second
 */
async function commandsInStep(
  { quick, signal }: Bench,
  visits: Visits,
  gate: ReadGate,
  free: HttpConnection[],
): Promise<readonly number[]> {
  const took: number[] = [];
  const one = async (connection: HttpConnection): Promise<void> => {
    const visit = visits.next('supervisions');
    const position = visits.acknowledged(visit, await connection.ask(visit.bytes));
    const answered = performance.now();
    free.push(connection);
    const visible = await gate.waitFor(position, { registers: ['parole'], timeoutMs: 10_000 });
    if (!visible) throw new OracleFailed(`Position ${String(position)} did not become visible within ten seconds`);
    took.push(performance.now() - answered);
  };
  const commands = perSecond * (quick ? 2 : 10);
  const underWay: Promise<unknown>[] = [];
  const failures: unknown[] = [];
  const began = performance.now();
  while (underWay.length < commands && failures.length === 0 && !signal.aborted) {
    const due = ((performance.now() - began) / 1000) * perSecond;
    for (let connection; underWay.length < due && (connection = free.pop()) !== undefined;)
      underWay.push(one(connection).catch((error: unknown) => failures.push(error)));
    await pause(1);
  }
  const rate = commands / ((performance.now() - began) / 1000);
  await Promise.all(underWay);
  if (failures.length > 0) throw failures[0];
  if (!quick && rate < 0.95 * perSecond) throw new Error(`Only ${shown(rate)} commands a second were taken, not ${String(perSecond)}`);
  return took;
}
