import { capability } from '../commands/command.ts';
import { admit } from './admit.ts';
import { authoriseRelease } from './authorise-release.ts';
import { changeRegime } from './change-regime.ts';
import { custodyState } from './custody.state.ts';
import { gradeBehaviour } from './grade-behaviour.ts';
import { findMaliciousViolator } from './find-malicious-violator.ts';
import { grantIncentive } from './grant-incentive.ts';
import { liftFinding } from './lift-finding.ts';
import { liftPenalty } from './lift-penalty.ts';
import { recordEscape } from './record-escape.ts';
import { recordReturn } from './record-return.ts';
import { recordViolation } from './record-violation.ts';
import { release } from './release.ts';
import { transferIn } from './transfer-in.ts';
import { transferOut } from './transfer-out.ts';

/** Where a person is held, since when and on what; the id in the route is the person's. */
export const custody = capability('custody', custodyState, [
  admit,
  transferOut,
  transferIn,
  changeRegime,
  gradeBehaviour,
  recordViolation,
  findMaliciousViolator,
  liftFinding,
  liftPenalty,
  grantIncentive,
  recordEscape,
  recordReturn,
  authoriseRelease,
  release,
]);
