import type { Refusal } from '../commands/refusal.ts';
import type { Custody } from './custody.state.ts';
import { unlessHeld } from './unless-held.ts';

/** Discipline and incentives of the Penal Execution Code are for those who serve a sentence and are in the facility. */
export function unlessServing(custody: Custody): Refusal | undefined {
  return unlessHeld(custody) ?? (custody.stay.hold.on === 'SENTENCE' ? undefined : onRemand);
}

const onRemand: Refusal = {
  code: 'on-remand',
  reason: 'The person is on remand, under other rules than those of the Penal Execution Code.',
  next: 'Turn the stay into serving the term once the verdict is in force.',
};
