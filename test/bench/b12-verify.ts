import { verifyLog } from '../../libs/event-log-postgres/verify-log.ts';
import { logPoolOf } from '../../apps/stored-log.ts';
import type { Figure } from './figure.ts';
import { OracleFailed } from './oracle-failed.ts';
import { copyOutOfLog } from './log-copied-out.ts';
import { sideBySide } from './side-by-side.ts';

export const verifyChain: Figure = {
  id: 'B12',
  what: 'verify of the hash chain and of every position',
  against: 'COPY OUT of the same events',
  unit: 'events/s',
  better: 'larger',
  reach: 0.5,
  measure: async (bench) => {
    const { deployment } = await bench.dataSet();
    const events = Number(await deployment.sources.log.head());
    const copy = await copyOutOfLog(bench, events);
    return sideBySide(bench, 'B12', {
      ours: async () => {
        const began = performance.now();
        const verified = await verifyLog(logPoolOf(deployment));
        const seconds = (performance.now() - began) / 1000;
        const [fault] = verified.faults;
        if (fault !== undefined) throw new OracleFailed(`Position ${String(fault.position)}: ${fault.says}`);
        if (verified.events !== events) throw new OracleFailed(`Of ${String(events)} events ${String(verified.events)} were verified`);
        return events / seconds;
      },
      other: copy,
      unit: 'events/s',
    });
  },
};
