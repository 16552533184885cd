import type { Principal } from '../access/principal.ts';
import type { Position } from '../event-log/event.ts';
import { Problem } from './problem.ts';

/** A record that a register does not show whole: a fact of it could not be folded, and it stays as it was before. */
export interface IncompleteRecord {
  readonly register: string;
  /** Position of the first fact that it lacks. */
  readonly since: Position;
  /** Whose record it is, where that can be told. */
  readonly personId: string | undefined;
}

/** Tells which records registers do not show whole. */
export interface Completeness {
  incomplete(registers: readonly string[]): Promise<readonly IncompleteRecord[]>;
}

/**
 * Refuses an answer that would lack what the caller knows to be there.
 *
 * @param atLeast the position that the caller wants to see the effect of
 * @throws Problem `register-parked`
 */
export function refuseIncomplete(records: readonly IncompleteRecord[], atLeast: Position | undefined): void {
  if (atLeast !== undefined && records.some(({ since }) => since <= atLeast)) throw registerParked(records);
}

/** A record that nothing is known of may be one whose first fact could not be folded; only those hear of it who may read every record. */
export function insteadOfNotFound(error: unknown, records: readonly IncompleteRecord[], { office, facility }: Principal): unknown {
  const mayBeParked = error instanceof Problem && error.status === 404 && records.length > 0;
  return mayBeParked && office === undefined && facility === undefined ? registerParked(records) : error;
}

/** What an answer says of records that it does not show whole, in its header and its JSON; nothing where it shows all of them so. */
export function whatIsIncomplete(records: readonly IncompleteRecord[]): {
  readonly headers: Readonly<Record<string, string>>;
  readonly members: object;
} {
  if (records.length === 0) return { headers: {}, members: {} };
  const counts = countsOf(records);
  const header = Object.entries(counts).map(([register, count]) => `${register}=${String(count)}`);
  return {
    headers: { incomplete: header.join(', ') },
    members: { incomplete: { since: String(earliest(records)), records: counts } },
  };
}

function registerParked(records: readonly IncompleteRecord[]): Problem {
  const since = String(earliest(records));
  const detail = `The record lacks what was recorded from position ${since} on, since a register could not take it in. Nothing is lost: an operator sees why with "qadam parked".`;
  return new Problem(503, 'register-parked', detail, {
    members: { since, registers: Object.keys(countsOf(records)) },
    headers: { 'retry-after': '60' },
  });
}

function countsOf(records: readonly IncompleteRecord[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { register } of records) counts[register] = (counts[register] ?? 0) + 1;
  return counts;
}

function earliest(records: readonly IncompleteRecord[]): Position | undefined {
  return records.map(({ since }) => since).reduce((least, since) => (since < least ? since : least));
}
