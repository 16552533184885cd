import type { CaseId, FacilityType, SentenceId } from '../../libs/criminal-case/criminal-case.events.ts';
import { admit, type Admit } from '../../libs/custody/admit.ts';
import { changeRegime, type ChangeRegime } from '../../libs/custody/change-regime.ts';
import type { TransferReason } from '../../libs/custody/custody.events.ts';
import { transferIn, type TransferIn } from '../../libs/custody/transfer-in.ts';
import { transferOut, type TransferOut } from '../../libs/custody/transfer-out.ts';
import type { LegalDate } from '../../libs/event-log/event.ts';
import type { Sex } from '../../libs/person/person.events.ts';
import { confirmCalculation, type ConfirmCalculation } from '../../libs/punishment-term/confirm-calculation.ts';
import { creditTime, type CreditTime } from '../../libs/punishment-term/credit-time.ts';
import { includeSentence, type IncludeSentence } from '../../libs/punishment-term/include-sentence.ts';
import { openTerm, type OpenTerm } from '../../libs/punishment-term/open-term.ts';
import type { TermId } from '../../libs/punishment-term/punishment-term.events.ts';
import { secondCheck, type SecondCheck } from '../../libs/punishment-term/second-check.ts';
import { lastDayOfTerm } from '../../libs/law/calendar/last-day-of-term.ts';
import { addDays, daysBetween } from '../../libs/law/calendar/legal-date.ts';
import type { BiographyBuilder } from './biography.ts';
import { latestCalculation } from './body-by-then.ts';
import { damageIsClaimed } from './civil-claim-steps.ts';
import { behaves, type Conduct } from './conduct-steps.ts';
import type { Facility, Institutions } from './institutions.ts';
import type { OffenceKind } from './offences.ts';
import { referenceDay } from './population-plan.ts';
import { registrarOf, staffOf } from './senders.ts';
import { inForceAfter, isAccused, isConvicted } from './verdict-steps.ts';

/** A sentence to deprivation of liberty as it is served; `months` is absent for life. */
export interface Serving {
  readonly number: number;
  readonly offence: OffenceKind;
  readonly committedOn: LegalDate;
  readonly arrestedOn: LegalDate;
  /** Day of the verdict; the term begins with it. */
  readonly start: LegalDate;
  readonly months?: number;
  readonly firstTime: boolean;
  readonly regime: FacilityType;
  readonly facility: Facility;
  /** Where the person was held before the verdict was in force, if the register knows. */
  readonly remandAt?: Facility;
  /** The whole of what the victim claims is paid by the middle of the term. */
  readonly repays?: boolean;
  /** Months that a higher court took away again; `months` are without them. */
  readonly monthsTaken?: number;
  /** The first day of custody as it was recorded, where that is not the one on which it began. */
  readonly creditedFrom?: LegalDate;
}

export interface Served {
  readonly caseId: CaseId;
  readonly sentenceId: SentenceId;
  readonly termId: TermId;
  /** Nothing of what the victim claims is left to pay after the middle of the term. */
  readonly damageRepaid: boolean;
  /** Absent for life. */
  readonly lastDay?: LegalDate;
  /** First day in the facility in which the sentence is served. */
  readonly heldFrom: LegalDate;
}

/** From the charge to the day on which the person serves the sentence in its facility: at most `daysToFacility` after the verdict. */
export function beginsToServe(life: BiographyBuilder, serving: Serving): Served {
  const { random, personId } = life;
  const { number, offence, committedOn, arrestedOn, start, months, firstTime, regime, facility, remandAt } = serving;
  const { repays = false, monthsTaken = 0, creditedFrom = arrestedOn } = serving;
  const { region } = facility;
  const accused = isAccused(life, { region, offence, committedOn, openedOn: arrestedOn, number });
  const stayId = life.id<'stay'>('stay');
  if (remandAt !== undefined) {
    const held: Admit = {
      stayId,
      admittedOn: arrestedOn,
      facility: remandAt.code,
      legalBasis: 'REMAND',
      caseId: accused.caseId,
      documentRef: 'SYNTHETIC order of arrest',
    };
    life.ask(admit, personId, held, arrestedOn, staffOf(remandAt.code));
  }
  const inForceOn = inForceAfter(start);
  const punishment = months === undefined ? 'LIFE' : 'DEPRIVATION_OF_LIBERTY';
  const sentenceId = isConvicted(life, accused, {
    region,
    deliveredOn: start,
    inForceOn,
    punishment,
    ...(months !== undefined && { term: lengthOf(months + monthsTaken) }),
    facility: regime,
    suspended: false,
    firstTime,
  });
  const damage = damageIsClaimed(life, {
    caseId: accused.caseId,
    offence,
    on: start,
    by: registrarOf(region),
    openFrom: inForceOn,
    paidFrom: addDays(start, daysToFacility),
    paidTo: middleOf(start, months),
    paidBy: staffOf(facility.code),
    whole: repays,
  });

  const termId = life.id<'term'>('term');
  const sender = registrarOf(region);
  const executedOn = random.dayAfter(inForceOn, 0, 4);
  const open: OpenTerm = { personId, punishment, start, documentRef: 'SYNTHETIC execution order' };
  life.ask(openTerm, termId, open, executedOn, sender);
  const include: IncludeSentence = { on: executedOn, caseId: accused.caseId, sentenceId, documentRef: 'SYNTHETIC execution order' };
  life.ask(includeSentence, termId, include, executedOn, sender);
  if (months !== undefined) {
    const credit: CreditTime = { kind: 'CUSTODY', from: creditedFrom, to: addDays(start, -1), documentRef: 'SYNTHETIC verdict' };
    life.ask(creditTime, termId, credit, executedOn, sender);
  }

  const sentOn = random.dayAfter(executedOn, 1, 5);
  const heldFrom = remandAt === undefined ? sentOn : moves(life, remandAt, facility, 'REGIME', sentOn);
  if (remandAt === undefined) {
    const admitted: Admit = {
      stayId,
      admittedOn: heldFrom,
      facility: facility.code,
      legalBasis: 'SENTENCE',
      termId,
      regime,
      documentRef: 'SYNTHETIC verdict',
    };
    life.ask(admit, personId, admitted, heldFrom, staffOf(facility.code));
  } else {
    const serves: ChangeRegime = { on: heldFrom, regime, conditions: 'ORDINARY', termId, documentRef: 'SYNTHETIC verdict' };
    life.ask(changeRegime, personId, serves, heldFrom, staffOf(facility.code));
  }
  isCompared(life, termId, { on: heldFrom, facility: facility.code });
  const { caseId } = accused;
  const length = months !== undefined && { lastDay: lastDayOf(start, months, daysBetween(arrestedOn, start), regime) };
  return { caseId, sentenceId, termId, heldFrom, damageRepaid: damage.repaid, ...length };
}

