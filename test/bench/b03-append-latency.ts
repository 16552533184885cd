import { streamsOf } from './append-sides.ts';
import type { Figure } from './figure.ts';
import { oneAtATime } from './in-flight.ts';
import { openOurLog } from './our-log.ts';
import { openPlainTable } from './plain-table.ts';
import { median } from './readings.ts';
import { sideBySide } from './side-by-side.ts';

export const appendLatency: Figure = {
  id: 'B3',
  what: 'append latency, one at a time, p50',
  against: 'plain one-row INSERT, p50',
  unit: 'ms',
  better: 'smaller',
  reach: 1.6,
  measure: async (bench) => {
    const log = await openOurLog(bench, streamsOf(bench));
    const table = await openPlainTable(bench, 1);
    const times = bench.quick ? 100 : 2_000;
    return sideBySide(bench, 'B3', {
      ours: async () => {
        const took = await oneAtATime(times, bench.signal, () => log.send(log.next(1)));
        await log.expectWhole();
        return median(took);
      },
      other: async () => {
        const took = await oneAtATime(times, bench.signal, () => table.insert());
        await table.expectWhole();
        return median(took);
      },
      unit: 'ms',
    });
  },
};
