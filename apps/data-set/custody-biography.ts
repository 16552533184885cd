import { authoriseRelease, type AuthoriseRelease } from '../../libs/custody/authorise-release.ts';
import { admit, type Admit } from '../../libs/custody/admit.ts';
import type { LegalDate } from '../../libs/event-log/event.ts';
import { addDays, daysBetween, laterOf } from '../../libs/law/calendar/legal-date.ts';
import type { Sex, SocialStatusKind } from '../../libs/person/person.events.ts';
import type { BiographyBuilder, Sender } from './biography.ts';
import { beginsToServe, daysToFacility, isHeld, leaves, type Serving } from './custody-steps.ts';
import { asksForDeferral } from './deferral-steps.ts';
import { needsOf, tellsEpisode } from './serving-episode.ts';
import type { Institutions } from './institutions.ts';
import {
  drugOffencesHeld,
  graveOffencesHeld,
  mediumOffencesHeld,
  nonViolentOffencesHeld,
  offencesOfMenHeld,
  offencesOfMinorsHeld,
  violentOffencesOfWomenHeld,
  type OffenceKind,
} from './offences.ts';
import { ageAtAct, becomesKnown, bornFor, isIn } from './person-steps.ts';
import { dayOfFigures, referenceDay, type PersonPlan, type UnderDraftAct } from './population-plan.ts';
import { servesTheRest } from './revoked-biography.ts';
import type { SeededRandom } from './seeded-random.ts';
import { registrarOf, staffOf } from './senders.ts';
import { facilityFor, regimeFor, sentenceLength, type LengthLimits } from './sentence-lengths.ts';
import { isAccused } from './verdict-steps.ts';

type ServingPlan = Extract<PersonPlan, { readonly is: 'SERVING' }>;

/** Somebody who serves a sentence in a facility on the reference day, and whose term ends after it. */
export function servesSentence(life: BiographyBuilder, plan: ServingPlan, number: number, institutions: Institutions): void {
  const episode = plan.who === 'MAN' ? plan.episode : undefined;
  if (episode === 'PAROLE_REVOKED') {
    servesTheRest(life, number, institutions);
    return;
  }
  const { random } = life;
  const group = groups[plan.who];
  const { sex } = group;
  const situation = plan.who === 'WOMAN_NON_VIOLENT' ? plan.situation : undefined;
  const needs = episode === undefined ? undefined : needsOf(episode);
  const offences = plan.who === 'WOMAN_NON_VIOLENT' ? offencesUnderDraftAct[plan.underDraftAct] : (needs?.offences ?? group.offences);
  const offence = random.weighted(offences);
  const firstTime = plan.who === 'WOMAN_NON_VIOLENT' ? plan.firstTime : plan.who === 'MINOR' || random.chance(0.5);
  const forLife = offence.lifeSanction && episode === undefined && random.chance(0.12);
  const regime = forLife ? 'EMERGENCY' : regimeFor(sex, offence, firstTime, plan.who === 'MINOR');
  const facility = facilityFor(random, institutions, sex, regime);
  const length = sentenceLength(random, offence, regime, needs?.limits(offence) ?? group.limits);
  const { servedAtLeast, daysLeft } = needs?.served(length) ?? { servedAtLeast: group.servedAtLeast, daysLeft: 0 };
  const servedAtMost = Math.min(group.servedAtMost, forLife ? group.servedAtMost : length.daysToServe - daysLeft);
  const start = addDays(referenceDay, -random.whole(servedAtLeast, servedAtMost));
  const arrestedOn = addDays(start, -length.daysBeforeVerdict);
  const committedOn = random.dayAfter(arrestedOn, -group.actBeforeArrest, 0);
  const birthDate = bornFor(random, group.ageAtAct(random, situation), committedOn);
  const sender = registrarOf(facility.region);
  becomesKnown(life, { on: arrestedOn, sex, birthDate, number, sender, citizen: episode !== undefined });
  const remandAt = episode === undefined && random.chance(0.25) ? facilityFor(random, institutions, sex, 'REMAND') : undefined;
  const serving: Serving = {
    number,
    offence,
    committedOn,
    arrestedOn,
    start,
    ...(!forLife && { months: length.months }),
    firstTime,
    regime,
    facility,
    ...(remandAt !== undefined && { remandAt }),
  };
  if (episode !== undefined) {
    tellsEpisode(life, episode, { ...serving, months: length.months }, institutions);
    return;
  }
  const served = beginsToServe(life, serving);
  const place = isHeld(life, { sex, serving, from: served.heldFrom, to: referenceDay, institutions });
  if (situation === undefined) situationAtVerdict(life, plan, start, staffOf((remandAt ?? facility).code));
  else situationOfFigures(life, situation, served.heldFrom, staffOf(place.code));

  if (plan.who === 'WOMAN_NON_VIOLENT' && plan.asksForDeferral)
    asksForDeferral(life, served.termId, addDays(referenceDay, -random.whole(2, 20)), staffOf(place.code));
  else if (situation === undefined && served.lastDay !== undefined && daysBetween(referenceDay, served.lastDay) <= 12)
    isDue(life, served.lastDay, place.code);
  else if (random.chance(0.004)) {
    const others = institutions.facilities.filter(({ holds, code }) => holds === place.holds && code !== place.code);
    if (others.length > 0) leaves(life, place, random.pick(others), 'CAPACITY', addDays(referenceDay, -1));
  }
}

