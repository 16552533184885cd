import { authoriseRelease, type AuthoriseRelease } from '../../libs/custody/authorise-release.ts';
import { release, type Release } from '../../libs/custody/release.ts';
import type { LegalDate } from '../../libs/event-log/event.ts';
import { lastDayOfTerm } from '../../libs/law/calendar/last-day-of-term.ts';
import { addDays, daysBetween, laterOf } from '../../libs/law/calendar/legal-date.ts';
import type { Sex } from '../../libs/person/person.events.ts';
import { completeTerm, type CompleteTerm } from '../../libs/punishment-term/complete-term.ts';
import type { TermId } from '../../libs/punishment-term/punishment-term.events.ts';
import type { SupervisionEnding } from '../../libs/supervision/supervision.events.ts';
import type { BiographyBuilder } from './biography.ts';
import { beginsToServe, isHeld, type Serving } from './custody-steps.ts';
import type { FormerPlan, FormerPunishment } from './former-plan.ts';
import type { Institutions, Officer } from './institutions.ts';
import { isSentencedAtLiberty, monthsOf, type BasisOfVerdict } from './liberty-steps.ts';
import { nonViolentOffencesHeld, offencesBeforeParole, offencesOfMenHeld, offencesByBasis, type OffenceKind } from './offences.ts';
import { isParoled } from './parole-steps.ts';
import { within } from './seeded-random.ts';
import { ageAtAct, becomesKnown, bornFor } from './person-steps.ts';
import { dayOfFigures, referenceDay } from './population-plan.ts';
import { registrarOf, staffOf } from './senders.ts';
import { facilityFor, regimeFor, sentenceLength, type LengthLimits } from './sentence-lengths.ts';
import { isSupervised } from './supervision-steps.ts';

/** Somebody whose punishments, one after the other, were over before the day of the published figures. */
export function hasServed(life: BiographyBuilder, plan: FormerPlan, number: number, institutions: Institutions): void {
  const { random } = life;
  const officer = random.weighted(institutions.officers);
  const about: About = { life, sex: plan.sex, number, officer, institutions, limits: limitsOf(plan) };
  const punishments = plan.punishments.map((punishment, index) => ({
    ...drawn(about, punishment),
    daysBefore: index === 0 || punishment === 'POST_PENITENTIARY' ? 0 : random.whole(70, about.limits.longestGap),
  }));
  let on = firstDay(life, punishments);
  // hours of service are fewer for minors, and service is no punishment for those near their pension
  const ageThen = plan.punishments.includes('COMMUNITY_SERVICE') ? within(ageAtAct(random), 19, 48) : ageAtAct(random);
  const known = { on, sex: plan.sex, birthDate: bornFor(random, ageThen, on), number, sender: registrarOf(officer.region) };
  becomesKnown(life, known);
  for (const [index, { daysBefore, mostDays, tell }] of punishments.entries()) {
    if (index > 0) life.nextPunishment();
    on = addDays(on, daysBefore);
    tell(on);
    on = addDays(on, mostDays);
  }
}

interface About {
  readonly life: BiographyBuilder;
  readonly sex: Sex;
  readonly number: number;
  readonly officer: Officer;
  readonly institutions: Institutions;
  readonly limits: Limits;
}

/** Months and days such that all punishments of a life fit between the first and the last day. */
interface Limits {
  readonly longestAtLiberty: number;
  readonly longestInPrison: number;
  readonly longestAfterwards: number;
  readonly longestGap: number;
}

function limitsOf({ punishments }: FormerPlan): Limits {
  const ofOne = { longestAtLiberty: 60, longestInPrison: 54, longestAfterwards: 18, longestGap: 0 };
  const ofTwo = { longestAtLiberty: 22, longestInPrison: 40, longestAfterwards: 18, longestGap: 300 };
  const ofMore = { longestAtLiberty: 9, longestInPrison: 35, longestAfterwards: 8, longestGap: 120 };
  return punishments.length === 1 ? ofOne : punishments.length === 2 ? ofTwo : ofMore;
}

/** A punishment before it has a place in time. */
interface Drawn {
  /** From the first thing that is recorded of it to its last day. */
  readonly mostDays: number;
  /** The first day that it can begin on. */
  readonly notBefore: LegalDate;
  readonly tell: (from: LegalDate) => void;
}

