import type { CaseId } from '../../libs/criminal-case/criminal-case.events.ts';
import type { LegalDate } from '../../libs/event-log/event.ts';
import { addDays, daysBetween, laterOf } from '../../libs/law/calendar/legal-date.ts';
import type { TermId } from '../../libs/punishment-term/punishment-term.events.ts';
import { assignOfficer, type AssignOfficer } from '../../libs/supervision/assign-officer.ts';
import { endSupervision, type EndSupervision } from '../../libs/supervision/end-supervision.ts';
import { issueWarning, type IssueWarning } from '../../libs/supervision/issue-warning.ts';
import { nextVisitBy } from '../../libs/supervision/next-visit-by.ts';
import { recordAbsence, type RecordAbsence } from '../../libs/supervision/record-absence.ts';
import { recordVisit, type RecordVisit } from '../../libs/supervision/record-visit.ts';
import { registerSupervision, type RegisterSupervision } from '../../libs/supervision/register-supervision.ts';
import { setObligation, type SetObligation } from '../../libs/supervision/set-obligation.ts';
import { setReportingRegime, type SetReportingRegime } from '../../libs/supervision/set-reporting-regime.ts';
import type { ObligationCode, SupervisionBasis, SupervisionEnding, SupervisionId } from '../../libs/supervision/supervision.events.ts';
import { transferSupervision, type TransferSupervision } from '../../libs/supervision/transfer-supervision.ts';
import type { BiographyBuilder } from './biography.ts';
import { regionName, type Institutions, type Officer } from './institutions.ts';
import { referenceDay } from './population-plan.ts';
import { headOf, officerAs } from './senders.ts';

interface Supervised {
  readonly basis: SupervisionBasis;
  readonly officer: Officer;
  readonly caseId?: CaseId;
  readonly termId?: TermId;
  readonly from: LegalDate;
  readonly plannedTo?: LegalDate;
  /** Whether the last day for the next visit lies before the reference day. */
  readonly overdue: boolean;
  readonly number: number;
  /** How the supervision ended; absent of one that is active on the reference day. */
  readonly over?: { readonly ending: SupervisionEnding; readonly endedOn: LegalDate };
}

/** What a court is shown of a file: its id, and the days on which the person did not come and gave no good cause. */
export interface SupervisionFile {
  readonly supervisionId: SupervisionId;
  readonly missedOn: readonly LegalDate[];
}

/**
 * A probation file from its registration to its end, or to the reference day, on which it is active.
 *
 * Of one that ends because parole is revoked the last visits are missed, and its end follows from the revocation by itself.
 */
export function isSupervised(life: BiographyBuilder, supervised: Supervised, institutions: Institutions): SupervisionFile {
  const { random } = life;
  const { basis, officer, from } = supervised;
  const supervisionId = life.id<'supervision'>('supervision');
  const daysSoFar = daysBetween(from, untilOf(supervised));
  const changed = daysSoFar > daysOfVisits + 60 && random.chance(0.13) ? firstOfficer(life, officer, institutions) : undefined;
  const first = changed ?? officer;
  register(life, supervisionId, supervised, first);
  assign(life, supervisionId, first, from);

  const visitsPerMonth = random.weighted(basis === 'SUSPENDED' ? regimesOfSuspended : usualRegimes).perMonth;
  const regime: SetReportingRegime = { visitsPerMonth, from, documentRef: 'SYNTHETIC schedule' };
  life.ask(setReportingRegime, supervisionId, regime, from, officerAs(first));
  for (const obligation of obligationsOf(life, basis, visitsPerMonth)) {
    const set: SetObligation = { obligation, from, documentRef: 'SYNTHETIC order' };
    life.ask(setObligation, supervisionId, set, from, officerAs(first));
  }
  if (changed !== undefined) {
    const on = random.dayAfter(from, 30, daysSoFar - daysOfVisits);
    if (changed.office !== officer.office) {
      const transfer: TransferSupervision = { toOffice: officer.office, transferredOn: on, documentRef: 'SYNTHETIC order' };
      life.ask(transferSupervision, supervisionId, transfer, on, headOf(changed.office));
    }
    assign(life, supervisionId, officer, on);
  }
  const file = { supervisionId, missedOn: reports(life, supervisionId, supervised, visitsPerMonth) };
  if (supervised.over === undefined || supervised.over.ending === 'REVOKED') return file;
  const { ending, endedOn } = supervised.over;
  const ended: EndSupervision = { ending, endedOn, documentRef: 'SYNTHETIC order' };
  life.ask(endSupervision, supervisionId, ended, endedOn, officerAs(officer));
  return file;
}

