import type { AmnestyActFact, AmnestyDecisionFact } from '../amnesty/amnesty.events.ts';
import type { CriminalCaseFact, Punishment } from '../criminal-case/criminal-case.events.ts';
import type { CustodyFact, ReleaseBasis } from '../custody/custody.events.ts';
import type { DeferralFact } from '../deferral/deferral.events.ts';
import type { LegalDate, Recorded } from '../event-log/event.ts';
import type { Receipt } from '../law/receipt.ts';
import type { DueBy, ParoleFact } from '../parole/parole.events.ts';
import type { PersonFact, Sex } from '../person/person.events.ts';
import type { PunishmentTermFact, RightFrom, TermDate } from '../punishment-term/punishment-term.events.ts';
import type { SubstitutionFact } from '../substitution/substitution.events.ts';
import type { AppointmentFact, ObligationCode, SupervisionBasis, SupervisionFact } from '../supervision/supervision.events.ts';

export type DeadlineFact =
  | PersonFact
  | CriminalCaseFact
  | PunishmentTermFact
  | CustodyFact
  | ParoleFact
  | SubstitutionFact
  | DeferralFact
  | SupervisionFact
  | AppointmentFact
  | AmnestyActFact
  | AmnestyDecisionFact;

/** What one stream says of days that something falls due on. Plain data, as it is kept in a column. */
export type Part =
  | { readonly is: 'person'; readonly sex: Sex; readonly birthDate: LegalDate; readonly died?: true }
  | VerdictPart
  | TermPart
  /** `since`: the day of admission. */
  | { readonly is: 'stay'; readonly since: LegalDate; readonly facility: string; readonly region: string; readonly authorised?: Authorised }
  | ApplicationPart
  /** A conviction whose term is over, until the record of it is expunged. */
  | ({ readonly is: 'record' } & SetDay)
  | { readonly is: 'deferral'; readonly term: string; readonly from: LegalDate; readonly until: LegalDate }
  /** A term that a court ended, or replaced by a milder punishment, under an act of amnesty. */
  | { readonly is: 'amnesty'; readonly term: string; readonly from: LegalDate; readonly lawNo: string }
  | FilePart
  /** A probation file that is over, with what became of its appointments: that it is over may be found to be wrong. */
  | ({ readonly is: 'file-over' } & Pick<FilePart, 'appeared' | 'nextVisitBy'>)
  /** An act of amnesty until the day by which it is to be carried out. */
  | { readonly is: 'act'; readonly provision: string; readonly until: LegalDate };

interface Authorised {
  readonly basis: ReleaseBasis;
  readonly on: LegalDate;
}

/** Findings that are delivered and not in force, that no higher court has decided on, and of which no prosecution was ended since. */
export interface VerdictPart {
  readonly is: 'verdict';
  readonly findings: readonly { readonly charge: string; readonly deliveredOn: LegalDate }[];
}

/** A term that is not over. */
export interface TermPart {
  readonly is: 'term';
  readonly punishment: Punishment;
  readonly start: LegalDate;
  /** The days that follow from it; one is absent before a calculation, and where the law names none or a human must. */
  readonly days: Readonly<Partial<Record<TermDate, SetDay>>>;
  /** Somebody compared the latest calculation with the papers. */
  readonly confirmed: boolean;
  /** The day as of which it was last calculated. */
  readonly calculatedOn?: LegalDate;
}

/** A day and what sets it. */
export interface SetDay {
  readonly day: LegalDate;
  readonly rule: string;
  readonly provision: string;
}

/** The latest application to a court from one term, for parole or for a milder punishment; withdrawn or revoked, it is none. */
export interface ApplicationPart {
  readonly is: 'parole' | 'substitution';
  readonly term: string;
  readonly application:
    | { readonly is: 'OPEN'; readonly fileBy?: DueBy }
    | { readonly is: 'SUBMITTED' }
    /** `from`: the day from which the person need not be held on the term. */
    | { readonly is: 'GRANTED'; readonly from: LegalDate; readonly until?: LegalDate }
    | { readonly is: 'REFUSED'; readonly reapplyNotBefore: LegalDate };
}

/** A probation file that is not ended. */
export interface FilePart {
  readonly is: 'file';
  readonly basis: SupervisionBasis;
  readonly office: string;
  readonly region: string;
  readonly officer?: string;
  readonly from: LegalDate;
  readonly plannedTo?: LegalDate;
  readonly firstVisitBy: LegalDate;
  readonly appeared: boolean;
  /** Absent until an appointment was kept or missed. */
  readonly nextVisitBy?: LegalDate;
  readonly obligations: readonly { readonly code: ObligationCode; readonly to: LegalDate }[];
}

/** Under which stream a fact is kept: its own, or the probation file that an appointment belongs to. */
export function partOf(fact: Recorded<DeadlineFact>): string {
  return fact.type === 'VisitRecorded' || fact.type === 'AbsenceRecorded' ? `supervision-${fact.data.supervisionId}` : fact.stream;
}

