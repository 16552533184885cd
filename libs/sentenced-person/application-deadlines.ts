import type { LegalDate } from '../event-log/event.ts';
import { addDays } from '../law/calendar/legal-date.ts';
import { rowOn, type DatedTable } from '../law/dated-table.ts';
import type { DueBy } from '../parole/parole.events.ts';

/**
 * Calendar days within which the facility tells a person that the part of the term is served, and sends an application on with the file.
 *
 * A table of the product and not of the law library: no answer rests on it, and the pinned rule set stays as it is.
 */
const daysOfProcedure: DatedTable<{ readonly notice: number; readonly file: number }> = [
  { from: '2015-01-01', provision: 'PEC 162', verified: true, source: 'PEC as of 2018, art. 162', values: { notice: 5, file: 10 } },
];

/** The days by which a facility acts on an application; none before the present code. PEC 162. */
export function deadlinesOfApplication(
  openedOn: LegalDate,
  decidableFrom: LegalDate | undefined,
): { readonly noticeBy?: DueBy; readonly fileBy?: DueBy } {
  const told = noticeBy(decidableFrom);
  const filed = fileBy(openedOn);
  return { ...(told && { noticeBy: told }), ...(filed && { fileBy: filed }) };
}

/** Until when the facility tells a person that the part is served, from the first day on which a court may decide. PEC 162. */
function noticeBy(from: LegalDate | undefined): DueBy | undefined {
  return from === undefined ? undefined : dueBy(from, 'notice');
}

/** Until when the file must be with the court, whoever asked; `undefined` before the present code. PEC 162. */
function fileBy(openedOn: LegalDate): DueBy | undefined {
  return dueBy(openedOn, 'file');
}

/** The day that it counts from is not counted itself. */
function dueBy(from: LegalDate, what: 'notice' | 'file'): DueBy | undefined {
  const row = rowOn(daysOfProcedure, from);
  return row && { day: addDays(from, row.values[what]), provision: row.provision };
}
