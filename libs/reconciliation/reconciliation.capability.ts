import { capability } from '../commands/command.ts';
import { check } from './check.ts';
import { propose } from './propose.ts';
import { reconciliationState } from './reconciliation.state.ts';
import { recordHarmMadeGood } from './record-harm-made-good.ts';
import { refuseReconciliation } from './refuse-reconciliation.ts';
import { terminateCase } from './terminate-case.ts';

/** Reconciliation with the victim in one case (CC 68); the id in the route is the case's. */
export const reconciliation = capability('reconciliations', reconciliationState, [
  propose,
  recordHarmMadeGood,
  check,
  terminateCase,
  refuseReconciliation,
]);
