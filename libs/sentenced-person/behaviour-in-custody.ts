import { begun, type StreamState } from '../event-log/decider.ts';
import type { LegalDate } from '../event-log/event.ts';
import type { BehaviourDegree, CustodyFact } from '../custody/custody.events.ts';

/** Degrees of behaviour of the last stay in custody, each from a day on, in the order of recording. */
export interface BehaviourInCustody {
  readonly degrees: readonly { readonly degree: BehaviourDegree; readonly from: LegalDate }[];
}

export const behaviourInCustody: StreamState<BehaviourInCustody, CustodyFact> = {
  category: 'custody',
  evolve: (state, fact) => {
    if (fact.type === 'PersonAdmitted') return { degrees: [] };
    const behaviour = begun('custody', state, fact);
    if (fact.type !== 'BehaviourGraded') return behaviour;
    return { degrees: [...behaviour.degrees, { degree: fact.data.degree, from: fact.effectiveOn }] };
  },
};

/** The third negative degree is that of a malicious violator. PEC 130. */
export function isMaliciousViolatorOn(day: LegalDate, behaviour: BehaviourInCustody | undefined): boolean {
  return behaviour?.degrees.findLast(({ from }) => from <= day)?.degree === 'NEGATIVE_3';
}
