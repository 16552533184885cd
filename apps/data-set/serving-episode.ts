import { authoriseRelease, type AuthoriseRelease } from '../../libs/custody/authorise-release.ts';
import { addDays } from '../../libs/law/calendar/legal-date.ts';
import type { BiographyBuilder } from './biography.ts';
import { isVaried } from './appeal-steps.ts';
import { beginsToServe, daysToFacility, isCompared, isHeld, type Serving } from './custody-steps.ts';
import { daysOfCorrection, isCorrected, isNotCorrected, isProposedToCorrect } from './correction-steps.ts';
import type { EpisodeOfServing } from './episodes.ts';
import { daysToReturn, escapesAndReturns } from './escape-steps.ts';
import type { Institutions } from './institutions.ts';
import { offencesBeforeParole, type OffenceKind } from './offences.ts';
import {
  daysToDecision,
  isGrantedSubstitution,
  isRefusedParole,
  isRefusedSubstitution,
  isSubmittedForParole,
  petitionsForParole,
  petitionsForSubstitution,
  withdrawsPetition,
} from './petition-steps.ts';
import { referenceDay } from './population-plan.ts';
import { registrarOf, staffOf } from './senders.ts';
import type { LengthLimits, SentenceLength } from './sentence-lengths.ts';

type Episode = Exclude<EpisodeOfServing, 'PAROLE_REVOKED'>;

/** What an episode needs of the sentence in which it happens. */
interface Needs {
  readonly offences?: readonly OffenceKind[];
  readonly limits: (offence: OffenceKind) => LengthLimits;
  /** How much of it is served, and is left, on the reference day at least. */
  readonly served: (length: SentenceLength) => { readonly servedAtLeast: number; readonly daysLeft: number };
}

const monthsTaken = 6;
/** The longest that a refusal lies back on the day of its petition: a new one may not be made yet. */
const longestSincePetition = 100;
const daysLeft = 40;

const twoYears: Needs = {
  limits: () => ({ atLeastMonths: 24 }),
  served: () => ({ servedAtLeast: daysToFacility + daysToReturn + daysOfCorrection + 110, daysLeft }),
};
/** Well over two thirds are served on the day of the petition. */
const petition: Needs = {
  offences: offencesBeforeParole,
  limits: () => ({ atLeastMonths: 48, atMostMonths: 90 }),
  served: ({ daysToServe }) => ({ servedAtLeast: Math.ceil(0.7 * daysToServe) + longestSincePetition + 5, daysLeft }),
};

export function needsOf(episode: Episode): Needs {
  switch (episode) {
    case 'FOUND_MALICIOUS_VIOLATOR':
    case 'ESCAPED_AND_RETURNED':
    case 'CORRECTION_PROPOSED':
    case 'CORRECTION_REJECTED':
      return twoYears;
    case 'SENTENCE_VARIED':
      return { ...twoYears, limits: ({ maxTermYears }) => ({ atLeastMonths: 24, atMostMonths: 12 * maxTermYears - monthsTaken }) };
    case 'PAROLE_OPEN':
    case 'PAROLE_SUBMITTED':
    case 'PAROLE_REFUSED':
    case 'PAROLE_WITHDRAWN':
    case 'SUBSTITUTION_OPEN':
    case 'SUBSTITUTION_REFUSED':
    case 'SUBSTITUTION_GRANTED':
    case 'CORRECTION_APPROVED':
      return petition;
  }
}

/** From the charge to the reference day, with what happens in between; the person is a man. */
export function tellsEpisode(
  life: BiographyBuilder,
  episode: Episode,
  serving: Serving & { readonly months: number },
  institutions: Institutions,
): void {
  const { random } = life;
  const held = { sex: 'M', serving, to: addDays(referenceDay, -daysOfCorrection), institutions } as const;
  switch (episode) {
    case 'FOUND_MALICIOUS_VIOLATOR': {
      const { heldFrom } = beginsToServe(life, serving);
      isHeld(life, { ...held, from: heldFrom, conduct: 'MALICIOUS' });
      return;
    }
    case 'ESCAPED_AND_RETURNED': {
      const { termId, heldFrom } = beginsToServe(life, serving);
      const { returnedOn, wholeDaysAway } = escapesAndReturns(life, serving.facility, heldFrom);
      if (wholeDaysAway > 0) isCompared(life, termId, { on: addDays(returnedOn, 3), facility: serving.facility.code });
      isHeld(life, { ...held, from: returnedOn });
      return;
    }
    case 'SENTENCE_VARIED': {
      const served = beginsToServe(life, { ...serving, monthsTaken });
      isVaried(life, serving, served, { months: serving.months, on: random.dayAfter(served.heldFrom, 20, 150) });
      isHeld(life, { ...held, from: served.heldFrom });
      return;
    }
    case 'CORRECTION_PROPOSED':
    case 'CORRECTION_REJECTED':
    case 'CORRECTION_APPROVED':
      isFoundWrong(life, episode, serving, held);
      return;
    case 'PAROLE_OPEN':
    case 'PAROLE_SUBMITTED':
    case 'PAROLE_REFUSED':
    case 'PAROLE_WITHDRAWN':
    case 'SUBSTITUTION_OPEN':
    case 'SUBSTITUTION_REFUSED':
    case 'SUBSTITUTION_GRANTED':
      asksTheCourt(life, episode, serving, held);
  }
}