function untilOf({ over }: Supervised): LegalDate {
  return over?.endedOn ?? referenceDay;
}

/** Of an active supervision visits are recorded for as many days before the reference day; what came earlier is on paper. */
const daysOfVisits = 80;

/** Last day for the first appearance, after the first one: 9 days on parole, where the law counts 5 working days. */
const firstVisitWithin = 9;

function register(life: BiographyBuilder, id: SupervisionId, supervised: Supervised, first: Officer): void {
  const { random, personId } = life;
  const { basis, officer, caseId, termId, from, plannedTo, number } = supervised;
  const residence = `${regionName(officer.region)}, ${random.pick(streets)} ${String(random.whole(1, 180))}-${String(random.whole(1, 120))}`;
  const body: RegisterSupervision = {
    personId,
    basis,
    office: first.office,
    ...(caseId !== undefined && { caseId }),
    ...(termId !== undefined && { termId }),
    from,
    ...(plannedTo !== undefined && { plannedTo }),
    firstVisitBy: addDays(from, firstVisitWithin),
    residence,
    // no number of the country begins so
    ...(random.chance(0.8) && { phone: `+7000${String(number).padStart(7, '0')}` }),
    documentRef: 'SYNTHETIC order',
  };
  life.ask(registerSupervision, id, body, from, officerAs(first));
}

const streets = [
  'Абай даңғылы',
  'Достық көшесі',
  'Сәтбаев көшесі',
  'Жамбыл көшесі',
  'Әуезов көшесі',
  'Бөгенбай батыр көшесі',
  'Гагарин көшесі',
  'Мир көшесі',
] as const;

function assign(life: BiographyBuilder, id: SupervisionId, officer: Officer, from: LegalDate): void {
  const assigned: AssignOfficer = { officer: officer.code, from, documentRef: 'SYNTHETIC order' };
  life.ask(assignOfficer, id, assigned, from, headOf(officer.office));
}

/** Of those who did not have one officer all along, 8 in 13 had another one of the office, the others came from another office. */
function firstOfficer({ random }: BiographyBuilder, { office, code }: Officer, { officers }: Institutions): Officer | undefined {
  const sameOffice = random.chance(8 / 13);
  const others = officers.filter((other) => (sameOffice ? other.office === office && other.code !== code : other.office !== office));
  return others.length === 0 ? undefined : random.pick(others);
}

const usualRegimes = [
  { perMonth: 1, weight: 25 },
  { perMonth: 2, weight: 52 },
  { perMonth: 3, weight: 12 },
  { perMonth: 4, weight: 10 },
  { perMonth: 12, weight: 1 },
];
const regimesOfSuspended = usualRegimes.slice(1);

function obligationsOf({ random }: BiographyBuilder, basis: SupervisionBasis, visitsPerMonth: number): readonly ObligationCode[] {
  const obligations: ObligationCode[] = [...always[basis]];
  if (basis === 'RESTRICTION_OF_LIBERTY' && random.chance(0.7)) obligations.push('FORCED_LABOUR_100_HOURS');
  if (visitsPerMonth >= 4) obligations.push('ELECTRONIC_MONITORING');
  if ((basis === 'PAROLE' || basis === 'SUSPENDED') && random.chance(0.3)) obligations.push('CURFEW');
  if (random.chance(0.15)) obligations.push(random.pick(['REPAIR_DAMAGE', 'TREATMENT', 'SUPPORT_FAMILY', 'BANNED_PLACES']));
  return obligations;
}

