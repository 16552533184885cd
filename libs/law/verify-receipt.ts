import { canonicalJson } from './canonical-json.ts';
import { evaluateAgain } from './evaluate.ts';
import type { Receipt } from './receipt.ts';
import { ruleSetVersion } from './rule-set.ts';

/** What came of asking again what a receipt answered. */
export type ReceiptVerification =
  | { readonly verdict: 'EQUAL' }
  | {
      readonly verdict: 'DIFFERS';
      /** The first place that is not the same, in the order of the receipt: `steps[3]`. */
      readonly at: string;
      readonly stored: unknown;
      readonly now: unknown;
    }
  /** Its rule set is not here, or a fact that it rests on is masked. */
  | { readonly verdict: 'NOT_REPEATABLE'; readonly because: 'ANOTHER_RULE_SET' | 'MASKED_FACTS' };

/** Asks again what a receipt answered, under its own rule set, and compares the two from the first line to the last. */
export function verifyReceipt(receipt: Receipt): ReceiptVerification {
  if (receipt.ruleSet !== ruleSetVersion) return { verdict: 'NOT_REPEATABLE', because: 'ANOTHER_RULE_SET' };
  if (canonicalJson(receipt.facts).includes(mask)) return { verdict: 'NOT_REPEATABLE', because: 'MASKED_FACTS' };
  const { receipt: now } = evaluateAgain(receipt);
  const lengths = { steps: longer(receipt.steps, now.steps), versions: longer(receipt.versions, now.versions) };
  const [before, after] = [partsOf(receipt, lengths), partsOf(now, lengths)];
  for (const [index, [at, stored]] of before.entries()) {
    const value = after[index]?.[1];
    if (canonicalJson(stored) !== canonicalJson(value)) return { verdict: 'DIFFERS', at, stored, now: value };
  }
  return { verdict: 'EQUAL' };
}

const mask = '************';

/** What a receipt says, in order, each with its place; `null` where it has fewer steps or versions than the other. */
function partsOf(
  { facts, provisions, steps, versions = [], rounding, ruleSetHash }: Receipt,
  lengths: { readonly steps: number; readonly versions: number },
): readonly (readonly [at: string, value: unknown])[] {
  return [
    ['ruleSetHash', ruleSetHash],
    ['facts', facts],
    ...Array.from({ length: lengths.steps }, (_, index) => [`steps[${String(index)}]`, steps[index] ?? null] as const),
    ...Array.from({ length: lengths.versions }, (_, index) => [`versions[${String(index)}]`, versions[index] ?? null] as const),
    ['provisions', provisions],
    ['rounding', rounding],
  ];
}

function longer(one: readonly unknown[] = [], other: readonly unknown[] = []): number {
  return Math.max(one.length, other.length);
}
