/** Seeds that have found a defect, and which. They pass now, and are run with every test. */
export const foundSeeds: readonly { readonly seed: number; readonly found: string }[] = [];
