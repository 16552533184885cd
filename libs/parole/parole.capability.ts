import { capability } from '../commands/command.ts';
import { grantParole } from './grant-parole.ts';
import { openApplication } from './open-application.ts';
import { paroleState } from './parole.state.ts';
import { refuseParole } from './refuse-parole.ts';
import { withdrawApplication } from './withdraw-application.ts';

/** Conditional early release from one term (CC 72); the id in the route is the term's. */
export const parole = capability('parole', paroleState, [openApplication, grantParole, refuseParole, withdrawApplication]);
