import { authoriseRelease, type AuthoriseRelease } from '../../libs/custody/authorise-release.ts';
import { release, type Release } from '../../libs/custody/release.ts';
import { lastDayOfTerm } from '../../libs/law/calendar/last-day-of-term.ts';
import { addDays } from '../../libs/law/calendar/legal-date.ts';
import type { LegalDate } from '../../libs/event-log/event.ts';
import { grantParole, type GrantParole } from '../../libs/parole/grant-parole.ts';
import { openApplication, type OpenApplication } from '../../libs/parole/open-application.ts';
import type { Sex } from '../../libs/person/person.events.ts';
import { includeSentence, type IncludeSentence } from '../../libs/punishment-term/include-sentence.ts';
import { openTerm, type OpenTerm } from '../../libs/punishment-term/open-term.ts';
import type { BiographyBuilder } from './biography.ts';
import { beginsToServe, isHeld } from './custody-steps.ts';
import type { Institutions, Officer } from './institutions.ts';
import { offencesBeforeParole, offencesSupervised, violentOffencesBeforeParole } from './offences.ts';
import { ageAtAct, becomesKnown, bornFor, isIn } from './person-steps.ts';
import { referenceDay, type PersonPlan } from './population-plan.ts';
import { within, type SeededRandom } from './seeded-random.ts';
import { headOf, officerAs, registrarOf, staffOf } from './senders.ts';
import { facilityFor, regimeFor, sentenceLength } from './sentence-lengths.ts';
import { isSupervised } from './supervision-steps.ts';
import { courtOf, inForceAfter, isAccused, isConvicted, type Conviction } from './verdict-steps.ts';

type SupervisedPlan = Extract<PersonPlan, { readonly is: 'SUPERVISED' }>;

/** Somebody whose supervision is active on the reference day and planned past it. */
export function isUnderSupervision(
  life: BiographyBuilder,
  { basis, sex, overdue }: SupervisedPlan,
  number: number,
  institutions: Institutions,
): void {
  const officer = life.random.weighted(institutions.officers);
  const about = { sex, overdue, number, officer, institutions };
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
}

/** So long a supervision lasts on the reference day at least: the first visit is past. */
const shortestSoFar = 45;

type BasisOfVerdict = 'RESTRICTION_OF_LIBERTY' | 'SUSPENDED' | 'DEFERRED' | 'COMMUNITY_SERVICE';

function underVerdict(life: BiographyBuilder, basis: BasisOfVerdict, about: About): void {
  const { random, personId } = life;
  const { sex, number, officer, institutions } = about;
  const offence = random.weighted(offencesSupervised);
  const months = monthsOf(random, basis);
  const from = begunWithin(random, months);
  const deliveredOn = addDays(from, -random.whole(17, 23));
  const openedOn = addDays(deliveredOn, -random.whole(40, 200));
  const committedOn = addDays(openedOn, -random.whole(0, 60));
  const { region } = officer;
  const birthDate = bornFor(random, basis === 'DEFERRED' ? random.whole(20, 38) : ageAtAct(random), committedOn);
  becomesKnown(life, { on: openedOn, sex, birthDate, number, sender: registrarOf(region) });
  if (basis === 'DEFERRED') isIn(life, 'CHILD_UNDER_14', addDays(deliveredOn, -random.whole(30, 900)), deliveredOn, officerAs(officer));
  const accused = isAccused(life, { region, offence, committedOn, openedOn, number });
  const inForceOn = inForceAfter(deliveredOn);
  const firstTime = random.chance(0.8);
  const conviction = { region, deliveredOn, inForceOn, firstTime, ...punishmentOf(random, basis, months) };
  const sentenceId = isConvicted(life, accused, conviction);
  const plannedTo = lastDayOfTerm(from, { months });
  if (basis === 'RESTRICTION_OF_LIBERTY') {
    const termId = life.id<'term'>('term');
    const open: OpenTerm = { personId, punishment: basis, start: from, documentRef: 'SYNTHETIC execution order' };
    life.ask(openTerm, termId, open, from, headOf(officer.office));
    const include: IncludeSentence = { on: from, caseId: accused.caseId, sentenceId, documentRef: 'SYNTHETIC execution order' };
    life.ask(includeSentence, termId, include, from, headOf(officer.office));
  }
  isSupervised(life, { ...about, basis, caseId: accused.caseId, from, plannedTo }, institutions);
}

