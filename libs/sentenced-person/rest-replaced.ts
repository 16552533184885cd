import type { LegalDate } from '../event-log/event.ts';
import { evaluate } from '../law/evaluate.ts';
import type { Receipt } from '../law/receipt.ts';

/** The most of a milder punishment that the days left of deprivation of liberty come to. */
export interface RestReplaced {
  readonly unservedDays: number;
  /** Days of restriction of liberty, or monthly calculation indices of a fine. */
  readonly atMost: number;
  readonly receipt: Receipt;
}

/** How much of a milder punishment stands for so many days left; `undefined` where no rate is known. CC 73(3). */
export function restReplacedBy(to: 'FINE' | 'RESTRICTION_OF_LIBERTY', unservedDays: number, day: LegalDate): RestReplaced | undefined {
  const from = { punishment: 'DEPRIVATION_OF_LIBERTY', amount: unservedDays } as const;
  const { answer, receipt } = evaluate('conversion', { from, to, ground: 'MILDER' }, day);
  return answer.verdict === 'CONVERTED' ? { unservedDays, atMost: answer.whole, receipt } : undefined;
}
