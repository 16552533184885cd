import { MalformedAppend } from './append-errors.ts';
import type { NewEvent } from './event.ts';
import type { Append, ExpectedRevision } from './event-log.ts';

/**
 * Refuses what could not be stored and read back byte for byte.
 *
 * - a stream, or an event id, is named at most once; a write has events;
 * - ids are UUIDs in lower case;
 * - `data` is JSON text; `effectiveOn` is a day of the calendar, from 0001-01-01 to 9999-12-31;
 * - no text holds half of a surrogate pair, and no name holds a control character (in JSON text it is an escape, which is kept).
 *
 * @throws MalformedAppend that names the first fault
 */
export function assertWellFormed(append: Append): void {
  if (append.command !== undefined) {
    requireUuid('command id', append.command.commandId);
    requireName('fingerprint', append.command.fingerprint);
  }
  const streams = new Set<string>();
  for (const { stream, expected } of [...append.writes, ...(append.checks ?? [])]) {
    requireName('stream', stream);
    requireExpected(stream, expected);
    if (streams.has(stream)) throw new MalformedAppend(`${stream} is named twice in one append`);
    streams.add(stream);
  }
  const ids = new Set<string>();
  for (const { stream, events } of append.writes) {
    if (events.length === 0) throw new MalformedAppend(`a write to ${stream} has no events; a check says what a stream must be`);
    for (const event of events) {
      requireEvent(stream, event);
      if (ids.has(event.eventId)) throw new MalformedAppend(`event ${event.eventId} is given twice in one append`);
      ids.add(event.eventId);
    }
  }
}

function requireEvent(stream: string, event: NewEvent): void {
  requireUuid('event id', event.eventId);
  requireName('type', event.type);
  if (!isWhole(event.schemaVersion, 1))
    throw new MalformedAppend(`${event.type} in ${stream}: the schema version must be a whole number from 1`);
  if (!isCalendarDay(event.effectiveOn)) throw new MalformedAppend(`${event.type} in ${stream}: effectiveOn is not a day of the calendar`);
  if (!isJson(event.data)) throw new MalformedAppend(`${event.type} in ${stream}: the data is not JSON text`);
  requireWhole('data', event.data);
  if (event.personal !== undefined) requireName('personal key', event.personal.key);
  for (const key of Object.keys(event.metadata)) {
    requireWhole('metadata', key);
    requireWhole('metadata', event.metadata[key] ?? '');
  }
}

function requireExpected(stream: string, expected: ExpectedRevision): void {
  if (typeof expected === 'number' && !isWhole(expected, 0)) {
    throw new MalformedAppend(`${stream}: an expected revision is a whole number from 0, not ${String(expected)}`);
  }
}

/** Revisions and versions are kept in 32 bits. */
function isWhole(value: number, from: number): boolean {
  return Number.isInteger(value) && value >= from && value <= 0x7fff_ffff;
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

function requireUuid(what: string, id: string): void {
  if (!uuid.test(id)) throw new MalformedAppend(`${what} is not a UUID in lower case: ${JSON.stringify(id)}`);
}

// eslint-disable-next-line no-control-regex -- these are what it looks for
const controlCharacter = /[\u0000-\u001f]/;

function requireName(what: string, text: string): void {
  if (text === '' || controlCharacter.test(text))
    throw new MalformedAppend(`${what} is empty, or holds a control character: ${JSON.stringify(text)}`);
  requireWhole(what, text);
}

function requireWhole(what: string, text: string): void {
  if (!isWellFormed(text)) throw new MalformedAppend(`${what} holds half of a surrogate pair, which UTF-8 cannot keep`);
}

function isWellFormed(text: string): boolean {
  return (text as unknown as { isWellFormed(): boolean }).isWellFormed(); // ECMAScript 2024, in Node.js since 20, not yet in the types
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

const day = /^(\d{4})-(\d{2})-(\d{2})$/;

function isCalendarDay(text: string): boolean {
  const [, year = '0000', month = '00', dayOfMonth = '00'] = day.exec(text) ?? [];
  const [y, m, d] = [Number(year), Number(month), Number(dayOfMonth)];
  if (y < 1 || m < 1 || m > 12 || d < 1) return false;
  return d <= daysIn(y, m);
}

function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}