/** Months of control: what the verdict says, the deferral, or the time that the hours of service take. */
function monthsOf(random: SeededRandom, basis: BasisOfVerdict): number {
  switch (basis) {
    case 'RESTRICTION_OF_LIBERTY':
      return within(Math.round(random.logNormal(24, 0.45)), 8, 84);
    case 'SUSPENDED':
      return within(Math.round(random.logNormal(24, 0.4)), 8, 60);
    case 'DEFERRED':
      return random.whole(12, 60);
    case 'COMMUNITY_SERVICE':
      return random.whole(6, 14);
  }
}

function punishmentOf(
  random: SeededRandom,
  basis: BasisOfVerdict,
  months: number,
): Pick<Conviction, 'punishment' | 'term' | 'hours' | 'facility' | 'suspended'> {
  switch (basis) {
    case 'RESTRICTION_OF_LIBERTY':
      return { punishment: basis, term: { months }, suspended: false };
    case 'SUSPENDED':
      return { punishment: 'DEPRIVATION_OF_LIBERTY', term: { months }, suspended: true };
    case 'DEFERRED':
      return { punishment: 'DEPRIVATION_OF_LIBERTY', term: { months: random.whole(12, 60) }, facility: 'MINIMUM', suspended: false };
    case 'COMMUNITY_SERVICE':
      return { punishment: basis, hours: 10 * random.whole(20, 120), suspended: false };
  }
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
  const { random, personId } = life;
  const { sex, number, officer, institutions } = about;
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
  const { termId, heldFrom, lastDay } = beginsToServe(life, serving);
  const openedOn = addDays(releasedOn, -random.whole(20, 40));
  const place = isHeld(life, sex, serving, heldFrom, openedOn, institutions);

  const petition: OpenApplication = { personId, initiator: 'PERSON', openedOn, damageRepaid: true, documentRef: 'SYNTHETIC petition' };
  life.ask(openApplication, termId, petition, openedOn, staffOf(place.code));
  const grantedOn = addDays(releasedOn, -random.whole(1, 5));
  const granted: GrantParole = {
    court: courtOf(region, random.whole(1, 4)),
    grantedOn,
    obligations: ['REGISTER_AT_RESIDENCE', 'REPORT_MONTHLY', 'NO_CHANGE_OF_RESIDENCE'],
    damageRepaid: true,
    documentRef: 'SYNTHETIC ruling',
  };
  life.ask(grantParole, termId, granted, grantedOn, registrarOf(region));
  const authorised: AuthoriseRelease = { on: grantedOn, basis: 'PAROLE', releaseOn: releasedOn, documentRef: 'SYNTHETIC ruling' };
  life.ask(authoriseRelease, personId, authorised, grantedOn, staffOf(place.code, 1));
  const left: Release = { releasedOn, to: 'PROBATION', documentRef: 'SYNTHETIC certificate of release' };
  life.ask(release, personId, left, releasedOn, staffOf(place.code, 2));
  isSupervised(
    life,
    { ...about, officer, basis: 'PAROLE', termId, from: releasedOn, ...(lastDay !== undefined && { plannedTo: lastDay }) },
    institutions,
  );
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
  isAccused(life, { region: officer.region, offence: random.weighted(offencesSupervised), committedOn, openedOn, number });
  isSupervised(life, { ...about, basis: 'PRE_TRIAL', from: random.dayAfter(openedOn, 3, 14) }, institutions);
}
