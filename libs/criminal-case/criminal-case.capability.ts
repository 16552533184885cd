import { capability } from '../commands/command.ts';
import { addCharge } from './add-charge.ts';
import { criminalCaseState } from './criminal-case.state.ts';
import { deliverVerdict } from './deliver-verdict.ts';
import { imposeSentence } from './impose-sentence.ts';
import { openCase } from './open-case.ts';
import { putInForce } from './put-in-force.ts';

/** What a court decided about one person: the verdict file. How the punishment is served is not in it. */
export const criminalCase = capability('cases', criminalCaseState, [openCase, addCharge, deliverVerdict, imposeSentence, putInForce]);
