import { bar, inks, label, picture, rule, steps } from './chart.ts';
import type { Results } from './results.ts';

const size = { width: 760, height: 312 };
const plot = { left: 250, right: 660, top: 70, bottom: 240 };
const thickness = 26;

/** Events a second of a rebuild beside those of the `COPY` that it is compared with; `undefined` where one of them was never measured. */
export function rebuildChart({ B6: one, B7: all }: Results['figures']): string | undefined {
  if (one === undefined || all === undefined) return undefined;
  const bars = [
    { says: 'rebuild of the parole register', rate: one.ours, ink: inks.ours, y: plot.top + 8 },
    { says: 'COPY IN of the events it folds', rate: one.other, ink: inks.plain, y: plot.top + 8 + thickness + 4 },
    { says: 'rebuild of all registers', rate: all.ours, ink: inks.ours, y: plot.top + 98 },
    { says: 'COPY OUT of the log', rate: all.other, ink: inks.plain, y: plot.top + 98 + thickness + 4 },
  ].map(({ rate, ...rest }) => ({ ...rest, rate: typeof rate === 'number' ? rate : 0 }));
  const marks = steps(Math.max(...bars.map(({ rate }) => rate)));
  const top = marks.at(-1) ?? 1;
  const width = (value: number): number => (value / top) * (plot.right - plot.left);
  return picture(size, `Rebuild rates beside COPY: ${bars.map(({ says, rate }) => `${says} ${rate.toFixed(0)} events/s`).join(', ')}`, [
    label({ x: 20, y: 28 }, 'Rebuild of registers from the log', { bold: true, size: 16 }),
    label({ x: 20, y: 48 }, 'From the first event to the swap, parity proved, beside what PostgreSQL needs to copy the same events'),
    ...marks.flatMap((mark) => [
      rule({ x: plot.left + width(mark), y: plot.top }, { x: plot.left + width(mark), y: plot.bottom }, mark === 0 ? 'axis' : 'grid'),
      label({ x: plot.left + width(mark), y: plot.bottom + 18 }, mark.toLocaleString('en'), { anchor: 'middle' }),
    ]),
    label({ x: (plot.left + plot.right) / 2, y: plot.bottom + 42 }, 'events/s', { anchor: 'middle' }),
    label({ x: size.width - 20, y: size.height - 8 }, all.machine, { anchor: 'end', size: 11 }),
    ...bars.flatMap(({ says, rate, ink, y }) => [
      bar({ x: plot.left, y }, { width: width(rate), height: thickness }, ink),
      label({ x: plot.left - 10, y: y + thickness / 2 + 5 }, says, { anchor: 'end', bold: ink === inks.ours }),
      label({ x: plot.left + width(rate) + 6, y: y + thickness / 2 + 5 }, Math.round(rate).toLocaleString('en'), { ink, bold: true }),
    ]),
  ]);
}
