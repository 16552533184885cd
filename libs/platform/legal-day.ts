import type { LegalDate } from '../event-log/event.ts';

const almaty = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Almaty', year: 'numeric', month: '2-digit', day: '2-digit' });

/** The legal day of an instant: the date in Asia/Almaty as of then (UTC+6 before 1 March 2024, UTC+5 since). */
export function legalDayOf(instant: Date): LegalDate {
  return almaty.format(instant) as LegalDate; // en-CA writes YYYY-MM-DD
}
