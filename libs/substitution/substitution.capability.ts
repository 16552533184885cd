import { capability } from '../commands/command.ts';
import { grantSubstitution } from './grant-substitution.ts';
import { openSubstitution } from './open-substitution.ts';
import { refuseSubstitution } from './refuse-substitution.ts';
import { revokeSubstitution } from './revoke-substitution.ts';
import { submitSubstitution } from './submit-substitution.ts';
import { substitutionState } from './substitution.state.ts';
import { withdrawSubstitution } from './withdraw-substitution.ts';

/** A milder punishment in place of the rest of one term (CC 73); the id in the route is the term's. */
export const substitution = capability('substitutions', substitutionState, [
  openSubstitution,
  submitSubstitution,
  grantSubstitution,
  refuseSubstitution,
  withdrawSubstitution,
  revokeSubstitution,
]);
