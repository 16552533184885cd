import type { Refusal } from '../commands/refusal.ts';
import type { Substitution } from './substitution.state.ts';

/** Refuses a decision where no application waits for one. */
export function unlessOpen({ application }: Substitution): Refusal | undefined {
  return application.is === 'OPEN' ? undefined : nothingOpen;
}

export const nothingOpen: Refusal = {
  code: 'no-open-application',
  reason: 'No application for a milder punishment from this term is open.',
  next: 'Open an application first.',
};
