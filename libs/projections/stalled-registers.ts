import type { Queryable } from './checkpoints.ts';
import type { RegisterLag } from './register-lag.ts';

/** Seconds for which a register may stand still though there is something to fold, before somebody should look. */
const patience = 30;

/** Those that have had something to fold for half a minute and have not moved in all that time; being far behind is not it. */
export async function stalledRegisters(
  on: Queryable,
  lags: readonly Pick<RegisterLag, 'register' | 'seconds'>[],
): Promise<ReadonlySet<string>> {
  const waiting = lags.filter(({ seconds }) => seconds > patience).map(({ register }) => register);
  if (waiting.length === 0) return new Set();
  const { rows } = await on.query<{ readonly register: string }>(
    'SELECT register FROM projections.checkpoints WHERE register = ANY($1) AND updated_at < clock_timestamp() - make_interval(secs => $2)',
    [waiting, patience],
  );
  return new Set(rows.map(({ register }) => register));
}
