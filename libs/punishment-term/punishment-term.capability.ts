import { capability } from '../commands/command.ts';
import { completeTerm } from './complete-term.ts';
import { confirmCalculation } from './confirm-calculation.ts';
import { creditTime } from './credit-time.ts';
import { includeSentence } from './include-sentence.ts';
import { openTerm } from './open-term.ts';
import { overrideDate } from './override-date.ts';
import { recalculate } from './recalculate.ts';
import { reduce } from './reduce.ts';
import { renewSentence } from './renew-sentence.ts';
import { replacePunishment } from './replace-punishment.ts';
import { secondCheck } from './second-check.ts';
import { punishmentTermState } from './punishment-term.state.ts';
import { recordInterruption } from './record-interruption.ts';

/** One continuous punishment as it is served: what it carries out, what counts towards it, when it ends. */
export const punishmentTerm = capability('terms', punishmentTermState, [
  openTerm,
  includeSentence,
  creditTime,
  recordInterruption,
  renewSentence,
  reduce,
  replacePunishment,
  recalculate,
  confirmCalculation,
  secondCheck,
  overrideDate,
  completeTerm,
]);