const always: Readonly<Record<SupervisionBasis, readonly ObligationCode[]>> = {
  RESTRICTION_OF_LIBERTY: ['REPORT', 'NO_CHANGE_OF_RESIDENCE'],
  SUSPENDED: ['REPORT', 'NO_CHANGE_OF_RESIDENCE'],
  PAROLE: ['REPORT', 'NO_CHANGE_OF_RESIDENCE'],
  DEFERRED: ['NO_CHANGE_OF_RESIDENCE'],
  COMMUNITY_SERVICE: ['NO_CHANGE_OF_RESIDENCE'],
  POST_PENITENTIARY: ['REPORT'],
  PRE_TRIAL: ['REPORT'],
};

interface Appointment {
  readonly on: LegalDate;
  readonly became: 'KEPT' | 'EXCUSED' | 'MISSED';
}

/** Visits and absences up to the end or the reference day, and the warnings for those without a good cause. Answers the days of these. */
function reports(life: BiographyBuilder, id: SupervisionId, supervised: Supervised, visitsPerMonth: number): readonly LegalDate[] {
  const { random } = life;
  const sender = officerAs(supervised.officer);
  const appointments = appointmentsOf(life, supervised, visitsPerMonth);
  for (const [index, { on, became }] of appointments.entries()) {
    const appointmentId = life.id<'appointment'>(`appointment ${String(index)}`);
    if (became === 'KEPT') {
      const visit: RecordVisit = {
        appointmentId,
        kind: random.chance(0.85) ? 'OFFICE' : random.pick(['HOME', 'WORKPLACE', 'ONLINE']),
        visitedOn: on,
      };
      life.ask(recordVisit, id, visit, on, sender);
      continue;
    }
    const absence: RecordAbsence = {
      appointmentId,
      dueOn: on,
      excused: became === 'EXCUSED',
      ...(became === 'EXCUSED' && { documentRef: 'SYNTHETIC medical certificate' }),
    };
    life.ask(recordAbsence, id, absence, on, sender);
    const issuedOn = random.dayAfter(on, 1, 6);
    if (became === 'EXCUSED' || issuedOn > untilOf(supervised) || random.chance(0.5)) continue;
    const warning: IssueWarning = { ground: 'ABSENCE', issuedOn, absences: [appointmentId], documentRef: 'SYNTHETIC warning' };
    life.ask(issueWarning, id, warning, issuedOn, sender);
  }
  return appointments.flatMap(({ on, became }) => (became === 'MISSED' ? [on] : []));
}

/** Three duties not done within a year let a court revoke parole. CC 72(7)(1). */
const missedBeforeRevocation = 3;

/** Attendance 91 %, absence with a good cause 5 %, without 4 %. */
function appointmentsOf({ random }: BiographyBuilder, supervised: Supervised, visitsPerMonth: number): readonly Appointment[] {
  const { from, overdue, over } = supervised;
  const firstBy = addDays(from, firstVisitWithin);
  const appointments: (Appointment & { readonly nextBy: LegalDate })[] = [];
  let on = random.dayAfter(from, 1, firstVisitWithin);
  if (over === undefined) on = laterOf(on, random.dayAfter(addDays(referenceDay, -daysOfVisits), 0, Math.floor(30 / visitsPerMonth)));
  while (on <= untilOf(supervised)) {
    const chance = random.next();
    const nextBy = nextVisitBy(visitsPerMonth, on);
    appointments.push({ on, became: chance < 0.91 ? 'KEPT' : chance < 0.96 ? 'EXCUSED' : 'MISSED', nextBy });
    on = addDays(nextBy, -random.whole(0, visitsPerMonth > 4 ? 0 : 3));
  }
  if (over?.ending === 'REVOKED')
    return appointments.map((one, index) => (index < appointments.length - missedBeforeRevocation ? one : { ...one, became: 'MISSED' }));
  if (!overdue) return appointments;
  return appointments.filter(({ nextBy }) => laterOf(nextBy, firstBy) < referenceDay);
}
