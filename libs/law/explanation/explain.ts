import type { Receipt } from '../receipt.ts';
import type { Language } from '../wording.ts';

/** The steps of a receipt in their order. */
export function explain(receipt: Receipt, _language: Language): readonly string[] {
  return receipt.steps.map(
    ({ step, result, provision }) => `${step}: ${JSON.stringify(result)}${provision === undefined ? '' : ` (${provision})`}`,
  );
}
