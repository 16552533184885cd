import { begun, type StreamState } from '../event-log/decider.ts';
import type { LegalDate } from '../event-log/event.ts';
import type { BehaviourDegree, CustodyFact } from '../custody/custody.events.ts';

/**
 * Behaviour in custody, as far as the law asks for it, in the order of recording. Each stay begins without a degree and a finding; what
 * was so on a day of an earlier one is still told of that day, on which an act of amnesty may look.
 */
export interface BehaviourInCustody {
  /** Degrees, each from a day on. */
  readonly degrees: readonly { readonly degree: BehaviourDegree; readonly from: LegalDate }[];
  /** Formal findings that the person is a malicious violator; `liftedOn` is the first day without it, absent while it stands. */
  readonly findings: readonly { readonly from: LegalDate; readonly liftedOn?: LegalDate }[];
}

export const behaviourInCustody: StreamState<BehaviourInCustody, CustodyFact> = {
  category: 'custody',
  evolve: (state, fact) => {
    if (fact.type === 'PersonAdmitted') return anotherStay(state, fact.data.admittedOn);
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

function anotherStay({ degrees, findings }: BehaviourInCustody = { degrees: [], findings: [] }, from: LegalDate): BehaviourInCustody {
  return {
    degrees: degrees.length === 0 ? [] : [...degrees, { degree: 'NONE', from }],
    findings: findings.map((finding) => ({ liftedOn: from, ...finding })),
  };
}

/** Found to be one by the head of the facility, or graded so: the third negative degree is that of a malicious violator. PEC 130. */
export function isMaliciousViolatorOn(day: LegalDate, behaviour: BehaviourInCustody | undefined): boolean {
  if (behaviour === undefined) return false;
  const { degrees, findings } = behaviour;
  return (
    degrees.findLast(({ from }) => from <= day)?.degree === 'NEGATIVE_3' ||
    findings.some(({ from, liftedOn }) => from <= day && (liftedOn === undefined || day < liftedOn))
  );
}
