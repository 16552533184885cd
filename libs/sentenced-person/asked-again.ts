import { tooEarly, type Refusal } from '../commands/refusal.ts';
import type { LegalDate } from '../event-log/event.ts';
import { evaluate } from '../law/evaluate.ts';
import type { Receipt } from '../law/receipt.ts';

/** From when a person may ask again whom a court refused, with the receipt; refuses where no rule is known. PEC 162. */
export function notBeforeAfter(
  refusedOn: LegalDate,
  what: string,
): { readonly reapplyNotBefore: LegalDate; readonly receipt: Receipt } | { readonly refused: Refusal } {
  const { answer, receipt } = evaluate('parole-renewal', { refusedOn }, refusedOn);
  if (answer.verdict === 'NOT_BEFORE') return { reapplyNotBefore: answer.notBefore, receipt };
  return {
    refused: {
      code: 'renewal-unknown',
      reason: `No rule is known that says when ${what} refused on ${refusedOn} may be asked for again.`,
      provision: 'PEC 162',
      next: 'Check the day of the decision.',
      pointer: '/refusedOn',
    },
  };
}

type Ended =
  | { readonly is: 'OPEN' | 'GRANTED' }
  | { readonly is: 'REFUSED'; readonly refusedOn: LegalDate; readonly reapplyNotBefore: LegalDate }
  | { readonly is: 'WITHDRAWN'; readonly withdrawnOn: LegalDate }
  | { readonly is: 'REVOKED'; readonly revokedOn: LegalDate; readonly servedFrom: LegalDate };

/**
 * Refuses an application before the last one is behind: before the day that follows from its refusal, its withdrawal or its revocation, and
 * before the punishment is served again after it.
 */
export function unlessAgainInTime(what: string, last: Ended | undefined, openedOn: LegalDate): Refusal | undefined {
  const pointer = '/openedOn';
  switch (last?.is) {
    case undefined:
    case 'OPEN':
    case 'GRANTED':
      return undefined;
    case 'WITHDRAWN':
      return tooEarly(pointer, openedOn, last.withdrawnOn, 'the withdrawal of the last application');
    case 'REVOKED':
      return (
        tooEarly(pointer, openedOn, last.revokedOn, `the revocation of the last ${what}`) ??
        tooEarly(pointer, openedOn, last.servedFrom, 'the first day on which the punishment is served again')
      );
    case 'REFUSED':
      if (openedOn >= last.reapplyNotBefore) return undefined;
      return {
        code: 'asked-again-too-soon',
        reason: `${what.charAt(0).toUpperCase()}${what.slice(1)} was refused on ${last.refusedOn}; it may be asked for again from ${last.reapplyNotBefore}.`,
        provision: 'PEC 162',
        next: `Ask on ${last.reapplyNotBefore} or later.`,
        pointer,
      };
  }
}