/** What a stream says after one more fact; `undefined` where nothing falls due by it any more. */
export function changed(part: Part | undefined, fact: Recorded<DeadlineFact>): Part | undefined {
  switch (fact.type) {
    case 'PersonRegistered':
      return { is: 'person', sex: fact.data.sex, birthDate: fact.data.birthDate };
    case 'PersonalDataCorrected':
      return on('person', part, (person) => {
        const { sex = person.sex, birthDate = person.birthDate } = fact.data;
        return { ...person, sex, birthDate };
      });
    case 'DeathRecorded':
      return on('person', part, (person) => ({ ...person, died: true }));
    case 'VerdictDelivered': {
      const { chargeId: charge, deliveredOn } = fact.data;
      return { is: 'verdict', findings: [...(part?.is === 'verdict' ? part.findings : []), { charge, deliveredOn }] };
    }
    case 'ProsecutionTerminated':
      return on('verdict', part, (verdict) => {
        const findings = verdict.findings.filter(({ charge }) => !fact.data.chargeIds.some((ended) => ended === charge));
        return findings.length === 0 ? undefined : { ...verdict, findings };
      });
    case 'PersonAdmitted': {
      const { facility, region, admittedOn } = fact.data;
      return { is: 'stay', since: admittedOn, facility, region };
    }
    case 'TransferredIn':
    case 'ReturnedToCustody': {
      const { facility, region } = fact.data;
      return on('stay', part, (stay) => ({ ...stay, facility, region }));
    }
    case 'ReleaseAuthorised': {
      const { basis, releaseOn } = fact.data;
      return on('stay', part, (stay) => ({ ...stay, authorised: { basis, on: releaseOn } }));
    }
    case 'EscapeRecorded':
      return on('stay', part, ({ authorised: _, ...stay }) => stay);
    case 'TermOpened':
      return { is: 'term', punishment: fact.data.punishment, start: fact.data.start, days: {}, confirmed: false };
    case 'TermCalculated':
      return on('term', part, (term) => ({ ...term, ...calculated(fact) }));
    case 'DateOverridden': {
      const { date, day, reason, provision } = fact.data;
      const set = { day, rule: `set-by-hand: ${reason}`, provision };
      return on('term', part, (term) => ({ ...term, days: { ...term.days, [date]: set }, confirmed: false }));
    }
    case 'CalculationConfirmed':
    case 'CalculationSecondChecked':
      return on('term', part, (term) => ({ ...term, confirmed: true }));
    case 'PunishmentReplaced':
      return on('term', part, (term) => ({ ...term, punishment: fact.data.to, start: fact.effectiveOn }));
    case 'TermCompleted': {
      const record = part?.is === 'term' ? part.days.RECORD_EXPUNGES : undefined;
      const served = fact.data.reason === 'SERVED' || fact.data.reason === 'PAROLE_SERVED';
      return served && record !== undefined ? { is: 'record', ...record } : undefined;
    }
    case 'ParoleOpened':
      return application('parole', fact.data.termId, { is: 'OPEN', ...(fact.data.fileBy && { fileBy: fact.data.fileBy }) });
    case 'ParoleSubmitted':
      return application('parole', fact.data.termId, { is: 'SUBMITTED' });
    case 'ParoleGranted':
      return application('parole', fact.data.termId, {
        is: 'GRANTED',
        from: fact.data.grantedOn,
        ...(fact.data.until && { until: fact.data.until }),
      });
    case 'ParoleRefused':
      return application('parole', fact.data.termId, { is: 'REFUSED', reapplyNotBefore: fact.data.reapplyNotBefore });
    case 'SubstitutionOpened':
      return application('substitution', fact.data.termId, { is: 'OPEN', ...(fact.data.fileBy && { fileBy: fact.data.fileBy }) });
    case 'SubstitutionSubmitted':
      return application('substitution', fact.data.termId, { is: 'SUBMITTED' });
    case 'SubstitutionGranted':
      return application('substitution', fact.data.termId, { is: 'GRANTED', from: fact.data.from });
    case 'SubstitutionRefused':
      return application('substitution', fact.data.termId, { is: 'REFUSED', reapplyNotBefore: fact.data.reapplyNotBefore });
    case 'DeferralGranted':
      return { is: 'deferral', term: `term-${fact.data.termId}`, from: fact.data.grantedOn, until: fact.data.until };
    case 'DeferralExtended':
      return on('deferral', part, (deferral) => ({ ...deferral, until: fact.data.until }));
    case 'AmnestyApplied': {
      const { outcome, termId, decidedOn, lawNo } = fact.data;
      const ends = outcome === 'RELEASE' || outcome === 'REPLACE';
      return ends ? { is: 'amnesty', term: `term-${termId}`, from: decidedOn, lawNo } : undefined;
    }
    case 'SupervisionRegistered': {
      const { basis, office, region, from, plannedTo, firstVisitBy } = fact.data;
      return { is: 'file', basis, office, region, from, ...(plannedTo && { plannedTo }), firstVisitBy, appeared: false, obligations: [] };
    }
    case 'OfficerAssigned':
      return on('file', part, (file) => ({ ...file, officer: fact.data.officer }));
    case 'SupervisionTransferred':
      return on('file', part, ({ officer: _, ...file }) => ({ ...file, office: fact.data.toOffice, region: fact.data.region }));
    case 'PlannedEndMoved':
      return on('file', part, (file) => ({ ...file, plannedTo: fact.data.plannedTo }));
    case 'ObligationSet': {
      const { obligation: code, to } = fact.data;
      return on('file', part, (file) => {
        const others = file.obligations.filter((set) => set.code !== code);
        return { ...file, obligations: to === undefined ? others : [...others, { code, to }] };
      });
    }
    case 'ObligationLifted':
      return on('file', part, (file) => ({ ...file, obligations: file.obligations.filter(({ code }) => code !== fact.data.obligation) }));
    case 'VisitRecorded':
    case 'AbsenceRecorded': {
      const { nextVisitBy } = fact.data;
      return on('file', part, (file) => ({
        ...file,
        appeared: file.appeared || fact.type === 'VisitRecorded',
        // a late entry about an earlier appointment never moves the next visit back
        nextVisitBy: file.nextVisitBy !== undefined && file.nextVisitBy > nextVisitBy ? file.nextVisitBy : nextVisitBy,
      }));
    }
    case 'SupervisionEnded':
      return on('file', part, ({ appeared, nextVisitBy }) => ({ is: 'file-over', appeared, ...(nextVisitBy && { nextVisitBy }) }));
    case 'ActEnacted': {
      const { lawNo, window } = fact.data;
      return { is: 'act', provision: `Law ${lawNo}`, until: window.to };
    }
    case 'VerdictInForce':
    case 'SentenceUpheld': // a higher court has decided: nobody's window is open any more
    case 'SentenceVaried':
    case 'SentenceQuashed':
    case 'PersonReleased':
    case 'ParoleWithdrawn':
    case 'ParoleRevoked':
    case 'SubstitutionWithdrawn':
    case 'SubstitutionRevoked':
    case 'DeferralCancelled':
    case 'DeferralEnded':
    case 'WindowClosed':
    case 'AmnestyProposed':
    case 'AmnestyDeclined':
    case 'AmnestyRefused':
      return undefined;
    case 'IdentifierRecorded':
    case 'SocialStatusRecorded':
    case 'SocialStatusEnded':
    case 'CaseOpened':
    case 'ChargeAdded':
    case 'SentenceImposed':
    case 'FinalPunishmentDetermined':
    case 'SentenceJoined':
    case 'SentenceSeparated':
    case 'CivilClaimRecorded':
    case 'DamageCompensated':
    case 'LifelongBanImposed':
    case 'SentenceIncluded':
    case 'TimeCredited':
    case 'InterruptionRecorded':
    case 'SentenceRenewed':
    case 'TermReduced':
    case 'TransferredOut':
    case 'RegimeChanged':
    case 'BehaviourGraded':
    case 'ViolationRecorded':
    case 'MaliciousViolatorFound':
    case 'DisciplineLifted':
    case 'IncentiveGranted':
    case 'ParoleReportAttached':
    case 'DeferralOpened':
    case 'DeferralRefused':
    case 'ReportingRegimeSet':
    case 'WarningIssued':
    case 'ActDrafted':
    case 'ScreeningPlanned':
    case 'ScreeningStarted':
    case 'ScreeningFinished':
      return part;
  }
}

