import type { CaseId, Offence, Punishment } from '../criminal-case/criminal-case.events.ts';
import type { BehaviourDegree, CustodyFact } from '../custody/custody.events.ts';
import type { DeferralFact } from '../deferral/deferral.events.ts';
import type { Id, LegalDate } from '../event-log/event.ts';
import { evaluate } from '../law/evaluate.ts';
import type { LawQuestions } from '../law/law-questions.ts';
import type { PersonFact, PersonId, Sex, SocialStatusKind } from '../person/person.events.ts';
import type { Calculation, PunishmentTermFact, TermId } from '../punishment-term/punishment-term.events.ts';
import type { ParoleFact } from './parole.events.ts';

/**
 * Facts of one example term for the specs of this capability: theft under CC 188(3), a grave crime, 3 years from 1 February 2024 with 120
 * days of custody before it. Half of it is served on 1 February 2025, a third on 4 August 2024; its last day is 4 August 2026.
 */
export const aselId = '0192e4a0-7b1c-7000-8000-000000000001' as PersonId; // ids of an example
export const termId = '0192e4a0-7b1c-7000-8000-0000000000f1' as TermId; // ids of an example
const stay = { personId: aselId, stayId: '0192e4a0-7b1c-7000-8000-0000000000e1' as Id<'stay'> }; // ids of an example

export const personStream = `person-${aselId}`;
export const termStream = `term-${termId}`;
export const custodyStream = `custody-${aselId}`;
export const paroleStream = `parole-${termId}`;
export const deferralStream = `deferral-${termId}`;

export const theft: Offence = {
  article: '188',
  part: '3',
  committedOn: '2023-09-12',
  intent: 'INTENTIONAL',
  maxTermYears: 7,
  lifeSanction: false,
  flags: [],
};

const custodyBefore = { kind: 'CUSTODY', from: '2023-10-04', to: '2024-01-31' } as const;

/** What the law library is asked about the example term. */
export const lawFacts: LawQuestions['parole']['facts'] = {
  person: { sex: 'F', birthDate: '1990-04-17', statuses: [] },
  punishment: 'DEPRIVATION_OF_LIBERTY',
  start: '2024-02-01',
  term: { years: 3 },
  lastDay: '2026-08-04',
  facility: 'MEDIUM',
  credits: [custodyBefore],
  interruptions: [],
  offences: [theft],
  maliciousViolation: false,
};

export function registered({ sex = 'F', birthDate = '1990-04-17' }: { sex?: Sex; birthDate?: LegalDate } = {}): PersonFact {
  return { type: 'PersonRegistered', effectiveOn: '2024-02-01', data: { personId: aselId, sex, birthDate, citizenship: 'KZ' } };
}

export function status(kind: SocialStatusKind, from: LegalDate, to?: LegalDate): PersonFact {
  return { type: 'SocialStatusRecorded', effectiveOn: from, data: { personId: aselId, kind, from, ...(to !== undefined && { to }) } };
}

export function term({
  of = aselId,
  offences = [theft],
  suspended = false,
  to = { verdict: 'COMPUTED', lastDay: '2026-08-04', creditedDays: 180 },
}: { of?: PersonId; offences?: readonly Offence[]; suspended?: boolean; to?: Calculation } = {}): readonly PunishmentTermFact[] {
  const { personId, caseId, sentenceId } = idsOf(of);
  return [
    { type: 'TermOpened', effectiveOn: '2024-02-01', data: { personId, punishment: 'DEPRIVATION_OF_LIBERTY', start: '2024-02-01' } },
    {
      type: 'SentenceIncluded',
      effectiveOn: '2024-02-17',
      data: {
        personId,
        caseId,
        sentenceId,
        punishment: 'DEPRIVATION_OF_LIBERTY',
        term: { years: 3 },
        facility: 'MEDIUM',
        suspended,
        imposedOn: '2024-02-01',
        offences,
        gravest: 'GRAVE',
        firstTime: true,
      },
    },
    { type: 'TimeCredited', effectiveOn: '2024-02-17', data: { personId, ...custodyBefore } },
    calculated(to),
  ];
}

/** A term of another kind, from the same day. */
export function termOf(punishment: Punishment, offences: readonly Offence[]): readonly PunishmentTermFact[] {
  const { personId, caseId, sentenceId } = idsOf(aselId);
  const length = punishment === 'LIFE' ? {} : { term: { years: 3 } };
  return [
    { type: 'TermOpened', effectiveOn: '2024-02-01', data: { personId, punishment, start: '2024-02-01' } },
    {
      type: 'SentenceIncluded',
      effectiveOn: '2024-02-17',
      data: {
        personId,
        caseId,
        sentenceId,
        punishment,
        ...length,
        suspended: false,
        imposedOn: '2024-02-01',
        offences,
        gravest: 'GRAVE',
        firstTime: true,
      },
    },
    calculated(punishment === 'LIFE' ? { verdict: 'LIFE' } : { verdict: 'COMPUTED', lastDay: '2027-01-31', creditedDays: 0 }),
  ];
}

