import { begun, type StreamState } from '../event-log/decider.ts';
import type { LegalDate } from '../event-log/event.ts';
import type { BehaviourDegree, CustodyFact } from '../custody/custody.events.ts';

/** Behaviour during the last stay in custody, as far as the law asks for it, in the order of recording. */
export interface BehaviourInCustody {
  /** Degrees, each from a day on. */
  readonly degrees: readonly { readonly degree: BehaviourDegree; readonly from: LegalDate }[];
  /** Formal findings that the person is a malicious violator; `liftedOn` is the first day without it, absent while it stands. */
  readonly findings: readonly { readonly from: LegalDate; readonly liftedOn?: LegalDate }[];
}

export const behaviourInCustody: StreamState<BehaviourInCustody, CustodyFact> = {
  category: 'custody',
  evolve: (state, fact) => {
    if (fact.type === 'PersonAdmitted') return { degrees: [], findings: [] };
    const behaviour = begun('custody', state, fact);
    switch (fact.type) {
      case 'BehaviourGraded':
        return { ...behaviour, degrees: [...behaviour.degrees, { degree: fact.data.degree, from: fact.effectiveOn }] };
      case 'MaliciousViolatorFound':
        return { ...behaviour, findings: [...behaviour.findings, { from: fact.data.foundOn }] };
      case 'DisciplineLifted': {
        const { what, liftedOn } = fact.data;
        if (what === 'PENALTY') return behaviour;
        return { ...behaviour, findings: behaviour.findings.map((finding) => ({ liftedOn, ...finding })) };
      }
      case 'TransferredOut':
      case 'TransferredIn':
      case 'RegimeChanged':
      case 'ViolationRecorded':
      case 'IncentiveGranted':
      case 'EscapeRecorded':
      case 'ReturnedToCustody':
      case 'ReleaseAuthorised':
      case 'PersonReleased':
        return behaviour;
    }
  },
};

/** Found to be one by the head of the facility, or graded so: the third negative degree is that of a malicious violator. PEC 130. */
export function isMaliciousViolatorOn(day: LegalDate, behaviour: BehaviourInCustody | undefined): boolean {
  if (behaviour === undefined) return false;
  const { degrees, findings } = behaviour;
  return (
    degrees.findLast(({ from }) => from <= day)?.degree === 'NEGATIVE_3' ||
    findings.some(({ from, liftedOn }) => from <= day && (liftedOn === undefined || day < liftedOn))
  );
}