/** The middle of the term, or some days before the reference day where that comes first. */
function middleOf(start: LegalDate, months = 48): LegalDate {
  const middle = addDays(start, 15 * months);
  const last = addDays(referenceDay, -10);
  return middle < last ? middle : last;
}

/** Two people of the facility compare the latest calculation of the term with the papers that came with the person, or later. */
export function isCompared(
  life: BiographyBuilder,
  termId: TermId,
  { on, facility }: { readonly on: LegalDate; readonly facility: string },
): void {
  const confirmed: ConfirmCalculation = { on, calculation: latestCalculation, documentRef: 'SYNTHETIC personal file' };
  life.ask(confirmCalculation, termId, confirmed, on, staffOf(facility, 1));
  const checked: SecondCheck = { on, calculation: latestCalculation };
  life.ask(secondCheck, termId, checked, on, staffOf(facility, 2));
}

/** Verdict, 16 days, at most 4 and 5 more, at most 3 on the way. */
export const daysToFacility = 28;

interface HeldBetween {
  readonly sex: Sex;
  readonly serving: Serving;
  readonly from: LegalDate;
  readonly to: LegalDate;
  readonly institutions: Institutions;
  readonly conduct?: Conduct;
}

/** What happens in a facility between two days: a transfer, conduct and what comes of it, better conditions. Answers the facility at the end. */
export function isHeld(life: BiographyBuilder, { sex, serving, from, to, institutions, conduct = 'ORDINARY' }: HeldBetween): Facility {
  const { random, personId } = life;
  const { regime, facility } = serving;
  const longestBefore = conduct === 'MALICIOUS' ? 100 : 400;
  let day = random.dayAfter(from, 90, longestBefore);
  let place = facility;
  const lastStart = addDays(to, -10);
  if (conduct !== 'MALICIOUS' && random.chance(0.18) && day < lastStart) {
    const others = institutions.facilities.filter(({ holds, code }) => holds === facility.holds && code !== facility.code);
    if (others.length > 0) {
      const next = random.pick(others);
      day = moves(life, place, next, random.pick(reasons), day);
      place = next;
      day = random.dayAfter(day, 20, 200);
    }
  }
  const sender = staffOf(place.code);
  const behaved = day < lastStart ? behaves(life, conduct, { from: day, to: lastStart, sender }) : { day, degree: 'NONE' };
  if (behaved.degree === 'POSITIVE_2' && sex === 'M' && behaved.day < lastStart && random.chance(0.6)) {
    const relaxed: ChangeRegime = { on: behaved.day, regime, conditions: 'RELAXED', documentRef: 'SYNTHETIC decision' };
    life.ask(changeRegime, personId, relaxed, behaved.day, sender);
  }
  return place;
}

const reasons: readonly TransferReason[] = ['TREATMENT', 'SAFETY', 'RESIDENCE', 'CAPACITY', 'COURT'];

/** Leaves one facility for another; answers the day of arrival. */
function moves(life: BiographyBuilder, from: Facility, to: Facility, reason: TransferReason, on: LegalDate): LegalDate {
  const arrivedOn = life.random.dayAfter(on, 0, 3);
  leaves(life, from, to, reason, on);
  const arrival: TransferIn = { on: arrivedOn, facility: to.code, documentRef: 'SYNTHETIC act of receipt' };
  life.ask(transferIn, life.personId, arrival, arrivedOn, staffOf(to.code));
  return arrivedOn;
}

export function leaves(life: BiographyBuilder, from: Facility, to: Facility, reason: TransferReason, on: LegalDate): void {
  const departure: TransferOut = { on, to: to.code, reason, documentRef: 'SYNTHETIC order' };
  life.ask(transferOut, life.personId, departure, on, staffOf(from.code));
}

export function lengthOf(months: number): { readonly years?: number; readonly months?: number } {
  const years = Math.floor(months / 12);
  return { ...(years > 0 && { years }), ...(months % 12 > 0 && { months: months % 12 }) };
}

/** The last day as the verdict's lawyers would count it: the calendar, less the credit for custody before it. */
function lastDayOf(start: LegalDate, months: number, daysBeforeVerdict: number, regime: FacilityType): LegalDate {
  return addDays(lastDayOfTerm(start, { months }), -Math.ceil(daysBeforeVerdict * creditOf[regime]));
}

/** What one day of custody before the verdict counts for. CC 62(3). */
export const creditOf: Readonly<Record<FacilityType, number>> = {
  MINIMUM: 2,
  MEDIUM: 1.5,
  MEDIUM_JUVENILE: 1.5,
  MAXIMUM: 1,
  EMERGENCY: 1,
  FULL: 1,
};
