import type { LegalDate } from '../event-log/event.ts';

/**
 * Why a request is not carried out. Nothing is written.
 *
 * `code` is for machines and never changes; `reason` is for the officer; `provision` for the appeal; `next` says what can be done
 * instead; `pointer` (RFC 6901) names the field of the request that is at fault.
 */
export interface Refusal {
  readonly code: string;
  readonly reason: string;
  readonly provision?: string;
  readonly next?: string;
  readonly pointer?: string;
}

/** Refuses a day that has not come yet, where only what has happened can be recorded. */
export function notYet(pointer: string, on: LegalDate, today: LegalDate): Refusal | undefined {
  if (on <= today) return undefined;
  return {
    code: 'in-the-future',
    reason: `${on} has not come yet; today is ${today}.`,
    next: 'Record it on the day or after it.',
    pointer,
  };
}

/** Refuses a day before the one from which it can be true. */
export function tooEarly(pointer: string, on: LegalDate, earliest: LegalDate, what: string): Refusal | undefined {
  if (on >= earliest) return undefined;
  return { code: 'too-early', reason: `${on} is before ${earliest}, ${what}.`, next: 'Check the day against the document.', pointer };
}

/**
 * Refuses to take away from under a later fact what it rests on, when something is corrected.
 *
 * @param what that rests on it, a sentence without its full stop
 * @param first what to do before
 */
export function restsOnIt(what: string, first: string): Refusal {
  return { code: 'something-rests-on-it', reason: `${what}.`, next: first, pointer: '/revision' };
}
