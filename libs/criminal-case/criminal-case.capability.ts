import { capability } from '../commands/command.ts';
import { addCharge } from './add-charge.ts';
import { criminalCaseState } from './criminal-case.state.ts';
import { determineFinalPunishment } from './determine-final-punishment.ts';
import { imposeLifelongBan } from './impose-lifelong-ban.ts';
import { quashSentence } from './quash-sentence.ts';
import { recordCivilClaim } from './record-civil-claim.ts';
import { recordCompensation } from './record-compensation.ts';
import { terminateProsecution } from './terminate-prosecution.ts';
import { upholdSentence } from './uphold-sentence.ts';
import { varySentence } from './vary-sentence.ts';
import { deliverVerdict } from './deliver-verdict.ts';
import { imposeSentence } from './impose-sentence.ts';
import { openCase } from './open-case.ts';
import { putInForce } from './put-in-force.ts';

/** What a court decided about one person: the verdict file. How the punishment is served is not in it. */
export const criminalCase = capability('cases', criminalCaseState, [
  openCase,
  addCharge,
  deliverVerdict,
  terminateProsecution,
  imposeSentence,
  determineFinalPunishment,
  imposeLifelongBan,
  putInForce,
  upholdSentence,
  varySentence,
  quashSentence,
  recordCivilClaim,
  recordCompensation,
]);
