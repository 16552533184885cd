import type { ScaleReading } from '../scale/scale-reading.ts';
import type { ScaleResults } from '../scale/scale-table.ts';
import { resultOf, type Result } from './result.ts';

/** B13 as `npm run scale` has measured it: the latency that grows most from its smallest size to its largest; nothing where there is one size. */
export function scaleFigure({ steps, machine, on }: ScaleResults): Result | undefined {
  const sizes = Object.entries(steps);
  const [first, last] = [sizes[0], sizes.at(-1)];
  if (first === undefined || last === undefined || first === last) return undefined;
  const ratios = latencies.map(({ what, of }) => {
    const [ours, other] = [of(last[1]), of(first[1])];
    return { what, ours, other, ratio: ours / other };
  });
  const worst = ratios.reduce((worse, next) => (next.ratio > worse.ratio ? next : worse));
  const spread = { min: Math.min(...ratios.map(({ ratio }) => ratio)), max: worst.ratio };
  return resultOf(
    {
      what: `append and page latency at ${last[0]} the events, p50; the worst of five: ${worst.what}`,
      against: `at ${first[0]}`,
      unit: 'ms',
      better: 'smaller',
      reach: 1.3,
    },
    { ours: worst.ours, other: worst.other, ratio: worst.ratio, spread },
    { machine, on },
  );
}

const latencies: readonly { readonly what: string; readonly of: (reading: ScaleReading) => number }[] = [
  { what: 'append to a new stream', of: ({ appendFresh }) => appendFresh.p50 },
  { what: 'append to a stream of any age', of: ({ appendExisting }) => appendExisting.p50 },
  { what: 'page of the log at its tail', of: ({ pageAtTail }) => pageAtTail.p50 },
  { what: 'page of the log in its middle', of: ({ pageInMiddle }) => pageInMiddle.p50 },
  { what: 'caseload page', of: ({ caseloadPage }) => caseloadPage.p50 },
];
