import type { CaseId, FacilityType } from '../criminal-case/criminal-case.events.ts';
import { begun, type StreamState } from '../event-log/decider.ts';
import type { Id, LegalDate } from '../event-log/event.ts';
import type { TermId } from '../punishment-term/punishment-term.events.ts';
import type {
  BehaviourDegree,
  Conditions,
  CustodyFact,
  EscapedFrom,
  Penalty,
  ReleaseBasis,
  ViolationId,
  ViolationKind,
} from './custody.events.ts';

/** Every stay of one person, of which at most the last one is open. */
export interface Custody {
  readonly personId: Id<'person'>;
  readonly stayIds: readonly Id<'stay'>[];
  /** The open stay, or the last one after its release. */
  readonly stay: Stay;
  readonly standing: Standing;
  /** Terms from which the person was released, and to which they have not come back. */
  readonly releasedFrom: readonly TermId[];
}

export type Standing =
  | { readonly is: 'HELD' }
  | { readonly is: 'IN_TRANSIT'; readonly to: string; readonly leftOn: LegalDate }
  | { readonly is: 'ESCAPED'; readonly from: EscapedFrom; readonly escapedOn: LegalDate }
  | { readonly is: 'RELEASED'; readonly releasedOn: LegalDate };

export interface Stay {
  readonly stayId: Id<'stay'>;
  readonly facility: string;
  readonly hold: Hold;
  readonly regime: FacilityType | 'REMAND';
  /** Absent until the first change of the regime names them. */
  readonly conditions?: Conditions;
  readonly degree: BehaviourDegree;
  readonly admittedOn: LegalDate;
  /** Day of the last admission or transfer. */
  readonly movedOn: LegalDate;
  /** Day from which the present regime holds. */
  readonly regimeFrom: LegalDate;
  /** Day of the last grading, or of the admission. */
  readonly gradedOn: LegalDate;
  readonly violations: readonly Violation[];
  /** Day from which the person is a malicious violator, while the finding stands. */
  readonly maliciousSince: LegalDate | undefined;
  /** The last one; none counts from a hold that has ended, or from before an escape. */
  readonly authorised: Authorisation | undefined;
}

export interface Violation {
  readonly violationId: ViolationId;
  readonly kind: ViolationKind;
  readonly malicious: boolean;
  readonly committedOn: LegalDate;
  /** Absent where none was imposed. */
  readonly penalty?: { readonly kind: Penalty; readonly imposedOn: LegalDate };
  /** First day without the penalty; absent while it stands. */
  readonly liftedOn?: LegalDate;
}

/** What a person is held on. */
export type Hold = { readonly on: 'REMAND'; readonly caseId?: CaseId } | { readonly on: 'SENTENCE'; readonly termId: TermId };

export interface Authorisation {
  readonly basis: ReleaseBasis;
  readonly releaseOn: LegalDate;
  readonly authorisedBy: string;
  /** Of the act of amnesty; on AMNESTY only. */
  readonly lawNo?: string;
}

export const custodyState: StreamState<Custody, CustodyFact> = {
  category: 'custody',
  evolve: (state, fact) => {
    if (fact.type === 'PersonAdmitted') {
      const { personId, stayId, facility, termId, caseId, regime, admittedOn } = fact.data;
      const hold: Hold = termId === undefined ? { on: 'REMAND', ...(caseId !== undefined && { caseId }) } : { on: 'SENTENCE', termId };
      const days = { admittedOn, movedOn: admittedOn, regimeFrom: admittedOn, gradedOn: admittedOn };
      const stay: Stay = {
        stayId,
        facility,
        hold,
        regime,
        degree: 'NONE',
        ...days,
        violations: [],
        maliciousSince: undefined,
        authorised: undefined,
      };
      const releasedFrom = (state?.releasedFrom ?? []).filter((left) => left !== termId);
      return { personId, stayIds: [...(state?.stayIds ?? []), stayId], stay, standing: { is: 'HELD' }, releasedFrom };
    }
    const custody = begun('custody', state, fact);
    const { stay } = custody;
    switch (fact.type) {
      case 'TransferredOut':
        return { ...custody, standing: { is: 'IN_TRANSIT', to: fact.data.to, leftOn: fact.effectiveOn } };
      case 'TransferredIn':
        return { ...custody, stay: { ...stay, facility: fact.data.facility, movedOn: fact.effectiveOn }, standing: { is: 'HELD' } };
      case 'RegimeChanged': {
        const { regime, conditions, termId } = fact.data;
        const changed: Stay = { ...stay, regime, conditions, regimeFrom: fact.effectiveOn };
        if (termId === undefined) return { ...custody, stay: changed };
        return { ...custody, stay: heldOnTerm(changed, termId), releasedFrom: custody.releasedFrom.filter((left) => left !== termId) };
      }
      case 'BehaviourGraded':
        return { ...custody, stay: { ...stay, degree: fact.data.degree, gradedOn: fact.effectiveOn } };
      case 'ReleaseAuthorised': {
        const { basis, releaseOn, authorisedBy, lawNo } = fact.data;
        return { ...custody, stay: { ...stay, authorised: { basis, releaseOn, authorisedBy, ...(lawNo !== undefined && { lawNo }) } } };
      }
      case 'PersonReleased': {
        const { hold } = stay;
        const releasedFrom = hold.on === 'SENTENCE' ? [...custody.releasedFrom, hold.termId] : custody.releasedFrom;
        return { ...custody, standing: { is: 'RELEASED', releasedOn: fact.data.releasedOn }, releasedFrom };
      }
      case 'ViolationRecorded': {
        const { violationId, kind, malicious, committedOn, penalty } = fact.data;
        const violation: Violation = { violationId, kind, malicious, committedOn, ...(penalty && { penalty }) };
        return { ...custody, stay: { ...stay, violations: [...stay.violations, violation] } };
      }
      case 'MaliciousViolatorFound':
        return { ...custody, stay: { ...stay, maliciousSince: fact.data.foundOn } };
      case 'DisciplineLifted': {
        const { violationId, liftedOn } = fact.data;
        if (violationId === undefined) return { ...custody, stay: { ...stay, maliciousSince: undefined } };
        const violations = stay.violations.map((one) => (one.violationId === violationId ? { ...one, liftedOn } : one));
        return { ...custody, stay: { ...stay, violations } };
      }
      case 'IncentiveGranted':
        return custody;
      case 'EscapeRecorded': {
        const { from, escapedOn } = fact.data;
        return { ...custody, stay: { ...stay, authorised: undefined }, standing: { is: 'ESCAPED', from, escapedOn } };
      }
      case 'ReturnedToCustody': {
        const { facility, returnedOn } = fact.data;
        return { ...custody, stay: { ...stay, facility, movedOn: returnedOn }, standing: { is: 'HELD' } };
      }
    }
  },
};

/** A release that was authorised from one hold says nothing about another one. */
function heldOnTerm(stay: Stay, termId: TermId): Stay {
  if (stay.hold.on === 'SENTENCE' && stay.hold.termId === termId) return stay;
  return { ...stay, hold: { on: 'SENTENCE', termId }, authorised: undefined };
}
