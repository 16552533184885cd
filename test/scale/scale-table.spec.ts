import { describe, expect, it } from '@jest/globals';
import type { ScaleReading } from './scale-reading.ts';
import { relationTable, scaleTable } from './scale-table.ts';

const small: ScaleReading = {
  people: 57_500,
  events: 1_059_247,
  loadedPerSecond: 11_000,
  plainInsert: { p50: 0.5, p99: 1 },
  appendFresh: { p50: 1, p99: 2 },
  appendExisting: { p50: 1.1, p99: 2.2 },
  inFlightFresh: { p50: 9, p99: 20, perSecond: 7_000, walBytesPerEvent: 1_300 },
  inFlightExisting: { p50: 9, p99: 20, perSecond: 6_500, walBytesPerEvent: 2_000 },
  pageAtTail: { p50: 8, p99: 10 },
  pageInMiddle: { p50: 9, p99: 11 },
  stream: { p50: 0.4, p99: 0.9 },
  caseloadPage: { p50: 2, p99: 4 },
  rebuildPersonsPerSecond: 300_000,
  rebuildAllPerSecond: 100_000,
  verifiedPerSecond: 220_000,
  copiedOutPerSecond: 250_000,
  memory: { load: 400e6, appends: 200e6, rebuild: 600e6, verify: 250e6 },
  relations: [{ name: 'event_log.events', is: 'table', bytes: 700e6 }],
};

const large: ScaleReading = {
  ...small,
  people: 279_100,
  events: 19_000_000,
  appendFresh: { p50: 1.2, p99: 3 },
  relations: [
    { name: 'event_log.events', is: 'table', bytes: 12_350e6 },
    { name: 'event_log.events_event_id', is: 'index', bytes: 760e6 },
    { name: 'registers.person', is: 'table', bytes: 90e6 },
  ],
};

describe('the table of the scales', () => {
  it('has a column for each size, and the largest against the smallest by the median', () => {
    const { lines } = told({ '1x': small, '20x': large });
    expect(lines[0]).toEqual(['', '1x', '20x', '20x : 1x']);
    expect(lines.find(([what]) => what === 'append, fresh stream, p50 / p99 ms')?.slice(1)).toEqual(['1.00 / 2.00', '1.20 / 3.00', '1.20']);
    expect(lines.find(([what]) => what === 'events')?.slice(1)).toEqual(['1,059,247', '19,000,000', '17.94']);
  });

  it('adds up the disk of the log, and of everything', () => {
    const { lines } = told({ '1x': small, '20x': large });
    expect(lines.find(([what]) => what === 'disk, log and its indexes')?.slice(1)).toEqual(['700 MB', '13,110 MB', '18.73']);
    expect(lines.find(([what]) => what === 'disk, everything')?.slice(1)).toEqual(['700 MB', '13,200 MB', '18.86']);
  });

  it('compares nothing where there is one size', () => {
    expect(told({ '1x': small }).lines[0]).toEqual(['', '1x']);
  });

  it('tells of each relation what it takes an event', () => {
    expect(relationTable({ machine: '', on: '', steps: { '1x': small, '20x': large } })).toContain(
      '| event_log.events | table | 12,350 MB | 650 |',
    );
  });
});

function told(steps: Readonly<Record<string, ScaleReading>>): { readonly lines: readonly (readonly string[])[] } {
  const rows = scaleTable({ machine: '', on: '', steps }).split('\n');
  const cells = rows.map((row) =>
    row
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
  return { lines: cells.filter((_, at) => at !== 1) };
}
