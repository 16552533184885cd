import type { LegalDate } from '../../libs/event-log/event.ts';
import { lastDayOfTerm } from '../../libs/law/calendar/last-day-of-term.ts';
import { addDays } from '../../libs/law/calendar/legal-date.ts';
import { completeTerm, type CompleteTerm } from '../../libs/punishment-term/complete-term.ts';
import { includeSentence, type IncludeSentence } from '../../libs/punishment-term/include-sentence.ts';
import { openTerm, type OpenTerm } from '../../libs/punishment-term/open-term.ts';
import type { SupervisionEnding } from '../../libs/supervision/supervision.events.ts';
import type { BiographyBuilder } from './biography.ts';
import { damageIsClaimed } from './civil-claim-steps.ts';
import { isDeferred, isReleasedAfterDeferral } from './deferral-steps.ts';
import type { Institutions, Officer } from './institutions.ts';
import type { OffenceKind } from './offences.ts';
import { isIn } from './person-steps.ts';
import { referenceDay } from './population-plan.ts';
import { isBarredFromReconciling } from './reconciliation-steps.ts';
import { within, type SeededRandom } from './seeded-random.ts';
import { headOf, officerAs, registrarOf } from './senders.ts';
import { isSupervised } from './supervision-steps.ts';
import { inForceAfter, isAccused, isConvicted, type Conviction } from './verdict-steps.ts';

/** What a court imposes that is served at liberty. */
export type BasisOfVerdict = 'RESTRICTION_OF_LIBERTY' | 'SUSPENDED' | 'DEFERRED' | 'COMMUNITY_SERVICE';

interface Sentenced {
  readonly basis: BasisOfVerdict;
  readonly offence: OffenceKind;
  readonly months: number;
  readonly committedOn: LegalDate;
  readonly openedOn: LegalDate;
  readonly deliveredOn: LegalDate;
  /** First day of the supervision. */
  readonly from: LegalDate;
  readonly number: number;
  readonly officer: Officer;
  readonly institutions: Institutions;
  readonly overdue: boolean;
  /** What the court was to decide first: offender and victim would have reconciled, and the law bars it. */
  readonly barredFromReconciling?: boolean;
  /** How the supervision ended, told its planned last day; absent of one that is active on the reference day. */
  readonly over?: (plannedTo: LegalDate) => { readonly ending: SupervisionEnding; readonly endedOn: LegalDate };
}

/** From the charge to the supervision that executes the sentence, and to its end where it is over. */
export function isSentencedAtLiberty(life: BiographyBuilder, sentenced: Sentenced): void {
  const { random } = life;
  const { basis, offence, months, committedOn, openedOn, deliveredOn, from, number, officer, institutions } = sentenced;
  const { region } = officer;
  const childBornOn = addDays(deliveredOn, -random.whole(30, 900));
  if (basis === 'DEFERRED') isIn(life, 'CHILD_UNDER_14', childBornOn, deliveredOn, officerAs(officer));
  const accused = isAccused(life, { region, offence, committedOn, openedOn, number });
  if (sentenced.barredFromReconciling === true) isBarredFromReconciling(life, accused, region, openedOn);
  const inForceOn = inForceAfter(deliveredOn);
  const firstTime = random.chance(0.8);
  const conviction = { region, deliveredOn, inForceOn, firstTime, ...punishmentOf(random, basis, months) };
  const sentenceId = isConvicted(life, accused, conviction);
  const plannedTo = lastDayOfTerm(from, { months });
  const over = sentenced.over?.(plannedTo);
  damageIsClaimed(life, {
    caseId: accused.caseId,
    offence,
    on: deliveredOn,
    by: registrarOf(region),
    openFrom: from,
    paidFrom: from,
    paidTo: earlierOf(addDays(from, Math.min(300, 15 * months)), over?.endedOn ?? referenceDay),
    paidBy: officerAs(officer),
    whole: false,
  });
  const termId = life.id<'term'>('term');
  const begin = (punishment: OpenTerm['punishment'], start: LegalDate): void => {
    const open: OpenTerm = { personId: life.personId, punishment, start, documentRef: 'SYNTHETIC execution order' };
    life.ask(openTerm, termId, open, from, headOf(officer.office));
    const include: IncludeSentence = { on: from, caseId: accused.caseId, sentenceId, documentRef: 'SYNTHETIC execution order' };
    life.ask(includeSentence, termId, include, from, headOf(officer.office));
  };
  if (basis === 'RESTRICTION_OF_LIBERTY') begin(basis, from);
  if (basis === 'DEFERRED') {
    begin('DEPRIVATION_OF_LIBERTY', deliveredOn);
    isDeferred(life, termId, { region, on: from, until: plannedTo, childBornOn });
  }
  const restsOn = basis === 'DEFERRED' ? { termId } : { caseId: accused.caseId };
  const file = { basis, officer, number, overdue: sentenced.overdue, ...restsOn, from, plannedTo };
  isSupervised(life, { ...file, ...(over !== undefined && { over }) }, institutions);
  if (over === undefined) return;
  if (basis === 'DEFERRED') isReleasedAfterDeferral(life, termId, region, over.endedOn);
  if (basis !== 'RESTRICTION_OF_LIBERTY') return;
  const completed: CompleteTerm = { reason: 'SERVED', completedOn: over.endedOn, documentRef: 'SYNTHETIC order' };
  life.ask(completeTerm, termId, completed, over.endedOn, headOf(officer.office));
}

function earlierOf(one: LegalDate, other: LegalDate): LegalDate {
  return one < other ? one : other;
}

/** Months of control: what the verdict says, the deferral, or the time that the hours of service take. */
export function monthsOf(random: SeededRandom, basis: BasisOfVerdict): number {
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
