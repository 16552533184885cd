import { correctables } from '../commands/correctable.ts';
import { paroleState } from './parole.state.ts';

class Nothing {}

/** A ruling that was recorded by mistake is voided, and the right one recorded: what a court decided is not reworded here. */
export const correctableParole = correctables(
  paroleState,
  { ParoleGranted: { kinds: ['VOID'], fields: Nothing }, ParoleRefused: { kinds: ['VOID'], fields: Nothing } },
  { ParoleOpened: 'Withdraw the application and open another one.', ParoleWithdrawn: 'Open another application.' },
);
