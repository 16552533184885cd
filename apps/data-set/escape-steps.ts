import { recordEscape, type RecordEscape } from '../../libs/custody/record-escape.ts';
import { recordReturn, type RecordReturn } from '../../libs/custody/record-return.ts';
import type { LegalDate } from '../../libs/event-log/event.ts';
import { addDays, daysBetween } from '../../libs/law/calendar/legal-date.ts';
import type { BiographyBuilder } from './biography.ts';
import type { Facility } from './institutions.ts';
import { staffOf } from './senders.ts';

/** The days from the first one in the facility to the return, at most. */
export const daysToReturn = 100;

/**
 * Somebody escapes and is brought back, within `daysToReturn` of their first day in the facility. That the term is interrupted for the
 * whole days between follows by itself.
 */
export function escapesAndReturns(
  life: BiographyBuilder,
  facility: Facility,
  heldFrom: LegalDate,
): { readonly returnedOn: LegalDate; readonly wholeDaysAway: number } {
  const { random, personId } = life;
  const escapedOn = random.dayAfter(heldFrom, 20, 60);
  const returnedOn = random.dayAfter(escapedOn, ...(random.chance(0.15) ? soon : later));
  const from = facility.holds === 'MINIMUM' ? random.pick(['FACILITY', 'LEAVE'] as const) : 'FACILITY';
  const escaped: RecordEscape = { escapedOn, from, documentRef: 'SYNTHETIC report' };
  life.ask(recordEscape, personId, escaped, escapedOn, staffOf(facility.code));
  const returned: RecordReturn = { returnedOn, facility: facility.code, documentRef: 'SYNTHETIC report' };
  life.ask(recordReturn, personId, returned, returnedOn, staffOf(facility.code));
  return { returnedOn, wholeDaysAway: Math.max(0, daysBetween(escapedOn, addDays(returnedOn, -1))) };
}

const soon: [number, number] = [0, 1];
const later: [number, number] = [2, 40];
