import type { FacilityType } from '../../libs/criminal-case/criminal-case.events.ts';
import type { Sex } from '../../libs/person/person.events.ts';
import { creditOf } from './custody-steps.ts';
import type { Facility, Institutions } from './institutions.ts';
import type { OffenceKind } from './offences.ts';
import { within, type SeededRandom } from './seeded-random.ts';

/** Days of a sentence: what the court imposed, what counts towards it, what is left to serve from the verdict on. */
export interface SentenceLength {
  readonly months: number;
  readonly daysBeforeVerdict: number;
  /** A few days fewer than the calendar gives, so that nobody is due before a day that lies within it. */
  readonly daysToServe: number;
}

export interface LengthLimits {
  readonly atLeastMonths?: number;
  readonly atMostMonths?: number;
  readonly atMostDaysBeforeVerdict?: number;
}

/** Log-normal around what is usual for the offence, within its sanction. */
export function sentenceLength(
  random: SeededRandom,
  offence: OffenceKind,
  regime: FacilityType,
  limits: LengthLimits = {},
): SentenceLength {
  const { atLeastMonths = 8, atMostMonths = 240, atMostDaysBeforeVerdict = 360 } = limits;
  const usual = Math.round(12 * random.logNormal(offence.usualYears, 0.35));
  const months = within(usual, Math.max(atLeastMonths, 12 * offence.minTermYears), Math.min(atMostMonths, 12 * offence.maxTermYears));
  const days = Math.floor(months * 30.4) - 2;
  const most = Math.min(atMostDaysBeforeVerdict, Math.floor((0.3 * days) / creditOf[regime]));
  const daysBeforeVerdict = within(Math.round(random.logNormal(110, 0.5)), 15, most);
  return { months, daysBeforeVerdict, daysToServe: days - Math.ceil(daysBeforeVerdict * creditOf[regime]) };
}

/** The type of facility that a verdict names. CC 46(5)-(6). */
export function regimeFor(sex: Sex, offence: OffenceKind, firstTime: boolean, minor: boolean): FacilityType {
  if (minor) return 'MEDIUM_JUVENILE';
  if (offence.intent === 'NEGLIGENT' || offence.maxTermYears <= 2) return 'MINIMUM';
  if (sex === 'F') return 'MEDIUM';
  return !firstTime || offence.maxTermYears > 12 || offence.lifeSanction ? 'MAXIMUM' : 'MEDIUM';
}

/** A facility of the type that the verdict names; women have facilities of their own. */
export function facilityFor(random: SeededRandom, { facilities }: Institutions, sex: Sex, regime: FacilityType | 'REMAND'): Facility {
  const holds = sex === 'F' && regime !== 'REMAND' ? 'WOMEN' : regime;
  return random.pick(facilities.filter((facility) => facility.holds === holds));
}
