import { dateText, isCalendarDay } from '../calendar/legal-date.ts';
import type { LegalDate } from '../calendar/legal-date.ts';
import { date, object, oneOf, optional, text } from '../fact-checks.ts';
import type { LawQuestionRules } from '../law-question.ts';
import type { NeedsManual } from '../manual-reasons.ts';
import { identityNumberRules } from './identity-number-rules.ts';
import type { IdentityNumberRules } from './identity-number-rules.ts';

export interface IdentityNumberFacts {
  readonly iin: string;
  /** The sex on record, where there is one to compare. */
  readonly sex?: 'M' | 'F';
  /** The day that a birth must not lie after, where it is not the day of the question. */
  readonly asOf?: LegalDate;
}

export type IdentityNumberFault = 'LENGTH' | 'CENTURY' | 'DATE' | 'FUTURE' | 'UNISSUABLE' | 'CHECKSUM' | 'SEX';

export type IdentityNumberAnswer =
  | { readonly valid: true; readonly birthDate: LegalDate; readonly sex: 'M' | 'F' }
  | {
      readonly valid: false;
      /** The first fault, in the order of `IdentityNumberFault`. */
      readonly because: IdentityNumberFault;
      /** What the digits say all the same, where they say a day. */
      readonly birthDate?: LegalDate;
      readonly sex?: 'M' | 'F';
    }
  | (NeedsManual & { readonly valid?: never });

/** Whether twelve digits are an individual identification number that could have been issued, and whose birth they tell. */
export const identityNumber: LawQuestionRules<IdentityNumberFacts, IdentityNumberAnswer> = {
  facts: object<IdentityNumberFacts>({ iin: text, sex: optional(oneOf(['M', 'F'])), asOf: optional(date) }),
  tables: { identityNumberRules },
  kept: (facts) => ({ ...facts, iin: '************' }),
  answer(facts, asOf, reasoning) {
    const rules = reasoning.rule(identityNumberRules, asOf);
    if (rules === undefined) return reasoning.needsManual();
    const answer = read(facts, facts.asOf ?? asOf, rules);
    reasoning.step('digits read', {}, answer.valid ? 'VALID' : answer.because);
    return answer;
  },
};

type Read = Exclude<IdentityNumberAnswer, NeedsManual>;

function read({ iin, sex: onRecord }: IdentityNumberFacts, today: LegalDate, { centuries, weights }: IdentityNumberRules): Read {
  if (!/^\d{12}$/.test(iin)) return { valid: false, because: 'LENGTH' };
  const digits = Array.from(iin, Number);
  const century = centuries[iin.charAt(6)];
  if (century === undefined) return { valid: false, because: 'CENTURY' };
  const [year, month, day] = [century.century + Number(iin.slice(0, 2)), Number(iin.slice(2, 4)), Number(iin.slice(4, 6))];
  const { sex } = century;
  if (!isCalendarDay(year, month, day)) return { valid: false, because: 'DATE', sex };
  const birthDate = dateText(year, month, day);
  const fault =
    birthDate > today ? 'FUTURE' : (checkDigitFault(digits, weights) ?? (onRecord === undefined || onRecord === sex ? undefined : 'SEX'));
  return fault === undefined ? { valid: true, birthDate, sex } : { valid: false, because: fault, birthDate, sex };
}

function checkDigitFault(digits: readonly number[], [first, second]: IdentityNumberRules['weights']): IdentityNumberFault | undefined {
  const once = weigh(digits, first);
  const check = once === 10 ? weigh(digits, second) : once;
  if (check === 10) return 'UNISSUABLE';
  return check === digits[11] ? undefined : 'CHECKSUM';
}

function weigh(digits: readonly number[], weights: readonly number[]): number {
  return weights.reduce((sum, weight, index) => sum + weight * (digits[index] ?? 0), 0) % 11;
}
