import type { Refusal } from '../commands/refusal.ts';
import type { AmnestyDecision } from './amnesty-decision.state.ts';

/** Refuses whatever comes after the matter is settled: an act is applied to a term once. */
export function unlessUndecided({ standing }: AmnestyDecision): Refusal | undefined {
  switch (standing.is) {
    case 'PROPOSED':
      return undefined;
    case 'DECLINED':
      return {
        code: 'amnesty-declined',
        reason: `The person declined the amnesty on ${standing.declinedOn}.`,
        next: 'It is not applied to whoever objects.',
      };
    case 'APPLIED':
      return {
        code: 'amnesty-applied',
        reason: `The court applied the amnesty on ${standing.decidedOn}.`,
        next: 'An act is applied to a term once; a wrong record is corrected.',
      };
    case 'REFUSED':
      return {
        code: 'amnesty-refused',
        reason: `The court refused the amnesty on ${standing.refusedOn}.`,
        next: 'A wrong record is corrected.',
      };
  }
}
