import { isDeepStrictEqual } from 'node:util';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { OffenceCategory, Punishment } from '../criminal-case/criminal-case.events.ts';
import { deferralEvents, type DeferralFact } from '../deferral/deferral.events.ts';
import {
  custodyEvents,
  type BehaviourDegree,
  type Conditions,
  type CustodyFact,
  type LegalBasis,
  type Penalty,
  type ViolationKind,
} from '../custody/custody.events.ts';
import type { LegalDate, Recorded } from '../event-log/event.ts';
import type { Receipt } from '../law/receipt.ts';
import { paroleEvents, type ParoleFact } from '../parole/parole.events.ts';
import { register, type Plain } from '../projections/register.ts';
import { punishmentTermEvents, type PunishmentTermFact, type RightFrom, type TermDate } from '../punishment-term/punishment-term.events.ts';
import { substitutionEvents, type SubstitutionFact } from '../substitution/substitution.events.ts';

/** Custody and term of a person as known now; those in custody are the prisoner register. */
@Entity({ schema: 'registers', name: 'prisoner' })
@Index('prisoner_facility', ['facility'], { where: 'in_custody' })
@Index('prisoner_region', ['region'], { where: 'in_custody' })
@Index('prisoner_term_end', ['termEnd'], { where: 'in_custody' })
export class PrisonerRow {
  @PrimaryColumn({ name: 'person_id', type: 'uuid' })
  readonly personId!: string;

  @Column({ name: 'in_custody', type: 'boolean' })
  readonly inCustody!: boolean;

  @Column({ name: 'stay_id', type: 'uuid', nullable: true })
  readonly stayId!: string | null;

  @Column({ type: 'text', nullable: true })
  readonly facility!: string | null;

  @Column({ type: 'text', nullable: true })
  readonly region!: string | null;

  /** Where the person is being taken, while in transit. */
  @Column({ name: 'in_transit_to', type: 'text', nullable: true })
  readonly inTransitTo!: string | null;

  @Column({ name: 'legal_basis', type: 'text', nullable: true })
  readonly legalBasis!: LegalBasis | null;

  @Column({ type: 'text', nullable: true })
  readonly regime!: string | null;

  @Column({ type: 'text', nullable: true })
  readonly conditions!: Conditions | null;

  @Column({ type: 'text', nullable: true })
  readonly behaviour!: BehaviourDegree | null;

  @Column({ name: 'admitted_on', type: 'date', nullable: true })
  readonly admittedOn!: LegalDate | null;

  /** Day of an escape from which the person has not been brought back. */
  @Column({ name: 'escaped_on', type: 'date', nullable: true })
  readonly escapedOn!: LegalDate | null;

  /** Day from which the person is a malicious violator by a finding that stands. */
  @Column({ name: 'malicious_since', type: 'date', nullable: true })
  readonly maliciousSince!: LegalDate | null;

  /** Of the last stay, in the order of recording. */
  @Column({ type: 'jsonb' })
  readonly violations!: readonly RecordedViolation[];

  /** Day for which a release is authorised. */
  @Column({ name: 'release_on', type: 'date', nullable: true })
  readonly releaseOn!: LegalDate | null;

  @Column({ name: 'released_on', type: 'date', nullable: true })
  readonly releasedOn!: LegalDate | null;

  @Column({ name: 'term_id', type: 'uuid', nullable: true })
  readonly termId!: string | null;

  @Column({ type: 'text', nullable: true })
  readonly punishment!: Punishment | null;

  @Column({ name: 'term_start', type: 'date', nullable: true })
  readonly termStart!: LegalDate | null;

  /** Last day of the term as calculated; null for life, before a calculation and where a human must calculate. */
  @Column({ name: 'term_end', type: 'date', nullable: true })
  readonly termEnd!: LegalDate | null;

  @Column({ name: 'needs_manual', type: 'boolean' })
  readonly needsManual!: boolean;

  /** First day on which parole may be granted on what is recorded, as of the latest calculation. */
  @Column({ name: 'parole_right_from', type: 'date', nullable: true })
  readonly paroleRightFrom!: LegalDate | null;

  /** What the law answered about parole with the latest calculation: from when, which part, whether it must be granted; or why not. */
  @Column({ name: 'parole_right', type: 'jsonb', nullable: true })
  readonly paroleRight!: RightFrom | null;

  /** First day on which a milder punishment may take the place of the rest. */
  @Column({ name: 'substitution_right_from', type: 'date', nullable: true })
  readonly substitutionRightFrom!: LegalDate | null;

  /** First day without a conviction record, if the term is served to its end. */
  @Column({ name: 'record_expunges', type: 'date', nullable: true })
  readonly recordExpunges!: LegalDate | null;

