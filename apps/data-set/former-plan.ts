import type { Sex } from '../../libs/person/person.events.ts';
import type { SupervisionBasis } from '../../libs/supervision/supervision.events.ts';
import { SeededRandom } from './seeded-random.ts';

/** How a punishment that is over was served: in a facility to the last day of the term, or under supervision on one of these bases. */
export type FormerPunishment = 'TERM_SERVED' | Exclude<SupervisionBasis, 'PRE_TRIAL'>;

/** Somebody whose punishments are over: what they were, in order. */
export interface FormerPlan {
  readonly is: 'FORMER';
  readonly sex: Sex;
  readonly punishments: readonly FormerPunishment[];
}

/**
 * The plan of one of the people whose punishments are over.
 *
 * Most had one punishment, some two or three. Prison comes last: the rates at which custody before a verdict counts are not verified for
 * the years in which a first punishment of several would have begun.
 */
export function formerPlan(place: number): FormerPlan {
  const random = new SeededRandom(`former plan/${String(place)}`);
  const sex = random.chance(0.14) ? 'F' : 'M';
  const { earlier } = random.weighted(lives);
  const punishments: FormerPunishment[] = Array.from({ length: earlier }, () => random.weighted(atLiberty).punishment);
  const { punishment } = random.weighted(lastOnes);
  punishments.push(punishment);
  if (punishment === 'TERM_SERVED' && random.chance(0.2)) punishments.push('POST_PENITENTIARY');
  return { is: 'FORMER', sex, punishments: punishments.map((one) => (one === 'DEFERRED' && sex === 'M' ? 'SUSPENDED' : one)) };
}

const lives = [
  { earlier: 0, weight: 80 },
  { earlier: 1, weight: 16 },
  { earlier: 2, weight: 4 },
];

const atLiberty: readonly { readonly punishment: FormerPunishment; readonly weight: number }[] = [
  { punishment: 'RESTRICTION_OF_LIBERTY', weight: 64 },
  { punishment: 'SUSPENDED', weight: 16 },
  { punishment: 'COMMUNITY_SERVICE', weight: 14 },
  // sentences of pregnant women and of mothers of small children are deferred
  { punishment: 'DEFERRED', weight: 6 },
];

const lastOnes: typeof atLiberty = [...atLiberty, { punishment: 'PAROLE', weight: 14 }, { punishment: 'TERM_SERVED', weight: 20 }];

/** Whether the person was in a facility, and was released from it. */
export function wasHeld({ punishments }: FormerPlan): boolean {
  return punishments.some((punishment) => punishment === 'TERM_SERVED' || punishment === 'PAROLE');
}

/** How many probation files the person had. */
export function filesOf({ punishments }: FormerPlan): number {
  return punishments.filter((punishment) => punishment !== 'TERM_SERVED').length;
}
