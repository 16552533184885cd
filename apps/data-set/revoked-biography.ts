import { admit, type Admit } from '../../libs/custody/admit.ts';
import { addDays, dayBefore } from '../../libs/law/calendar/legal-date.ts';
import { revokeParole, type RevokeParole } from '../../libs/parole/revoke-parole.ts';
import type { BiographyBuilder } from './biography.ts';
import { isCompared } from './custody-steps.ts';
import type { Institutions } from './institutions.ts';
import { offencesBeforeParole } from './offences.ts';
import { isParoled } from './parole-steps.ts';
import { ageAtAct, becomesKnown, bornFor } from './person-steps.ts';
import { referenceDay } from './population-plan.ts';
import { registrarOf, staffOf } from './senders.ts';
import { facilityFor, regimeFor, sentenceLength } from './sentence-lengths.ts';
import { isSupervised } from './supervision-steps.ts';
import { courtOf } from './verdict-steps.ts';

/** Long enough for both parts of the rest, and begun within the years whose rates of credit are verified. */
const lengths = { atLeastMonths: 48, atMostMonths: 66 };

/** A man on parole who did not come to his visits, whose parole was revoked, and who serves the rest on the reference day. */
export function servesTheRest(life: BiographyBuilder, number: number, institutions: Institutions): void {
  const { random, personId } = life;
  const offence = random.weighted(offencesBeforeParole);
  const regime = regimeFor('M', offence, true, false);
  const facility = facilityFor(random, institutions, 'M', regime);
  const { months, daysBeforeVerdict, daysToServe } = sentenceLength(random, offence, regime, lengths);
  const servedDays = Math.floor(daysToServe * (0.72 + 0.06 * random.next()));
  const left = daysToServe - servedDays;
  const revokedOn = addDays(referenceDay, -random.whole(20, left - 60));
  const releasedOn = addDays(revokedOn, -random.whole(130, left - 5));
  const start = addDays(releasedOn, -servedDays);
  const arrestedOn = addDays(start, -daysBeforeVerdict);
  const committedOn = random.dayAfter(arrestedOn, -60, 0);
  const { region } = facility;
  const birthDate = bornFor(random, ageAtAct(random), committedOn);
  becomesKnown(life, { on: arrestedOn, sex: 'M', birthDate, number, sender: registrarOf(region) });
  const serving = { number, offence, committedOn, arrestedOn, start, months, firstTime: true, regime, facility };
  const { termId, ...control } = isParoled(life, { sex: 'M', serving, releasedOn, institutions });

  const officer = random.weighted(institutions.officers);
  const over = { ending: 'REVOKED', endedOn: dayBefore(revokedOn) } as const;
  const file = { basis: 'PAROLE', officer, number, overdue: false, termId, from: releasedOn, ...control, over } as const;
  const { supervisionId, missedOn } = isSupervised(life, file, institutions);
  const revoked: RevokeParole = {
    court: courtOf(officer.region, random.whole(1, 4)),
    revokedOn,
    breach: 'ABSENCE',
    breachDays: missedOn,
    remainderFrom: revokedOn,
    supervisionId,
    documentRef: 'SYNTHETIC ruling',
  };
  life.ask(revokeParole, termId, revoked, revokedOn, registrarOf(officer.region));
  const admitted: Admit = {
    stayId: life.id<'stay'>('stay after parole'),
    admittedOn: revokedOn,
    facility: facility.code,
    legalBasis: 'SENTENCE',
    termId,
    regime,
    documentRef: 'SYNTHETIC ruling',
  };
  life.ask(admit, personId, admitted, revokedOn, staffOf(facility.code));
  isCompared(life, termId, { on: addDays(revokedOn, 2), facility: facility.code });
}
