import type { Refusal } from '../commands/refusal.ts';
import type { Custody } from './custody.state.ts';

/** Only of somebody who is in a facility now can anything but an admission, an arrival or a return be recorded. */
export function unlessHeld({ standing }: Custody): Refusal | undefined {
  switch (standing.is) {
    case 'HELD':
      return undefined;
    case 'IN_TRANSIT':
      return {
        code: 'in-transit',
        reason: `The person left for ${standing.to} on ${standing.leftOn} and has not arrived.`,
        next: `Record the arrival at ${standing.to} first.`,
      };
    case 'ESCAPED':
      return {
        code: 'escaped',
        reason: `The person escaped on ${standing.escapedOn} and has not been brought back.`,
        next: 'Record the return first.',
      };
    case 'RELEASED':
      return {
        code: 'no-open-stay',
        reason: `The person was released on ${standing.releasedOn} and is not in custody.`,
        next: 'Record an admission first.',
      };
  }
}
