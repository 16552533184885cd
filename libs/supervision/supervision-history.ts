import type { CaseId, CriminalCaseFact, Punishment, SentenceId } from '../criminal-case/criminal-case.events.ts';
import type { DeferralFact } from '../deferral/deferral.events.ts';
import type { Id, LegalDate } from '../event-log/event.ts';
import type { Receipt } from '../law/receipt.ts';
import type { ParoleEligibility, ParoleFact } from '../parole/parole.events.ts';
import type { PersonFact } from '../person/person.events.ts';
import type { TermId } from '../punishment-term/punishment-term.events.ts';
import type { AppointmentFact, AppointmentId, SupervisionBasis, SupervisionFact, SupervisionId } from './supervision.events.ts';

// What the specs of supervision begin from. Literal ids, so that a failing spec can be read.
export const asel = '0192e4a0-7b1c-7000-8000-000000000001' as Id<'person'>; // a literal id
export const daniyar = '0192e4a0-7b1c-7000-8000-000000000002' as Id<'person'>; // a literal id
export const caseId = '0192e4a0-7b1c-7000-8000-0000000000ca' as CaseId; // a literal id
export const termId = '0192e4a0-7b1c-7000-8000-0000000000f1' as TermId; // a literal id
export const supervisionId = '0192e4a0-7b1c-7000-8000-0000000000a1' as SupervisionId; // a literal id
export const otherSupervisionId = '0192e4a0-7b1c-7000-8000-0000000000a2' as SupervisionId; // a literal id
export const appointmentId = '0192e4a0-7b1c-7000-8000-0000000000b1' as AppointmentId; // a literal id
export const otherAppointmentId = '0192e4a0-7b1c-7000-8000-0000000000b2' as AppointmentId; // a literal id

export const onPerson = `person-${asel}`;
export const onCase = `case-${caseId}`;
export const onParole = `parole-${termId}`;
export const onDeferral = `deferral-${termId}`;
export const onSupervision = `supervision-${supervisionId}`;
export const onAppointment = `appointment-${appointmentId}`;

export const registered: PersonFact = {
  type: 'PersonRegistered',
  effectiveOn: '2020-01-01',
  data: { personId: asel, sex: 'F', birthDate: '1990-04-17', citizenship: 'KZ' },
  personal: { familyName: 'Ахметова', givenName: 'Әсел' },
};

export const died: PersonFact = { type: 'DeathRecorded', effectiveOn: '2025-03-04', data: { personId: asel, diedOn: '2025-03-04' } };

const opened: CriminalCaseFact = {
  type: 'CaseOpened',
  effectiveOn: '2024-09-02',
  data: { personId: asel, registrationNumber: '247500031000123', court: 'Almaty district court 2' },
};

const inForce: CriminalCaseFact = { type: 'VerdictInForce', effectiveOn: '2025-02-17', data: { personId: asel, inForceOn: '2025-02-17' } };

function sentencedTo(punishment: Punishment, suspended: boolean): CriminalCaseFact {
  return {
    type: 'SentenceImposed',
    effectiveOn: '2025-02-01',
    data: {
      personId: asel,
      sentenceId: '0192e4a0-7b1c-7000-8000-0000000000d1' as SentenceId, // a literal id
      chargeIds: [],
      punishment,
      suspended,
      imposedOn: '2025-02-01',
      offences: [],
      gravest: 'MEDIUM',
      firstTime: true,
      validity: { verdict: 'NOT_ASKED' },
    },
  };
}

/** A case of Asel's whose verdict came into force on 2025-02-17. */
export function caseInForceWith(punishment: Punishment, suspended = false): readonly CriminalCaseFact[] {
  return [opened, sentencedTo(punishment, suspended), inForce];
}

export function caseNotInForceWith(punishment: Punishment): readonly CriminalCaseFact[] {
  return [opened, sentencedTo(punishment, false)];
}

const receipt: Receipt = {
  ruleSet: 'kz',
  ruleSetHash: '00',
  question: 'parole',
  asOf: '2025-02-10',
  facts: {},
  provisions: [],
  steps: [],
  rounding: 'served-days-up',
};
const eligibility: ParoleEligibility = { verdict: 'ELIGIBLE', mode: 'MAY', from: '2025-01-04', fraction: '1/2' };

export const paroleOpened: ParoleFact = {
  type: 'ParoleOpened',
  effectiveOn: '2025-01-10',
  data: { personId: asel, termId, initiator: 'PERSON', openedOn: '2025-01-10', eligibility, receipt },
};

/** Parole granted to Asel on 2025-02-20. */
export function paroleGranted(until?: LegalDate): readonly ParoleFact[] {
  const court = 'Karaganda district court';
  return [
    paroleOpened,
    {
      type: 'ParoleGranted',
      effectiveOn: '2025-02-20',
      data: { personId: asel, termId, court, grantedOn: '2025-02-20', ...(until && { until }), obligations: [], eligibility, receipt },
    },
  ];
}

