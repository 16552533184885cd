/**
 * Seeds that have found a defect, and which.
 *
 * They are run with every test. A change of the calls that the product makes turns a seed into another history; the defect has a test of
 * its own besides.
 */
export const foundSeeds: readonly { readonly seed: number; readonly found: string }[] = [
  { seed: 85, found: 'a command that read its own effect before the answer to its first try, and answered that the thing existed' },
  { seed: 121, found: 'the same, answered as a refusal by the rules' },
  { seed: 14, found: 'a runner that went back to an old page when it was handed one, and folded what was behind it twice' },
  { seed: 53, found: 'the same, in a register that two workers share' },
];
