import { capability } from '../commands/command.ts';
import { amnestyActState } from './amnesty-act.state.ts';
import { closeWindow } from './close-window.ts';
import { draftAct } from './draft-act.ts';
import { enactAct } from './enact-act.ts';
import { lawNumbers } from './law-no.ts';
import { planScreening } from './plan-screening.ts';
import { startScreening } from './start-screening.ts';

export const amnestyAct = capability(
  'amnesty-acts',
  amnestyActState,
  [draftAct, enactAct, planScreening, startScreening, closeWindow],
  lawNumbers,
);
