import { capability } from '../commands/command.ts';
import { amnestyDecisionState } from './amnesty-decision.state.ts';
import { applyAmnesty } from './apply.ts';
import { declineAmnesty } from './decline.ts';
import { decisionIds } from './law-no.ts';
import { proposeAmnesty } from './propose.ts';
import { refuseAmnesty } from './refuse-amnesty.ts';
import { rescreenTerm } from './rescreen.ts';

export const amnestyDecision = capability(
  'amnesty-decisions',
  amnestyDecisionState,
  [proposeAmnesty, rescreenTerm, declineAmnesty, applyAmnesty, refuseAmnesty],
  decisionIds,
);
