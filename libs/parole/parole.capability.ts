import { capability } from '../commands/command.ts';
import { attachReport } from './attach-report.ts';
import { grantParole } from './grant-parole.ts';
import { openApplication } from './open-application.ts';
import { paroleState } from './parole.state.ts';
import { refuseParole } from './refuse-parole.ts';
import { revokeParole } from './revoke-parole.ts';
import { submitApplication } from './submit-application.ts';
import { withdrawApplication } from './withdraw-application.ts';

/** Conditional early release from one term (CC 72); the id in the route is the term's. */
export const parole = capability('parole', paroleState, [
  openApplication,
  attachReport,
  submitApplication,
  grantParole,
  refuseParole,
  withdrawApplication,
  revokeParole,
]);