  /** How far the latest calculation was compared with the papers; null before there is one. */
  @Column({ name: 'calculation_stands', type: 'text', nullable: true })
  readonly calculationStands!: 'PRELIMINARY' | 'CONFIRMED' | 'CHECKED' | null;

  /** Days that decisions cut from the end of the term. */
  @Column({ name: 'cut_days', type: 'integer' })
  readonly cutDays!: number;

  /** Gravest category among the offences of the term. */
  @Column({ type: 'text', nullable: true })
  readonly gravest!: OffenceCategory | null;

  /** One of the offences is against life, violent, or against the sexual inviolability of a minor. */
  @Column({ type: 'boolean', nullable: true })
  readonly violent!: boolean | null;

  @Column({ name: 'first_time', type: 'boolean', nullable: true })
  readonly firstTime!: boolean | null;

  @Column({ type: 'text', array: true })
  readonly articles!: readonly string[];

  /** Where the latest application for parole stands. */
  @Column({ name: 'parole_status', type: 'text', nullable: true })
  readonly paroleStatus!: 'OPEN' | 'GRANTED' | 'REFUSED' | 'WITHDRAWN' | 'REVOKED' | null;

  /** First day on which parole may be granted, as answered when it was last asked. */
  @Column({ name: 'parole_from', type: 'date', nullable: true })
  readonly paroleFrom!: LegalDate | null;

  /** Where the latest application for a milder punishment in place of the rest stands. */
  @Column({ name: 'substitution_status', type: 'text', nullable: true })
  readonly substitutionStatus!: 'OPEN' | 'GRANTED' | 'REFUSED' | 'WITHDRAWN' | 'REVOKED' | null;

  /** Where the deferral of the term stands. */
  @Column({ name: 'deferral_status', type: 'text', nullable: true })
  readonly deferralStatus!: 'OPEN' | 'RUNNING' | 'REFUSED' | 'CANCELLED' | 'ENDED' | null;

  /** What the row showed of the last term when it was over, until another one is opened: that it is over may be found to be wrong. */
  @Column({ name: 'term_over', type: 'jsonb', nullable: true })
  readonly termOver!: TermOver | null;
}

/** Where what was decided about a term stood; each is told by a stream of its own. */
type DecidedOfTerm = Pick<Plain<PrisonerRow>, 'paroleStatus' | 'paroleFrom' | 'substitutionStatus' | 'deferralStatus'>;

interface TermOver extends DecidedOfTerm {
  readonly termId: string;
}

export interface RecordedViolation {
  readonly violationId: string;
  readonly kind: ViolationKind;
  readonly malicious: boolean;
  readonly committedOn: LegalDate;
  readonly penalty: Penalty | null;
  /** First day without the penalty. */
  readonly liftedOn: LegalDate | null;
}

type Fact = CustodyFact | PunishmentTermFact | ParoleFact | SubstitutionFact | DeferralFact;

export const prisonerRegister = register<Plain<PrisonerRow>, Fact>({
  name: 'prisoner',
  version: 5,
  entity: PrisonerRow,
  consumes: [custodyEvents, punishmentTermEvents, paroleEvents, substitutionEvents, deferralEvents],
  opens: [],
  keyOf: (fact) => fact.data.personId,
  evolve,
  retold: (row, { stream, facts }) => {
    if (row === undefined) return row;
    const told = facts.reduce<Plain<PrisonerRow>>(evolve, { ...unknownYet(row.personId), termId: row.termId });
    const shown = { ...row, ...columnsOf(row, stream, told) };
    return isDeepStrictEqual(shown, unknownYet(row.personId)) ? undefined : shown; // nothing that stands is shown of the person
  },
});

function evolve(row: Plain<PrisonerRow> | undefined, fact: Recorded<Fact>): Plain<PrisonerRow> {
  return { ...(row ?? unknownYet(fact.data.personId)), ...change(row, fact) };
}

/** What the row shows of one stream, of all that was told of that stream alone. */
function columnsOf(row: Plain<PrisonerRow>, stream: string, told: Plain<PrisonerRow>): Partial<Plain<PrisonerRow>> {
  const { paroleStatus, paroleFrom, substitutionStatus, deferralStatus } = told;
  if (stream.startsWith('parole-')) return decided(row, stream.slice('parole-'.length), { paroleStatus, paroleFrom });
  if (stream.startsWith('substitution-')) return decided(row, stream.slice('substitution-'.length), { substitutionStatus });
  if (stream.startsWith('deferral-')) return decided(row, stream.slice('deferral-'.length), { deferralStatus });
  if (stream.startsWith('term-')) return termTold(row, stream.slice('term-'.length), told);
  return { ...told, ...pick(row, Object.keys(noTerm)), termOver: row.termOver };
}