export function interrupted(from: LegalDate, to: LegalDate): PunishmentTermFact {
  return { type: 'InterruptionRecorded', effectiveOn: from, data: { personId: aselId, kind: 'ESCAPE', from, to } };
}

export function calculated(calculation: Calculation): PunishmentTermFact {
  const { receipt } = evaluate('parole-renewal', { refusedOn: '2024-02-17' }, '2024-02-17');
  return {
    type: 'TermCalculated',
    effectiveOn: '2024-02-17',
    data: { personId: aselId, cause: 'TimeCredited', calculation, receipt, rights: {} },
  };
}

export const completed: PunishmentTermFact = {
  type: 'TermCompleted',
  effectiveOn: '2025-07-05',
  data: { personId: aselId, reason: 'AMNESTY', completedOn: '2025-07-05' },
};

export const admitted: CustodyFact = {
  type: 'PersonAdmitted',
  effectiveOn: '2024-02-20',
  data: { ...stay, facility: 'F3504', region: '35', legalBasis: 'SENTENCE', termId, regime: 'MEDIUM', admittedOn: '2024-02-20' },
};

/** Away from the term since a day. */
export function escaped(escapedOn: LegalDate): CustodyFact {
  return { type: 'EscapeRecorded', effectiveOn: escapedOn, data: { ...stay, facility: 'F3504', from: 'FACILITY', escapedOn, termId } };
}

export function back(escapedOn: LegalDate, returnedOn: LegalDate): CustodyFact {
  return {
    type: 'ReturnedToCustody',
    effectiveOn: returnedOn,
    data: { ...stay, facility: 'F3504', region: '35', escapedOn, returnedOn, termId },
  };
}

export function graded(degree: BehaviourDegree, on: LegalDate): CustodyFact {
  return { type: 'BehaviourGraded', effectiveOn: on, data: { ...stay, degree } };
}

/** @param askedOn the day whose law was asked, where it is not that of the petition */
export function opened(openedOn: LegalDate, askedOn: LegalDate = openedOn): ParoleFact {
  const { receipt } = evaluate('parole', lawFacts, askedOn);
  const eligibility = { verdict: 'ELIGIBLE', mode: 'MAY', from: '2025-02-02', fraction: '1/2' } as const;
  return {
    type: 'ParoleOpened',
    effectiveOn: openedOn,
    data: { personId: aselId, termId, initiator: 'PERSON', openedOn, eligibility, receipt },
  };
}

export function refused(refusedOn: LegalDate, reapplyNotBefore: LegalDate): ParoleFact {
  const { receipt } = evaluate('parole-renewal', { refusedOn }, refusedOn);
  const court = 'Karaganda district court';
  return {
    type: 'ParoleRefused',
    effectiveOn: refusedOn,
    data: { personId: aselId, termId, court, refusedOn, reason: 'DAMAGE_UNPAID', reapplyNotBefore, receipt },
  };
}

export function withdrawn(withdrawnOn: LegalDate): ParoleFact {
  return { type: 'ParoleWithdrawn', effectiveOn: withdrawnOn, data: { personId: aselId, termId, withdrawnOn } };
}

export function granted(grantedOn: LegalDate): ParoleFact {
  const { receipt } = evaluate('parole', lawFacts, grantedOn);
  const eligibility = { verdict: 'ELIGIBLE', mode: 'MAY', from: '2025-02-02', fraction: '1/2' } as const;
  const court = 'Karaganda district court';
  return {
    type: 'ParoleGranted',
    effectiveOn: grantedOn,
    data: { personId: aselId, termId, court, grantedOn, until: '2026-08-04', obligations: ['REPORT_MONTHLY'], eligibility, receipt },
  };
}

export function deferred(until: LegalDate): DeferralFact {
  const { receipt } = evaluate('parole-renewal', { refusedOn: '2024-03-01' }, '2024-03-01');
  const availability = { verdict: 'AVAILABLE', ground: 'CHILD', until: '2026-05-01' } as const;
  const about = { personId: aselId, termId, court: 'Karaganda district court' };
  return {
    type: 'DeferralGranted',
    effectiveOn: '2024-03-01',
    data: { ...about, grantedOn: '2024-03-01', ground: 'CHILD', until, availability, receipt },
  };
}

export const cancelledDeferral: DeferralFact = {
  type: 'DeferralCancelled',
  effectiveOn: '2024-04-01',
  data: {
    ...{ personId: aselId, termId, court: 'Karaganda district court', cancelledOn: '2024-04-01', mode: 'MAY', servedFrom: '2024-04-01' },
    receipt: evaluate('parole-renewal', { refusedOn: '2024-03-01' }, '2024-04-01').receipt,
  },
};

function idsOf(personId: PersonId): { readonly personId: PersonId; readonly caseId: CaseId; readonly sentenceId: Id<'sentence'> } {
  return {
    personId,
    caseId: '0192e4a0-7b1c-7000-8000-0000000000ca' as CaseId, // ids of an example
    sentenceId: '0192e4a0-7b1c-7000-8000-0000000000d1' as Id<'sentence'>, // ids of an example
  };
}
