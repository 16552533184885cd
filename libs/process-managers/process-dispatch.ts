import type { Refusal } from '../commands/refusal.ts';
import type { ProcessRequest } from './process-request.ts';

/**
 * What came of a request.
 * - `carried-out`: now or before. `refused`: nothing was written, nor ever will be for this request.
 * - `busy`: nothing was written, others kept writing; ask again.
 */
export type DispatchOutcome =
  | { readonly outcome: 'carried-out' }
  | { readonly outcome: 'refused'; readonly refusal: Refusal }
  | { readonly outcome: 'busy'; readonly reason: string };

/** Has requests carried out. */
export interface ProcessDispatch {
  /**
   * Safe to repeat: once a request was answered `carried-out` or `refused`, it is answered so for ever, whoever asks, and its effect is
   * there once or never. Rejects where that is not known, or not possible now: ask again.
   */
  dispatch(request: ProcessRequest): Promise<DispatchOutcome>;
}