/** What was decided about a term; where the term is over, it is kept with that. */
function decided(row: Plain<PrisonerRow>, termId: string, columns: Partial<DecidedOfTerm>): Partial<Plain<PrisonerRow>> {
  if (row.termId === termId) return columns;
  return row.termOver?.termId === termId ? { termOver: { ...row.termOver, ...columns } } : {};
}

/** A term as it stands: it may be over by then, or go on although it was over before. */
function termTold(row: Plain<PrisonerRow>, termId: string, told: Plain<PrisonerRow>): Partial<Plain<PrisonerRow>> {
  const goesOn = told.termId !== null;
  if (row.termId === termId) {
    return goesOn ? { ...pick(told, Object.keys(noTerm)), ...decidedIn(row) } : { ...noTerm, termOver: { termId, ...decidedIn(row) } };
  }
  const { termOver } = row;
  if (!goesOn || row.termId !== null || termOver?.termId !== termId) return {}; // as before, or another term by now
  return { ...pick(told, Object.keys(noTerm)), ...decidedIn(termOver), termOver: null };
}

function decidedIn({ paroleStatus, paroleFrom, substitutionStatus, deferralStatus }: DecidedOfTerm): DecidedOfTerm {
  return { paroleStatus, paroleFrom, substitutionStatus, deferralStatus };
}

function pick(row: Plain<PrisonerRow>, columns: readonly string[]): Partial<Plain<PrisonerRow>> {
  return Object.fromEntries(Object.entries(row).filter(([column]) => columns.includes(column)));
}

function change(row: Plain<PrisonerRow> | undefined, fact: Recorded<Fact>): Partial<Plain<PrisonerRow>> {
  switch (fact.type) {
    case 'PersonAdmitted': {
      const { stayId, facility, region, legalBasis, regime, admittedOn } = fact.data;
      return {
        inCustody: true,
        stayId,
        facility,
        region,
        legalBasis,
        regime,
        admittedOn,
        conditions: legalBasis === 'SENTENCE' ? 'ORDINARY' : null,
        behaviour: 'NONE',
        inTransitTo: null,
        escapedOn: null,
        maliciousSince: null,
        violations: [],
        releaseOn: null,
        releasedOn: null,
      };
    }
    case 'TransferredOut':
      return { inTransitTo: fact.data.to };
    case 'TransferredIn':
      return { inTransitTo: null, facility: fact.data.facility, region: fact.data.region };
    case 'RegimeChanged': {
      const { regime, conditions, legalBasis } = fact.data;
      return { regime, conditions, legalBasis };
    }
    case 'BehaviourGraded':
      return { behaviour: fact.data.degree };
    case 'ViolationRecorded': {
      const { violationId, kind, malicious, committedOn, penalty } = fact.data;
      const violation = { violationId, kind, malicious, committedOn, penalty: penalty?.kind ?? null, liftedOn: null };
      return { violations: [...(row?.violations ?? []), violation] };
    }
    case 'MaliciousViolatorFound':
      return { maliciousSince: fact.data.foundOn };
    case 'DisciplineLifted': {
      const { violationId, liftedOn } = fact.data;
      if (violationId === undefined) return { maliciousSince: null };
      return { violations: (row?.violations ?? []).map((one) => (one.violationId === violationId ? { ...one, liftedOn } : one)) };
    }
    case 'IncentiveGranted':
      return {};
    case 'EscapeRecorded':
      return { escapedOn: fact.data.escapedOn, inTransitTo: null, releaseOn: null };
    case 'ReturnedToCustody':
      return { escapedOn: null, facility: fact.data.facility, region: fact.data.region };
    case 'ReleaseAuthorised':
      return { releaseOn: fact.data.releaseOn };
    case 'PersonReleased':
      return { inCustody: false, facility: null, inTransitTo: null, releasedOn: fact.data.releasedOn };
    case 'TermOpened':
      return { ...noTerm, termOver: null, termId: termOf(fact), punishment: fact.data.punishment, termStart: fact.data.start };
    case 'SentenceIncluded':
    case 'SentenceRenewed': {
      const { punishment, gravest, firstTime, offences } = fact.data;
      const start = fact.type === 'SentenceRenewed' ? fact.data.start : undefined;
      return {
        punishment,
        ...(start && { termStart: start }),
        gravest,
        firstTime,
        violent: offences.some((offence) => offence.flags.some((flag) => violence.includes(flag))),
        articles: [...new Set(offences.map(({ article, part }) => (part === undefined ? article : `${article}(${part})`)))],
      };
    }
    case 'TimeCredited':
    case 'InterruptionRecorded':
      return {};
    case 'TermCalculated': {
      const { calculation, rights } = fact.data;
      return {
        termEnd: calculation.verdict === 'COMPUTED' ? calculation.lastDay : null,
        cutDays: calculation.verdict === 'COMPUTED' ? (calculation.cutDays ?? 0) : 0,
        needsManual: calculation.verdict === 'NEEDS_MANUAL',
        paroleRightFrom: dayOf(rights.paroleFrom),
        paroleRight: withoutReceipt(rights.paroleFrom),
        substitutionRightFrom: dayOf(rights.substitutionFrom),
        recordExpunges: dayOf(rights.recordExpunges),
        calculationStands: 'PRELIMINARY',
      };
    }
    case 'CalculationConfirmed':
      return { calculationStands: 'CONFIRMED' };
    case 'CalculationSecondChecked':
      return { calculationStands: 'CHECKED' };
    case 'DateOverridden':
      return { [columnOf[fact.data.date]]: fact.data.day, calculationStands: 'PRELIMINARY' };
    case 'TermReduced': // its calculation follows
      return {};
    case 'PunishmentReplaced':
      return { punishment: fact.data.to, termStart: fact.effectiveOn };
    case 'TermCompleted':
      return row?.termId === termOf(fact) ? { ...noTerm, termOver: { termId: termOf(fact), ...decidedIn(row) } } : {};
    case 'ParoleOpened':
      return { paroleStatus: 'OPEN', paroleFrom: fact.data.eligibility.from ?? null };
    case 'ParoleGranted':
      return { paroleStatus: 'GRANTED', paroleFrom: fact.data.eligibility.from ?? null };
    case 'ParoleRefused':
      return { paroleStatus: 'REFUSED', paroleFrom: fact.data.reapplyNotBefore };
    case 'ParoleWithdrawn':
      return { paroleStatus: 'WITHDRAWN' };
    case 'ParoleRevoked':
      return { paroleStatus: 'REVOKED', paroleFrom: null };
    case 'ParoleReportAttached':
    case 'ParoleSubmitted':
    case 'SubstitutionSubmitted':
      return {};
    case 'SubstitutionOpened':
      return { substitutionStatus: 'OPEN' };
    case 'SubstitutionGranted':
      return { substitutionStatus: 'GRANTED' };
    case 'SubstitutionRefused':
      return { substitutionStatus: 'REFUSED' };
    case 'SubstitutionWithdrawn':
      return { substitutionStatus: 'WITHDRAWN' };
    case 'SubstitutionRevoked':
      return { substitutionStatus: 'REVOKED' };
    case 'DeferralOpened':
      return { deferralStatus: 'OPEN' };
    case 'DeferralGranted':
    case 'DeferralExtended':
      return { deferralStatus: 'RUNNING' };
    case 'DeferralRefused':
      return { deferralStatus: 'REFUSED' };
    case 'DeferralCancelled':
      return { deferralStatus: 'CANCELLED' };
    case 'DeferralEnded':
      return { deferralStatus: 'ENDED' };
  }
}