/** Ten years before the reference day. */
const notBefore: LegalDate = '2016-11-21';
const notAfter = addDays(dayOfFigures, -1);
/** The rates at which custody before a verdict counts are verified from then on: earlier verdicts would need a lawyer. */
const prisonNotBefore: LegalDate = '2018-08-15';
/** Community service is a punishment for crimes from August 2018 on (CC 43). */
const serviceNotBefore: LegalDate = '2018-08-01';

function firstDay({ random }: BiographyBuilder, punishments: readonly (Drawn & { readonly daysBefore: number })[]): LegalDate {
  let earliest = notBefore;
  let days = 0;
  for (const punishment of punishments) {
    days += punishment.daysBefore;
    earliest = laterOf(earliest, addDays(punishment.notBefore, -days));
    days += punishment.mostDays;
  }
  const spare = daysBetween(earliest, notAfter) - days;
  if (spare < 0) throw new RangeError(`punishments of ${String(days)} days do not fit between ${earliest} and ${notAfter}`);
  return random.dayAfter(earliest, 0, spare);
}

function drawn(about: About, punishment: FormerPunishment): Drawn {
  switch (punishment) {
    case 'RESTRICTION_OF_LIBERTY':
    case 'SUSPENDED':
    case 'DEFERRED':
    case 'COMMUNITY_SERVICE':
      return atLiberty(about, punishment);
    case 'PAROLE':
      return onParole(about);
    case 'TERM_SERVED':
      return inPrison(about);
    case 'POST_PENITENTIARY':
      return afterRelease(about);
  }
}

const longestMonth = 31;

function atLiberty(about: About, basis: BasisOfVerdict): Drawn {
  const { life, limits } = about;
  const { random } = life;
  const months = Math.min(monthsOf(random, basis), limits.longestAtLiberty);
  const daysToVerdict = random.whole(40, 200);
  const daysToFirst = random.whole(17, 23);
  return {
    mostDays: daysToVerdict + daysToFirst + longestMonth * months,
    notBefore: basis === 'COMMUNITY_SERVICE' ? serviceNotBefore : notBefore,
    tell: (openedOn) => {
      const deliveredOn = addDays(openedOn, daysToVerdict);
      const offence = random.weighted(offencesByBasis[basis]);
      const committedOn = addDays(openedOn, -random.whole(0, 60));
      isSentencedAtLiberty(life, {
        ...about,
        basis,
        offence,
        months: Math.min(months, mostMonths(basis, offence, committedOn)),
        committedOn,
        openedOn,
        deliveredOn,
        from: addDays(deliveredOn, daysToFirst),
        overdue: false,
        over: (plannedTo) => endingOf(about, basis, addDays(deliveredOn, daysToFirst), plannedTo),
      });
    },
  };
}

/** The text of CC 296 before February 2020 was not read: what is known of it allows no more than two years of restriction. */
function mostMonths(basis: BasisOfVerdict, { article }: OffenceKind, committedOn: LegalDate): number {
  return basis === 'RESTRICTION_OF_LIBERTY' && article === '296' && committedOn < '2020-02-01' ? 24 : Infinity;
}

/** Restriction of liberty and a deferral last to their end; other supervision ends early for those who do well. */
function endingOf(
  { life: { random } }: About,
  basis: BasisOfVerdict,
  from: LegalDate,
  plannedTo: LegalDate,
): { readonly ending: SupervisionEnding; readonly endedOn: LegalDate } {
  if (basis === 'RESTRICTION_OF_LIBERTY' || basis === 'DEFERRED' || random.chance(0.8)) return { ending: 'TERM', endedOn: plannedTo };
  return { ending: 'EARLY', endedOn: addDays(from, Math.floor(daysBetween(from, plannedTo) * (0.5 + 0.4 * random.next()))) };
}

interface DrawnSentence {
  readonly mostDays: number;
  readonly daysBeforeVerdict: number;
  readonly daysToServe: number;
  readonly serving: (arrestedOn: LegalDate) => Serving;
}

