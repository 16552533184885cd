import { capability } from '../commands/command.ts';
import { cancelDeferral } from './cancel-deferral.ts';
import { deferralState } from './deferral.state.ts';
import { endDeferral } from './end-deferral.ts';
import { extendDeferral } from './extend-deferral.ts';
import { grantDeferral } from './grant-deferral.ts';
import { openDeferral } from './open-deferral.ts';
import { refuseDeferral } from './refuse-deferral.ts';

/** Deferral of one term for a pregnant woman or who raises a young child (CC 74); the id in the route is the term's. */
export const deferral = capability('deferrals', deferralState, [
  openDeferral,
  grantDeferral,
  refuseDeferral,
  extendDeferral,
  cancelDeferral,
  endDeferral,
]);
