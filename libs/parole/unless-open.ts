import type { Refusal } from '../commands/refusal.ts';
import type { Parole } from './parole.state.ts';

/** Refuses a decision where no application waits for one. */
export function unlessOpen({ application }: Parole): Refusal | undefined {
  return application.is === 'OPEN' ? undefined : nothingOpen;
}

export const nothingOpen: Refusal = {
  code: 'no-open-application',
  reason: 'No application for parole from this term is open.',
  next: 'Open an application first.',
};