/** The receipt stays with the event. */
function withoutReceipt(right: (RightFrom & { readonly receipt?: Receipt }) | undefined): RightFrom | null {
  if (right === undefined) return null;
  const { receipt: _, ...answer } = right;
  return answer;
}

function dayOf(right: RightFrom | undefined): LegalDate | null {
  return right?.verdict === 'FROM' ? right.on : null;
}

const columnOf = {
  TERM_END: 'termEnd',
  PAROLE_FROM: 'paroleRightFrom',
  SUBSTITUTION_FROM: 'substitutionRightFrom',
  RECORD_EXPUNGES: 'recordExpunges',
} as const satisfies Readonly<Record<TermDate, keyof PrisonerRow>>;

const violence: readonly string[] = [
  'AGAINST_LIFE',
  'VIOLENT',
  'VIOLENCE_VS_MINOR',
  'SEXUAL_VS_MINOR',
  'TORTURE',
  'CAUSED_DEATH',
  'GRAVE_HARM',
];

function termOf(fact: Recorded<Fact>): string {
  return fact.stream.slice('term-'.length);
}

const noTerm = {
  termId: null,
  punishment: null,
  termStart: null,
  termEnd: null,
  needsManual: false,
  paroleRightFrom: null,
  paroleRight: null,
  substitutionRightFrom: null,
  recordExpunges: null,
  calculationStands: null,
  cutDays: 0,
  gravest: null,
  violent: null,
  firstTime: null,
  articles: [],
  paroleStatus: null,
  paroleFrom: null,
  substitutionStatus: null,
  deferralStatus: null,
} as const satisfies Partial<Plain<PrisonerRow>>;

function unknownYet(personId: string): Plain<PrisonerRow> {
  return {
    personId,
    inCustody: false,
    stayId: null,
    facility: null,
    region: null,
    inTransitTo: null,
    legalBasis: null,
    regime: null,
    conditions: null,
    behaviour: null,
    admittedOn: null,
    escapedOn: null,
    maliciousSince: null,
    violations: [],
    releaseOn: null,
    releasedOn: null,
    ...noTerm,
    termOver: null,
  };
}
