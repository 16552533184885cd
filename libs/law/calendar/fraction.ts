/** A share as it is written in law and in receipts: `"1/3"`, or `"2"` for a whole number. */
export type FractionText = `${number}/${number}` | `${number}`;

/** An exact rational: two whole numbers without a common divisor, the lower one at least 1. */
export interface Fraction {
  readonly over: number;
  readonly under: number;
}

/** The fraction that the text names, in lowest terms. Throws `RangeError` on another form and on a division by nothing. */
export function fraction(text: FractionText): Fraction {
  const known = read.get(text);
  if (known !== undefined) return known;
  const [, over, under = '1'] = /^(\d+)(?:\/(\d+))?$/.exec(text) ?? [];
  if (over === undefined || Number(under) === 0) throw new RangeError(`"${text}" is not a fraction such as "1/3"`);
  const value = lowestTerms(Number(over), Number(under));
  read.set(text, value);
  return value;
}

/** `"1/3"`, or `"2"` where nothing is left to divide by. */
export function fractionText({ over, under }: Fraction): FractionText {
  return (under === 1 ? String(over) : `${String(over)}/${String(under)}`) as FractionText; // whole numbers by construction
}

export function plus(a: Fraction, b: Fraction): Fraction {
  return lowestTerms(a.over * b.under + b.over * a.under, a.under * b.under);
}

/** So many times the fraction. */
export function times(a: Fraction, whole: number): Fraction {
  return lowestTerms(a.over * whole, a.under);
}

/** Negative, 0 or positive, for sorting. */
export function compareFractions(a: Fraction, b: Fraction): number {
  return a.over * b.under - b.over * a.under;
}

/** The least whole number that is not less. */
export function roundUp({ over, under }: Fraction): number {
  return Math.ceil(over / under);
}

function lowestTerms(over: number, under: number): Fraction {
  const divisor = greatestCommonDivisor(over, under);
  return { over: over / divisor, under: under / divisor };
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}

/** Texts come from tables of a few dozen rows; each is read once. */
const read = new Map<string, Fraction>();
