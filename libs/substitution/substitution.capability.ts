import { capability } from '../commands/command.ts';
import { substitutionState } from './substitution.state.ts';

/** A milder punishment in place of the rest of one term (CC 73); the id in the route is the term's. */
export const substitution = capability('substitutions', substitutionState, []);
