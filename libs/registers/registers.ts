import type { AnyRegister } from '../projections/register.ts';
import { amnestyCandidateRegister } from './amnesty-candidate-register.ts';
import { caseRegister } from './case-register.ts';
import { correctionRegister } from './correction-register.ts';
import { deadlineRegister } from './deadline-register.ts';
import { paroleRegister } from './parole-register.ts';
import { personRegister } from './person-register.ts';
import { personStreamRegister } from './person-stream-register.ts';
import { prisonerRegister } from './prisoner-register.ts';
import { screeningRegister } from './screening-register.ts';
import { sentencedRegister } from './sentenced-register.ts';
import { termRegister } from './term-register.ts';
import { workItemRegister } from './work-item-register.ts';

/** Every register, in the order in which they are listed. */
export const registers: readonly AnyRegister[] = [
  personRegister,
  prisonerRegister,
  paroleRegister,
  personStreamRegister,
  termRegister,
  sentencedRegister,
  caseRegister,
  amnestyCandidateRegister,
  screeningRegister,
  deadlineRegister,
  correctionRegister,
  workItemRegister,
];
