import { caseAfterReconciliation } from '../libs/processes/case-after-reconciliation.ts';
import { interruptionAfterCorrection } from '../libs/processes/interruption-after-correction.ts';
import { interruptionAfterEscape } from '../libs/processes/interruption-after-escape.ts';
import { markDecisions } from '../libs/processes/mark-decisions.ts';
import { recalculateAfterChange } from '../libs/processes/recalculate-after-change.ts';
import { recalculateAfterCorrection } from '../libs/processes/recalculate-after-correction.ts';
import type { AnyProcessManager } from '../libs/process-managers/process-manager.ts';
import { supervisionAfterAmnesty } from '../libs/processes/supervision-after-amnesty.ts';
import { supervisionAfterDeferral } from '../libs/processes/supervision-after-deferral.ts';
import { termAfterAmnesty } from '../libs/processes/term-after-amnesty.ts';
import { termAfterDeferral } from '../libs/processes/term-after-deferral.ts';
import { termAfterParole } from '../libs/processes/term-after-parole.ts';
import { termAfterSubstitution } from '../libs/processes/term-after-substitution.ts';
import { termAfterAppeal } from '../libs/processes/term-after-appeal.ts';

/** What is done without anybody asking for it, because something was recorded: each reacts to facts with commands. */
export const processes: readonly AnyProcessManager[] = [
  interruptionAfterEscape,
  interruptionAfterCorrection,
  caseAfterReconciliation,
  termAfterAppeal,
  termAfterParole,
  termAfterSubstitution,
  termAfterDeferral,
  termAfterAmnesty,
  supervisionAfterAmnesty,
  supervisionAfterDeferral,
  recalculateAfterChange,
  recalculateAfterCorrection,
  markDecisions,
];
