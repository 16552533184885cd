import type { LegalDate } from '../../libs/event-log/event.ts';
import { lastDayOfTerm } from '../../libs/law/calendar/last-day-of-term.ts';
import { addDays } from '../../libs/law/calendar/legal-date.ts';
import type { Sex } from '../../libs/person/person.events.ts';
import type { BiographyBuilder } from './biography.ts';
import type { Institutions, Officer } from './institutions.ts';
import { isSentencedAtLiberty, monthsOf, type BasisOfVerdict } from './liberty-steps.ts';
import type { EpisodeOfSupervised } from './episodes.ts';
import {
  firstTheft,
  harmToMinor,
  offencesBeforeParole,
  offencesByBasis,
  offencesSupervised,
  violentOffencesBeforeParole,
} from './offences.ts';
import { isParoled } from './parole-steps.ts';
import { ageAtAct, becomesKnown, bornFor } from './person-steps.ts';
import { referenceDay, type PersonPlan } from './population-plan.ts';
import { daysToReconcile, proposesToReconcile, reconciles } from './reconciliation-steps.ts';
import { within, type SeededRandom } from './seeded-random.ts';
import { officerAs, registrarOf } from './senders.ts';
import { facilityFor, regimeFor, sentenceLength } from './sentence-lengths.ts';
import { isSupervised } from './supervision-steps.ts';
import { isAccused } from './verdict-steps.ts';

type SupervisedPlan = Extract<PersonPlan, { readonly is: 'SUPERVISED' }>;

/** Somebody whose supervision is active on the reference day and planned past it. */
export function isUnderSupervision(
  life: BiographyBuilder,
  { basis, sex, overdue, episode }: SupervisedPlan,
  number: number,
  institutions: Institutions,
): void {
  const officer = life.random.weighted(institutions.officers);
  const about = { sex, overdue, number, officer, institutions, ...(episode !== undefined && { episode }) };
  switch (basis) {
    case 'RESTRICTION_OF_LIBERTY':
    case 'SUSPENDED':
    case 'DEFERRED':
    case 'COMMUNITY_SERVICE':
      underVerdict(life, basis, about);
      return;
    case 'PAROLE':
      onParole(life, about);
      return;
    case 'POST_PENITENTIARY':
      afterRelease(life, about);
      return;
    case 'PRE_TRIAL':
      beforeTrial(life, about);
  }
}

interface About {
  readonly sex: Sex;
  readonly overdue: boolean;
  readonly number: number;
  readonly officer: Officer;
  readonly institutions: Institutions;
  readonly episode?: EpisodeOfSupervised;
}

/** So long a supervision lasts on the reference day at least: the first visit is past. */
const shortestSoFar = 45;

function underVerdict(life: BiographyBuilder, basis: BasisOfVerdict, about: About): void {
  const { random } = life;
  const { sex, number, officer, episode } = about;
  const barredFromReconciling = episode === 'RECONCILIATION_BARRED';
  const offence = barredFromReconciling ? harmToMinor : random.weighted(offencesByBasis[basis]);
  const months = monthsOf(random, basis);
  const from = begunWithin(random, months);
  const deliveredOn = addDays(from, -random.whole(17, 23));
  const openedOn = addDays(deliveredOn, -random.whole(40, 200));
  const committedOn = addDays(openedOn, -random.whole(0, 60));
  const birthDate = bornFor(random, ageUnder(basis, random), committedOn);
  const sender = registrarOf(officer.region);
  if (episode === 'RECONCILED_BEFORE') {
    // one year and some after it the bar of reconciling again is over for the most, and they were of age then, too
    const before = addDays(committedOn, -random.whole(400, 1_200) - daysToReconcile);
    const elder = addDays(birthDate, -yearsElder);
    becomesKnown(life, { on: before, sex, birthDate: elder, number, sender });
    reconciles(life, officer.region, before, number);
  } else becomesKnown(life, { on: openedOn, sex, birthDate, number, sender });
  isSentencedAtLiberty(life, { ...about, basis, offence, months, from, deliveredOn, openedOn, committedOn, barredFromReconciling });
}

