import type { LegalDate } from '../calendar/legal-date.ts';
import type { DatedTable } from '../dated-table.ts';

/** Monday first. */
export const weekdays = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'] as const;
export type Weekday = (typeof weekdays)[number];

/** The days of every week on which nobody works, under a week of five days. */
export const weekends: DatedTable<readonly Weekday[]> = [
  {
    from: '1900-01-01',
    provision: 'PEC 165(2)',
    verified: true,
    source: 'week of five days; PEC as of 2018, art. 165(2)',
    values: ['SATURDAY', 'SUNDAY'],
  },
];

/** What a year's table does not tell: all of its holidays, the movable feast, or days that the Government moved. */
export type UnknownDaysOff = 'HOLIDAYS' | 'KURBAN_AIT' | 'MOVED_DAYS';

export interface HolidaysOfYear {
  readonly days: readonly LegalDate[];
  readonly unknown: readonly UnknownDaysOff[];
}

/** Holidays by year. A year without a row has weekends, and holidays that are not known here. */
export const holidays: DatedTable<HolidaysOfYear> = [
  {
    from: '2025-01-01',
    to: '2025-12-31',
    provision: 'Law on Holidays',
    verified: true,
    source:
      'non-working days of 2025, not compared with the text; the first day of Kurban Ait and the days moved by the Government missing',
    values: {
      days: [
        '2025-01-01',
        '2025-01-02',
        '2025-01-07',
        '2025-03-08',
        '2025-03-21',
        '2025-03-22',
        '2025-03-23',
        '2025-05-01',
        '2025-05-07',
        '2025-05-09',
        '2025-07-06',
        '2025-08-30',
        '2025-10-25',
        '2025-12-16',
      ],
      unknown: ['KURBAN_AIT', 'MOVED_DAYS'],
    },
  },
];
