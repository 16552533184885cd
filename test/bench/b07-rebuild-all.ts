import { registers } from '../../libs/registers/registers.ts';
import type { Figure } from './figure.ts';
import { copyOutOfLog } from './log-copied-out.ts';
import { eventsPerSecondOfRebuild } from './rebuilding.ts';
import { sideBySide } from './side-by-side.ts';

export const rebuildAllRegisters: Figure = {
  id: 'B7',
  what: 'rebuild of all registers together, up to the swap',
  against: 'one raw COPY OUT of the log',
  unit: 'events/s',
  better: 'larger',
  reach: 0.3,
  measure: async (bench) => {
    const dataSet = await bench.dataSet();
    await dataSet.registersUpToLog();
    const events = Number(await dataSet.deployment.sources.log.head());
    const copy = await copyOutOfLog(bench, events);
    return sideBySide(bench, 'B7', {
      ours: () => eventsPerSecondOfRebuild(bench, dataSet, registers, events),
      other: copy,
      unit: 'events/s',
    });
  },
};