function calculated({ data, effectiveOn }: Extract<DeadlineFact, { readonly type: 'TermCalculated' }>): Partial<TermPart> {
  const { calculation, receipt, rights } = data;
  const { paroleFrom, substitutionFrom, recordExpunges } = rights;
  return {
    calculatedOn: receipt.asOf > effectiveOn ? receipt.asOf : effectiveOn,
    confirmed: false,
    days: {
      ...(calculation.verdict === 'COMPUTED' && { TERM_END: { day: calculation.lastDay, ...rests(receipt) } }),
      ...rightFrom('PAROLE_FROM', paroleFrom),
      ...rightFrom('SUBSTITUTION_FROM', substitutionFrom),
      ...rightFrom('RECORD_EXPUNGES', recordExpunges),
    },
  };
}

function rests(receipt: Receipt): Omit<SetDay, 'day'> {
  return { rule: receipt.question, provision: receipt.provisions.join('; ') };
}

function rightFrom(date: TermDate, right: (RightFrom & { readonly receipt?: Receipt }) | undefined): TermPart['days'] {
  if (right?.verdict !== 'FROM' || right.receipt === undefined) return {};
  return { [date]: { day: right.on, ...rests(right.receipt) } };
}

function application(is: ApplicationPart['is'], termId: string, stands: ApplicationPart['application']): ApplicationPart {
  return { is, term: `term-${termId}`, application: stands };
}

function on<Is extends Part['is']>(
  is: Is,
  part: Part | undefined,
  change: (part: Extract<Part, { readonly is: Is }>) => Part | undefined,
): Part | undefined {
  return part?.is === is ? change(part as Extract<Part, { readonly is: Is }>) : part; // told apart by `is`
}
