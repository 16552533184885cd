import { capability } from '../commands/command.ts';
import { correctPersonalData } from './correct-personal-data.ts';
import { endSocialStatus } from './end-social-status.ts';
import { personState } from './person.state.ts';
import { recordDeath } from './record-death.ts';
import { recordIdentifier } from './record-identifier.ts';
import { recordSocialStatus } from './record-social-status.ts';
import { registerPerson } from './register-person.ts';

/** Who somebody is; never what happened to them. */
export const person = capability('persons', personState, [
  registerPerson,
  recordIdentifier,
  recordSocialStatus,
  endSocialStatus,
  correctPersonalData,
  recordDeath,
]);
