import type { Sanction } from './sanction.ts';

/** The most deprivation of liberty that a sanction names, in years; 0 where it names none but for life. */
export function ceilingOf({ limits }: Sanction): number {
  return Math.max(0, ...limits.map(({ punishment, to }) => (punishment === 'DEPRIVATION_OF_LIBERTY' ? to : 0)));
}
