import type { DataSetSize } from '../../apps/data-set/population-plan.ts';

/** A size of the log at which everything is measured: a data set that contains the one before. */
export interface ScaleStep {
  readonly name: string;
  readonly dataSet: DataSetSize;
}

/** Events come to about 1.3, 1.9, 12.7 and 18.7 million. */
export const scaleSteps: readonly ScaleStep[] = [
  { name: '1x', dataSet: 'national' },
  { name: '2x', dataSet: 'history-tenth' },
  { name: '10x', dataSet: 'history-half' },
  { name: '20x', dataSet: 'history' },
];

/** Shows that it runs, says nothing about size. */
export const quickStep: ScaleStep = { name: 'quick', dataSet: 'demo' };