export const paroleRefused: readonly ParoleFact[] = [
  paroleOpened,
  {
    type: 'ParoleRefused',
    effectiveOn: '2025-02-20',
    data: {
      personId: asel,
      termId,
      court: 'Karaganda district court',
      refusedOn: '2025-02-20',
      reason: 'NOT_REFORMED',
      reapplyNotBefore: '2025-08-20',
      receipt,
    },
  },
];

const deferredBy = { personId: asel, termId, court: 'Karaganda district court' } as const;
const untilSpring = { verdict: 'AVAILABLE', ground: 'PREGNANT', until: '2026-02-19' } as const;

export const deferralOpened: DeferralFact = {
  type: 'DeferralOpened',
  effectiveOn: '2025-02-10',
  data: {
    personId: asel,
    termId,
    initiator: 'PERSON',
    ground: 'PREGNANT',
    openedOn: '2025-02-10',
    availability: untilSpring,
    receipt,
  },
};

/** Asel's term deferred on 2025-02-20 until 2026-02-19. */
export const deferred: readonly DeferralFact[] = [
  deferralOpened,
  {
    type: 'DeferralGranted',
    effectiveOn: '2025-02-20',
    data: { ...deferredBy, grantedOn: '2025-02-20', ground: 'PREGNANT', until: '2026-02-19', availability: untilSpring, receipt },
  },
];

export const deferralExtended: DeferralFact = {
  type: 'DeferralExtended',
  effectiveOn: '2026-02-10',
  data: {
    ...deferredBy,
    extendedOn: '2026-02-10',
    ground: 'CHILD',
    until: '2030-02-19',
    availability: { verdict: 'AVAILABLE', ground: 'CHILD', until: '2030-02-19' },
    receipt,
  },
};

export const deferralCancelled: DeferralFact = {
  type: 'DeferralCancelled',
  effectiveOn: '2025-11-03',
  data: { ...deferredBy, cancelledOn: '2025-11-03', mode: 'MAY', servedFrom: '2025-11-10', receipt },
};

/** Asel's supervision during the deferral. */
export const supervisedDeferred: SupervisionFact = {
  type: 'SupervisionRegistered',
  effectiveOn: '2025-03-03',
  data: {
    ...{ personId: asel, basis: 'DEFERRED', office: 'P7501', region: '75', termId },
    ...{ from: '2025-03-03', plannedTo: '2026-02-19', firstVisitBy: '2025-03-13' },
  },
  personal: { residence: 'Алматы, Абай даңғылы 10' },
};

/** Asel's supervision at office P7501, from 2025-03-03 to 2026-03-02. */
export function supervised(basis: SupervisionBasis = 'RESTRICTION_OF_LIBERTY'): SupervisionFact {
  return {
    type: 'SupervisionRegistered',
    effectiveOn: '2025-03-03',
    data: { personId: asel, basis, office: 'P7501', region: '75', from: '2025-03-03', plannedTo: '2026-03-02', firstVisitBy: '2025-03-13' },
    personal: { residence: 'Алматы, Абай даңғылы 10' },
  };
}

/** Asel's voluntary supervision before trial: nobody planned a last day. */
export const supervisedWithoutEnd: SupervisionFact = {
  type: 'SupervisionRegistered',
  effectiveOn: '2025-03-03',
  data: { personId: asel, basis: 'PRE_TRIAL', office: 'P7501', region: '75', from: '2025-03-03', firstVisitBy: '2025-03-13' },
  personal: { residence: 'Алматы, Абай даңғылы 10' },
};

export function assigned(officer: string, from: LegalDate): SupervisionFact {
  return { type: 'OfficerAssigned', effectiveOn: from, data: { personId: asel, officer, from } };
}

export function transferred(fromOffice: string, toOffice: string, transferredOn: LegalDate): SupervisionFact {
  const region = toOffice.slice(1, 3);
  return {
    type: 'SupervisionTransferred',
    effectiveOn: transferredOn,
    data: { personId: asel, fromOffice, toOffice, region, transferredOn },
  };
}

export const ended: SupervisionFact = {
  type: 'SupervisionEnded',
  effectiveOn: '2025-09-01',
  data: { personId: asel, ending: 'EARLY', endedOn: '2025-09-01' },
};

export function visited(visitedOn: LegalDate): AppointmentFact {
  return {
    type: 'VisitRecorded',
    effectiveOn: visitedOn,
    data: { personId: asel, supervisionId, kind: 'OFFICE', visitedOn, nextVisitBy: visitedOn },
  };
}

export function absent(dueOn: LegalDate, { excused = false, of = supervisionId } = {}): AppointmentFact {
  return { type: 'AbsenceRecorded', effectiveOn: dueOn, data: { personId: asel, supervisionId: of, dueOn, excused, nextVisitBy: dueOn } };
}