const yearsElder = Math.round(5 * 365.25);

/** Parents of small children have their sentences deferred; hours of service are others for minors, and none for those near their pension. */
function ageUnder(basis: BasisOfVerdict, random: SeededRandom): number {
  if (basis === 'DEFERRED') return random.whole(20, 38);
  return basis === 'COMMUNITY_SERVICE' ? within(ageAtAct(random), 19, 50) : ageAtAct(random);
}

/** A first day such that a supervision of so many months has lasted for a while and ends after the reference day. */
function begunWithin(random: SeededRandom, months: number): LegalDate {
  return addDays(referenceDay, -random.whole(shortestSoFar, Math.floor(months * 30.4) - 12));
}

/**
 * A sentence served for most of its length, parole granted, a release by two people, and control for the rest.
 *
 * Women on parole had served for violent offences: on the day of the published figures no woman was in custody for other ones but the
 * women whom the figures count.
 */
function onParole(life: BiographyBuilder, about: About): void {
  const { random } = life;
  const { sex, number, institutions } = about;
  const offence = random.weighted(sex === 'F' ? violentOffencesBeforeParole : offencesBeforeParole);
  const firstTime = random.chance(0.7);
  const regime = regimeFor(sex, offence, firstTime, false);
  const facility = facilityFor(random, institutions, sex, regime);
  const { months, daysBeforeVerdict, daysToServe } = sentenceLength(random, offence, regime, { atLeastMonths: 34, atMostMonths: 90 });
  const servedDays = Math.floor(daysToServe * (0.72 + 0.08 * random.next()));
  const supervisedDays = random.whole(shortestSoFar, daysToServe - servedDays - 15);
  const releasedOn = addDays(referenceDay, -supervisedDays);
  const start = addDays(releasedOn, -servedDays);
  const arrestedOn = addDays(start, -daysBeforeVerdict);
  const committedOn = random.dayAfter(arrestedOn, -60, 0);
  const { region } = facility;
  becomesKnown(life, {
    on: arrestedOn,
    sex,
    birthDate: bornFor(random, ageAtAct(random), committedOn),
    number,
    sender: registrarOf(region),
  });
  const serving = { number, offence, committedOn, arrestedOn, start, months, firstTime, regime, facility };
  const paroled = isParoled(life, { sex, serving, releasedOn, institutions });
  isSupervised(life, { ...about, basis: 'PAROLE', ...paroled, from: releasedOn }, institutions);
}

/** Control after a sentence that was served before the register knew the person. */
function afterRelease(life: BiographyBuilder, about: About): void {
  const { random } = life;
  const { sex, number, officer, institutions } = about;
  const months = random.whole(6, 24);
  const from = begunWithin(random, months);
  becomesKnown(life, { on: from, sex, birthDate: bornFor(random, ageAtAct(random) + 4, from), number, sender: officerAs(officer) });
  isSupervised(life, { ...about, basis: 'POST_PENITENTIARY', from, plannedTo: lastDayOfTerm(from, { months }) }, institutions);
}

/** Somebody who asked for help before trial; no end is planned. */
function beforeTrial(life: BiographyBuilder, about: About): void {
  const { random } = life;
  const { sex, number, officer, institutions } = about;
  const openedOn = addDays(referenceDay, -random.whole(shortestSoFar + 15, 200));
  const committedOn = addDays(openedOn, -random.whole(0, 60));
  const sender = registrarOf(officer.region);
  becomesKnown(life, { on: openedOn, sex, birthDate: bornFor(random, ageAtAct(random), committedOn), number, sender });
  const offence = about.episode === 'RECONCILIATION_PROPOSED' ? firstTheft : random.weighted(offencesSupervised);
  const accused = isAccused(life, { region: officer.region, offence, committedOn, openedOn, number });
  if (about.episode === 'RECONCILIATION_PROPOSED') proposesToReconcile(life, accused, officer.region, addDays(referenceDay, -20));
  isSupervised(life, { ...about, basis: 'PRE_TRIAL', from: random.dayAfter(openedOn, 3, 14) }, institutions);
}
