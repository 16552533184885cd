import { capability } from '../commands/command.ts';
import { assignOfficer } from './assign-officer.ts';
import { endSupervision } from './end-supervision.ts';
import { issueWarning } from './issue-warning.ts';
import { liftObligation } from './lift-obligation.ts';
import { movePlannedEnd } from './move-planned-end.ts';
import { recordAbsence } from './record-absence.ts';
import { recordVisit } from './record-visit.ts';
import { registerSupervision } from './register-supervision.ts';
import { setObligation } from './set-obligation.ts';
import { setReportingRegime } from './set-reporting-regime.ts';
import { supervisionState } from './supervision.state.ts';
import { transferSupervision } from './transfer-supervision.ts';

/** Supervision at liberty: who answers for whom, what the person must do, whether they came, and how it ended. */
export const supervision = capability('supervisions', supervisionState, [
  registerSupervision,
  assignOfficer,
  setObligation,
  liftObligation,
  setReportingRegime,
  recordVisit,
  recordAbsence,
  issueWarning,
  transferSupervision,
  movePlannedEnd,
  endSupervision,
]);
