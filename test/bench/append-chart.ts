import type { Measurement } from './result.ts';
import type { AppendByConcurrency } from './append-by-concurrency.ts';
import { apart, curve, inks, label, picture, rule, steps, type Place } from './chart.ts';

const size = { width: 760, height: 420 };
const plot = { left: 80, right: 590, top: 70, bottom: 350 };

const names = { ours: 'Qadam', plain: 'plain INSERT', emmett: 'emmett-postgresql' } as const;
const sides = ['ours', 'plain', 'emmett'] as const;

/** Events a second over appends in flight, one line a side. */
export function appendChart(rates: AppendByConcurrency & Measurement): string {
  const marks = steps(Math.max(...sides.flatMap((side) => rates[side].map(({ perSecond }) => perSecond))));
  const top = marks.at(-1) ?? 1;
  const xs = rates.ours.map(({ inFlight }) => inFlight);
  const x = (nth: number): number => plot.left + 25 + (nth * (plot.right - plot.left - 50)) / Math.max(xs.length - 1, 1);
  const y = (value: number): number => plot.bottom - (value / top) * (plot.bottom - plot.top);
  const lines = sides.map((side) => rates[side].map(({ perSecond }, nth): Place => ({ x: x(nth), y: y(perSecond) })));
  const ends = apart(
    lines.map((places) => places.at(-1)?.y ?? 0),
    34,
  );
  return picture(size, `Append throughput by concurrency: ${sides.map((side) => names[side]).join(', ')}`, [
    label({ x: 20, y: 28 }, 'Append throughput by concurrency', { bold: true, size: 16 }),
    label({ x: 20, y: 48 }, 'One event a command, durable; ours with revision checks, unique ids, one order and the hash chain'),
    ...marks.flatMap((mark) => [
      rule({ x: plot.left, y: y(mark) }, { x: plot.right, y: y(mark) }, mark === 0 ? 'axis' : 'grid'),
      label({ x: plot.left - 8, y: y(mark) + 4 }, mark.toLocaleString('en'), { anchor: 'end' }),
    ]),
    ...xs.map((inFlight, nth) => label({ x: x(nth), y: plot.bottom + 20 }, String(inFlight), { anchor: 'middle' })),
    label({ x: (plot.left + plot.right) / 2, y: plot.bottom + 44 }, 'appends in flight', { anchor: 'middle' }),
    label({ x: size.width - 20, y: size.height - 8 }, rates.machine, { anchor: 'end', size: 11 }),
    label({ x: 24, y: (plot.top + plot.bottom) / 2 }, 'events/s', { anchor: 'middle', upright: true }),
    ...sides.flatMap((side, nth) => curve(lines[nth] ?? [], inks[side], side === 'ours' ? 3 : 2)),
    ...sides.flatMap((side, nth) => {
      const end = (ends[nth] ?? 0) - 2;
      const last = rates[side].at(-1)?.perSecond ?? 0;
      return [
        label({ x: plot.right + 4, y: end }, names[side], { ink: inks[side], bold: side === 'ours' }),
        label({ x: plot.right + 4, y: end + 15 }, `${Math.round(last).toLocaleString('en')} at ${String(xs.at(-1) ?? 0)}`, { size: 12 }),
      ];
    }),
  ]);
}
