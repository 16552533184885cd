import { capability } from '../commands/command.ts';
import { deferralState } from './deferral.state.ts';

/** Deferral of one term for a pregnant woman or who raises a young child (CC 74); the id in the route is the term's. */
export const deferral = capability('deferrals', deferralState, []);
