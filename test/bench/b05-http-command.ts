import type { Figure } from './figure.ts';
import { OracleFailed } from './oracle-failed.ts';
import { perSecond } from './in-flight.ts';
import { startApi } from './running-api.ts';
import { sideBySide } from './side-by-side.ts';
import { openVisits } from './visits.ts';

const inFlight = 64;

export const httpCommand: Figure = {
  id: 'B5',
  what: 'HTTP command of an officer: authenticated, validated, decided, durable',
  against: 'a no-op POST: authenticated and validated, same server',
  unit: 'requests/s',
  better: 'larger',
  reach: 0.6,
  measure: async (bench) => {
    const dataSet = await bench.dataSet();
    await dataSet.registersUpToLog();
    const visits = await openVisits(dataSet);
    const { connections } = await startApi(bench, dataSet, { connections: inFlight, keeps: 'nothing' });
    const free = [...connections];
    const load = { inFlight, forMs: bench.quick ? 500 : 5_000, signal: bench.signal };
    return sideBySide(bench, 'B5', {
      ours: async () => {
        const rate = await perSecond(load, async () => {
          const visit = visits.next('supervisions');
          const connection = taken(free.pop());
          visits.acknowledged(visit, await connection.ask(visit.bytes));
          free.push(connection);
          return 1;
        });
        await visits.expectWhole('log');
        return rate;
      },
      other: () =>
        perSecond(load, async () => {
          const connection = taken(free.pop());
          const { status, body } = await connection.ask(visits.next('no-op').bytes);
          if (status !== 201) throw new OracleFailed(`The no-op was answered ${String(status)}: ${body}`);
          free.push(connection);
          return 1;
        }),
      unit: 'requests/s',
    });
  },
};

/** There are as many connections as there are requests under way. */
function taken<Connection>(connection: Connection | undefined): Connection {
  if (connection === undefined) throw new Error('No connection is free');
  return connection;
}