type Held = Omit<Parameters<typeof isHeld>[1], 'from'>;

/** The credit begins on another day than was recorded, or is said to. */
function isFoundWrong(
  life: BiographyBuilder,
  episode: 'CORRECTION_PROPOSED' | 'CORRECTION_REJECTED' | 'CORRECTION_APPROVED',
  serving: Serving,
  held: Held,
): void {
  const { random } = life;
  const { facility, arrestedOn } = serving;
  const days = random.whole(1, 5);
  const from = episode === 'CORRECTION_REJECTED' ? addDays(arrestedOn, days) : arrestedOn;
  const creditedFrom = episode === 'CORRECTION_REJECTED' ? arrestedOn : addDays(arrestedOn, days);
  const { termId, heldFrom, damageRepaid } = beginsToServe(life, { ...serving, creditedFrom });
  const place = isHeld(life, { ...held, from: heldFrom });
  const wrong = { termId, facility: place.code, from, applied: false };
  switch (episode) {
    case 'CORRECTION_PROPOSED':
      isProposedToCorrect(life, wrong);
      return;
    case 'CORRECTION_REJECTED':
      isNotCorrected(life, wrong);
      return;
    case 'CORRECTION_APPROVED': {
      const openedOn = addDays(referenceDay, -random.whole(daysToDecision + daysOfCorrection + 1, longestSincePetition));
      isRefusedParole(life, { termId, facility: place, damageRepaid }, openedOn);
      isCorrected(life, { ...wrong, applied: true }, registrarOf(facility.region));
    }
  }
}

/** A petition after more than two thirds of the term, and what became of it. */
function asksTheCourt(
  life: BiographyBuilder,
  episode: Exclude<Extract<Episode, `PAROLE_${string}` | `SUBSTITUTION_${string}`>, 'PAROLE_REVOKED'>,
  serving: Serving,
  held: Held,
): void {
  const { random } = life;
  const repays = episode.startsWith('SUBSTITUTION');
  const { termId, heldFrom, damageRepaid, lastDay = referenceDay } = beginsToServe(life, { ...serving, repays });
  const ago = (least: number, most: number): ReturnType<typeof addDays> => addDays(referenceDay, -random.whole(least, most));
  const facility = isHeld(life, { ...held, to: addDays(referenceDay, -longestSincePetition), from: heldFrom, conduct: 'UNBLEMISHED' });
  const petitioner = { termId, facility, damageRepaid };
  switch (episode) {
    case 'PAROLE_OPEN':
      petitionsForParole(life, petitioner, ago(5, 9));
      return;
    case 'PAROLE_SUBMITTED':
      isSubmittedForParole(life, petitioner, ago(17, 35));
      return;
    case 'PAROLE_REFUSED':
      isRefusedParole(life, petitioner, ago(daysToDecision, longestSincePetition));
      return;
    case 'PAROLE_WITHDRAWN':
      withdrawsPetition(life, petitioner, ago(15, longestSincePetition));
      return;
    case 'SUBSTITUTION_OPEN':
      petitionsForSubstitution(life, petitioner, ago(17, 35));
      return;
    case 'SUBSTITUTION_REFUSED':
      isRefusedSubstitution(life, petitioner, ago(daysToDecision, longestSincePetition));
      return;
    case 'SUBSTITUTION_GRANTED': {
      const on = addDays(referenceDay, -1);
      isGrantedSubstitution(life, petitioner, { on, lastDay });
      const due: AuthoriseRelease = { on, basis: 'SUBSTITUTION', releaseOn: referenceDay, documentRef: 'SYNTHETIC ruling' };
      life.ask(authoriseRelease, life.personId, due, on, staffOf(facility.code));
    }
  }
}