/** Somebody who is held before a verdict is in force. */
export function isOnRemand(life: BiographyBuilder, sex: Sex, number: number, institutions: Institutions): void {
  const { random, personId } = life;
  const offence = random.weighted(sex === 'M' ? offencesOfMenHeld : violentOffencesOfWomenHeld);
  const facility = facilityFor(random, institutions, sex, 'REMAND');
  const arrestedOn = addDays(referenceDay, -random.whole(3, 300));
  const committedOn = random.dayAfter(arrestedOn, -60, 0);
  const birthDate = bornFor(random, ageAtAct(random), committedOn);
  becomesKnown(life, { on: arrestedOn, sex, birthDate, number, sender: registrarOf(facility.region) });
  const { caseId } = isAccused(life, { region: facility.region, offence, committedOn, openedOn: arrestedOn, number });
  const held: Admit = {
    stayId: life.id<'stay'>('stay'),
    admittedOn: arrestedOn,
    facility: facility.code,
    legalBasis: 'REMAND',
    caseId,
    documentRef: 'SYNTHETIC order of arrest',
  };
  life.ask(admit, personId, held, arrestedOn, staffOf(facility.code));
}

interface Group {
  readonly sex: Sex;
  readonly offences: readonly OffenceKind[];
  readonly limits: LengthLimits;
  /** Days between the verdict and the reference day. */
  readonly servedAtLeast: number;
  readonly servedAtMost: number;
  readonly actBeforeArrest: number;
  readonly ageAtAct: (random: SeededRandom, situation: SocialStatusKind | undefined) => number;
}

/** The rates at which custody before a verdict counts are verified from August 2018 on: earlier verdicts would need a lawyer. */
const longestServed = daysBetween('2018-08-15', referenceDay);

const ordinary = { limits: {}, servedAtLeast: daysToFacility + 12, servedAtMost: longestServed, actBeforeArrest: 60, ageAtAct };

const groups: Readonly<Record<ServingPlan['who'], Group>> = {
  MAN: { ...ordinary, sex: 'M', offences: offencesOfMenHeld },
  WOMAN_VIOLENT: { ...ordinary, sex: 'F', offences: violentOffencesOfWomenHeld },
  // they were in their facility on the day of the figures and are there on the reference day
  WOMAN_NON_VIOLENT: {
    sex: 'F',
    offences: nonViolentOffencesHeld,
    limits: { atLeastMonths: 44 },
    servedAtLeast: daysBetween(dayOfFigures, referenceDay) + daysToFacility + 25,
    servedAtMost: longestServed,
    actBeforeArrest: 60,
    ageAtAct: (random, situation) => (situation === undefined ? ageAtAct(random) : agesInSituation(random, situation)),
  },
  // still under 18 on the reference day
  MINOR: {
    sex: 'M',
    offences: offencesOfMinorsHeld,
    limits: { atMostMonths: 60, atMostDaysBeforeVerdict: 60 },
    servedAtLeast: daysToFacility + 12,
    servedAtMost: 150,
    actBeforeArrest: 10,
    ageAtAct: () => 16,
  },
};

const offencesUnderDraftAct: Readonly<Record<UnderDraftAct, readonly OffenceKind[]>> = {
  RELEASED: mediumOffencesHeld,
  REDUCED: graveOffencesHeld,
  EXCLUDED: drugOffencesHeld,
};

function agesInSituation(random: SeededRandom, situation: SocialStatusKind): number {
  if (situation === 'PREGNANT' || situation === 'CHILD_UNDER_3') return random.whole(19, 34);
  return situation === 'MANY_CHILDREN' ? random.whole(27, 48) : random.whole(22, 58);
}

/** What is recorded at the verdict of the situation of those whom the published figures do not count in one. */
function situationAtVerdict(life: BiographyBuilder, { who }: ServingPlan, on: LegalDate, sender: Sender): void {
  const { random } = life;
  if (who === 'MAN') {
    const { kind } = random.weighted(situationsOfMen);
    if (kind !== undefined) isIn(life, kind, addDays(on, -random.whole(30, 400)), on, sender);
  } else if (who !== 'MINOR' && random.chance(0.2)) {
    isIn(life, 'CHILD_UNDER_14', addDays(on, -random.whole(30, 900)), on, sender);
  }
}

/**
 * The situation of the women of the published figures is recorded before the day of the figures and without an end, as it looks in a
 * register that has had no later news: so that their number is the same on the day of the figures and on any day after it. Of a pregnancy
 * that is not what happens, but what is recorded.
 *
 * Where it moves the days of the term, nobody has compared the new calculation with the papers yet.
 */
function situationOfFigures(life: BiographyBuilder, situation: SocialStatusKind, heldFrom: LegalDate, sender: Sender): void {
  const from = addDays(dayOfFigures, -life.random.whole(...daysKnown(situation)));
  isIn(life, situation, from, laterOf(from, heldFrom), sender);
}

const situationsOfMen: readonly { readonly kind: SocialStatusKind | undefined; readonly weight: number }[] = [
  { kind: undefined, weight: 94 },
  { kind: 'DISABILITY_2', weight: 1 },
  { kind: 'DISABILITY_3', weight: 2 },
  { kind: 'VETERAN', weight: 1 },
  { kind: 'CHILD_UNDER_14', weight: 2 },
];

/** For how long, at least and at most, a situation is known on the day of the figures. */
function daysKnown(situation: SocialStatusKind): [number, number] {
  if (situation === 'PREGNANT') return [1, 90];
  return situation === 'CHILD_UNDER_3' ? [5, 520] : [30, 1_000];
}

/** Whose term ends within days of the reference day has the release authorised, on a calculation that two people have compared. */
function isDue(life: BiographyBuilder, lastDay: LegalDate, facility: string): void {
  const on = addDays(referenceDay, -1);
  const due: AuthoriseRelease = { on, basis: 'TERM_END', releaseOn: lastDay, documentRef: 'SYNTHETIC calculation of the term' };
  life.ask(authoriseRelease, life.personId, due, on, staffOf(facility));
}
