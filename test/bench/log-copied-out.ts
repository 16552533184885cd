import { copyOut } from './copy.ts';
import { logPoolOf } from '../../apps/stored-log.ts';
import type { Bench } from './figure.ts';
import { OracleFailed } from './oracle-failed.ts';
import type { Side } from './side-by-side.ts';

/** Events a second of `COPY event_log.events TO STDOUT` into a reader that keeps nothing. */
export async function copyOutOfLog(bench: Bench, events: number): Promise<Side> {
  const { deployment } = await bench.dataSet();
  const client = await logPoolOf(deployment).connect();
  bench.atEnd(async () => client.release());
  return async () => {
    const began = performance.now();
    const lines = await copyOut(client, 'copy event_log.events to stdout');
    const seconds = (performance.now() - began) / 1000;
    if (lines !== events) throw new OracleFailed(`Of ${String(events)} events ${String(lines)} were copied out`);
    return events / seconds;
  };
}
