import { shown } from '../bench/readings.ts';
import type { Latency, ScaleReading, Throughput } from './scale-reading.ts';

/** What `scale.json` holds: each size that was measured, the smallest first. */
export interface ScaleResults {
  readonly machine: string;
  readonly on: string;
  readonly steps: Readonly<Record<string, ScaleReading>>;
}

/** Every measure by size, with the last size against the first; the same lines are a table in Markdown. */
export function scaleTable({ steps }: ScaleResults): string {
  const readings = Object.entries(steps);
  const [first] = readings;
  const last = readings.at(-1);
  const heads = ['', ...readings.map(([name]) => name), ...(first === last ? [] : [`${last?.[0] ?? ''} : ${first?.[0] ?? ''}`])];
  const rows = lines.map(({ what, told, value }) => [
    what,
    ...readings.map(([, reading]) => told(reading)),
    ...(first === undefined || last === undefined || first === last ? [] : [ratio(value(last[1]), value(first[1]))]),
  ]);
  const widths = heads.map((head, at) => Math.max(head.length, ...rows.map((row) => row[at]?.length ?? 0)));
  const line = (cells: readonly string[]): string => `| ${cells.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join(' | ')} |`;
  return [line(heads), `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`, ...rows.map(line)].join('\n');
}

/** Tables and indexes at the largest size. */
export function relationTable({ steps }: ScaleResults): string {
  const last = Object.values(steps).at(-1);
  const rows = (last?.relations ?? []).map(({ name, is, bytes }) => `| ${name} | ${is} | ${megabytes(bytes)} | ${perEvent(bytes, last)} |`);
  return ['| relation | is | size | bytes an event |', '|---|---|---|---|', ...rows].join('\n');
}

interface Line {
  readonly what: string;
  readonly value: (reading: ScaleReading) => number;
  readonly told: (reading: ScaleReading) => string;
}

const lines: readonly Line[] = [
  count('people', ({ people }) => people),
  count('events', ({ events }) => events),
  count('loaded, events/s', ({ loadedPerSecond }) => loadedPerSecond ?? NaN),
  latency('plain insert (the machine), p50 / p99 ms', ({ plainInsert }) => plainInsert),
  latency('append, fresh stream, p50 / p99 ms', ({ appendFresh }) => appendFresh),
  latency('append, stream of any age, p50 / p99 ms', ({ appendExisting }) => appendExisting),
  ...throughput('64 in flight, fresh streams', ({ inFlightFresh }) => inFlightFresh),
  ...throughput('64 in flight, streams of any age', ({ inFlightExisting }) => inFlightExisting),
  latency('page of 1,000 events at the tail, p50 / p99 ms', ({ pageAtTail }) => pageAtTail),
  latency('page of 1,000 events in the middle, p50 / p99 ms', ({ pageInMiddle }) => pageInMiddle),
  latency('a stream, p50 / p99 ms', ({ stream }) => stream),
  latency('caseload page of 50, p50 / p99 ms', ({ caseloadPage }) => caseloadPage),
  count('live registers catch up, events/s', ({ followedPerSecond }) => followedPerSecond ?? NaN),
  count('rebuild of all registers, events/s', ({ rebuildAllPerSecond }) => rebuildAllPerSecond),
  count('rebuild of the register of persons, events/s', ({ rebuildPersonsPerSecond }) => rebuildPersonsPerSecond),
  count('verify, events/s', ({ verifiedPerSecond }) => verifiedPerSecond),
  count('raw COPY OUT, events/s', ({ copiedOutPerSecond }) => copiedOutPerSecond),
  size('memory while loading', ({ memory }) => memory.load),
  size('memory while appending', ({ memory }) => memory.appends),
  size('memory while rebuilding all', ({ memory }) => memory.rebuild),
  size('memory while verifying', ({ memory }) => memory.verify),
  size('disk, log and its indexes', (reading) => diskOf(reading, 'event_log.')),
  size('disk, everything', (reading) => diskOf(reading, '')),
];

function count(what: string, value: Line['value']): Line {
  return { what, value, told: (reading) => (Number.isNaN(value(reading)) ? '–' : shown(value(reading))) };
}

function size(what: string, value: Line['value']): Line {
  return { what, value, told: (reading) => megabytes(value(reading)) };
}

function latency(what: string, of: (reading: ScaleReading) => Latency): Line {
  return { what, value: (reading) => of(reading).p50, told: (reading) => `${shown(of(reading).p50)} / ${shown(of(reading).p99)}` };
}

function throughput(what: string, of: (reading: ScaleReading) => Throughput): readonly Line[] {
  return [
    count(`${what}, events/s`, (reading) => of(reading).perSecond),
    latency(`${what}, p50 / p99 ms`, of),
    count(`${what}, bytes of write-ahead log an event`, (reading) => of(reading).walBytesPerEvent),
  ];
}

function diskOf({ relations }: ScaleReading, schema: string): number {
  return relations.filter(({ name }) => name.startsWith(schema)).reduce((sum, { bytes }) => sum + bytes, 0);
}

function megabytes(bytes: number): string {
  return `${shown(bytes / 1_000_000)} MB`;
}

function perEvent(bytes: number, reading: ScaleReading | undefined): string {
  return reading === undefined ? '' : shown(bytes / reading.events);
}

function ratio(last: number, first: number): string {
  const value = last / first;
  return Number.isFinite(value) ? value.toFixed(2) : '';
}
