import { isDeepStrictEqual } from 'node:util';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { OffenceCategory, Punishment } from '../criminal-case/criminal-case.events.ts';
import {
  custodyEvents,
  type BehaviourDegree,
  type Conditions,
  type CustodyFact,
  type LegalBasis,
  type Penalty,
  type ViolationKind,
} from '../custody/custody.events.ts';
import { deferralEvents } from '../deferral/deferral.events.ts';
import type { LegalDate, Recorded } from '../event-log/event.ts';
import { paroleEvents } from '../parole/parole.events.ts';
import { register, type Plain } from '../projections/register.ts';
import { punishmentTermEvents, type RightFrom } from '../punishment-term/punishment-term.events.ts';
import { substitutionEvents } from '../substitution/substitution.events.ts';
import { noTerm, termAfter, termRetold, termsAfter, type FactOfTerm, type OtherTerm } from './terms-of-prisoner.ts';

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

  /** Other terms of the person, in the order in which they were last told of. */
  @Column({ name: 'other_terms', type: 'jsonb' })
  readonly otherTerms!: readonly OtherTerm[];
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

type Fact = CustodyFact | FactOfTerm;

export const prisonerRegister = register<Plain<PrisonerRow>, Fact>({
  name: 'prisoner',
  version: 6,
  entity: PrisonerRow,
  consumes: [custodyEvents, punishmentTermEvents, paroleEvents, substitutionEvents, deferralEvents],
  opens: [],
  keyOf: (fact) => fact.data.personId,
  evolve: (row, fact) => {
    const known = row ?? unknownYet(fact.data.personId);
    return isOfCustody(fact) ? withStay(known, fact) : { ...known, ...termsAfter(known, termAfter(known, fact)) };
  },
  retold: (row, { stream, facts }) => {
    if (row === undefined) return row;
    const told = stream.startsWith('custody-')
      ? facts.filter(isOfCustody).reduce(withStay, { ...row, ...noStay })
      : { ...row, ...termsAfter(row, termRetold(row, stream, facts.filter(isOfTerm))) };
    return isDeepStrictEqual(told, unknownYet(row.personId)) ? undefined : told; // nothing that stands is shown of the person
  },
});

function isOfCustody(fact: Recorded<Fact>): fact is Recorded<CustodyFact> {
  return fact.type in custodyEvents;
}

function isOfTerm(fact: Recorded<Fact>): fact is Recorded<FactOfTerm> {
  return !isOfCustody(fact);
}

function withStay(row: Plain<PrisonerRow>, fact: Recorded<CustodyFact>): Plain<PrisonerRow> {
  return { ...row, ...changeOfStay(row, fact) };
}

function changeOfStay({ violations }: Plain<PrisonerRow>, fact: Recorded<CustodyFact>): Partial<Plain<PrisonerRow>> {
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
      return { violations: [...violations, violation] };
    }
    case 'MaliciousViolatorFound':
      return { maliciousSince: fact.data.foundOn };
    case 'DisciplineLifted': {
      const { violationId, liftedOn } = fact.data;
      if (violationId === undefined) return { maliciousSince: null };
      return { violations: violations.map((one) => (one.violationId === violationId ? { ...one, liftedOn } : one)) };
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
  }
}

const noStay = {
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
} as const satisfies Partial<Plain<PrisonerRow>>;

function unknownYet(personId: string): Plain<PrisonerRow> {
  return { personId, ...noStay, ...noTerm, otherTerms: [] };
}