function sentenceToPrison(
  { life, sex, number, institutions }: About,
  offences: readonly OffenceKind[],
  limits: LengthLimits,
): DrawnSentence {
  const { random } = life;
  const { atMostMonths = Infinity } = limits;
  const offence = random.weighted(offences.filter(({ minTermYears }) => 12 * minTermYears <= atMostMonths));
  const firstTime = random.chance(0.6);
  const regime = regimeFor(sex, offence, firstTime, false);
  const facility = facilityFor(random, institutions, sex, regime);
  const { months, daysBeforeVerdict, daysToServe } = sentenceLength(random, offence, regime, limits);
  const remandAt = random.chance(0.25) ? facilityFor(random, institutions, sex, 'REMAND') : undefined;
  return {
    mostDays: daysBeforeVerdict + longestMonth * months,
    daysBeforeVerdict,
    daysToServe,
    serving: (arrestedOn) => ({
      number,
      offence,
      committedOn: random.dayAfter(arrestedOn, -60, 0),
      arrestedOn,
      start: addDays(arrestedOn, daysBeforeVerdict),
      months,
      firstTime,
      regime,
      facility,
      ...(remandAt !== undefined && { remandAt }),
    }),
  };
}

function inPrison(about: About): Drawn {
  const { life, sex, limits, institutions } = about;
  const offences = sex === 'M' ? shorter(offencesOfMenHeld) : nonViolentOffencesHeld;
  const { mostDays, serving: servingFrom } = sentenceToPrison(about, offences, { atMostMonths: limits.longestInPrison });
  return {
    mostDays,
    notBefore: prisonNotBefore,
    tell: (arrestedOn) => {
      const serving = servingFrom(arrestedOn);
      const { termId, heldFrom, lastDay = referenceDay } = beginsToServe(life, serving);
      const place = isHeld(life, { sex, serving, from: heldFrom, to: lastDay, institutions });
      const on = addDays(lastDay, -life.random.whole(1, 5));
      const due: AuthoriseRelease = { on, basis: 'TERM_END', releaseOn: lastDay, documentRef: 'SYNTHETIC calculation of the term' };
      life.ask(authoriseRelease, life.personId, due, on, staffOf(place.code, 1));
      const left: Release = { releasedOn: lastDay, to: 'LIBERTY', documentRef: 'SYNTHETIC certificate of release' };
      life.ask(release, life.personId, left, lastDay, staffOf(place.code, 2));
      completes(about, termId, 'SERVED', lastDay);
    },
  };
}

/** Sentences that are over within these years. */
function shorter(offences: readonly OffenceKind[]): readonly OffenceKind[] {
  return offences.filter(({ usualYears, lifeSanction }) => usualYears <= 6 && !lifeSanction);
}

function onParole(about: About): Drawn {
  const { life, sex, officer, number, limits, institutions } = about;
  const { random } = life;
  const limited = { atLeastMonths: 34, atMostMonths: limits.longestInPrison };
  const { mostDays, daysToServe, serving: servingFrom } = sentenceToPrison(about, offencesBeforeParole, limited);
  const servedDays = Math.floor(daysToServe * (0.72 + 0.08 * random.next()));
  return {
    mostDays,
    notBefore: prisonNotBefore,
    tell: (arrestedOn) => {
      const serving = servingFrom(arrestedOn);
      const releasedOn = addDays(serving.start, servedDays);
      const { termId, plannedTo = notAfter } = isParoled(life, { sex, serving, releasedOn, institutions });
      const over = { ending: 'TERM', endedOn: plannedTo } as const;
      isSupervised(life, { basis: 'PAROLE', officer, number, overdue: false, termId, from: releasedOn, plannedTo, over }, institutions);
      completes(about, termId, 'PAROLE_SERVED', plannedTo);
    },
  };
}

/** Control after the release, of those whom a court placed under it. */
function afterRelease({ life, officer, number, limits, institutions }: About): Drawn {
  const months = life.random.whole(6, limits.longestAfterwards);
  return {
    mostDays: longestMonth * months,
    notBefore,
    tell: (from) => {
      const plannedTo = lastDayOfTerm(from, { months });
      const over = { ending: 'TERM', endedOn: plannedTo } as const;
      isSupervised(life, { basis: 'POST_PENITENTIARY', officer, number, overdue: false, from, plannedTo, over }, institutions);
    },
  };
}

function completes({ life, officer }: About, termId: TermId, reason: CompleteTerm['reason'], completedOn: LegalDate): void {
  const completed: CompleteTerm = { reason, completedOn, documentRef: 'SYNTHETIC certificate' };
  life.ask(completeTerm, termId, completed, completedOn, registrarOf(officer.region));
}
