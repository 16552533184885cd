import type { LegalDate } from '../event-log/event.ts';
import { readLegalDate } from '../law/calendar/legal-date.ts';
import type { Receipt } from '../law/receipt.ts';

/** The last day of the term up to which the law counted the rest that an act of amnesty cuts; absent where it counted none. */
export function lastDayCounted({ steps }: Receipt): LegalDate | undefined {
  const lastDay = steps.find(({ step }) => step === 'rest of the punishment on the effective day')?.operands['lastDay'];
  return typeof lastDay === 'string' ? readLegalDate(lastDay) : undefined;
}
