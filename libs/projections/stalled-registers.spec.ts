import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { accounts, Bank, branches } from './accounts-scenario.ts';
import { stalledRegisters } from './stalled-registers.ts';

let bank: Bank;
beforeEach(async () => {
  bank = await Bank.open([accounts, branches]);
});
afterEach(() => bank.close());

/** Which registers are stalled, when the events that each waits for are so old and it moved so long ago, in seconds. */
async function stalled(
  waited: readonly [account: number, branch: number],
  moved: readonly [account: number, branch: number],
): Promise<unknown> {
  for (const [at, register] of ['account', 'branch'].entries()) {
    await bank.rows('UPDATE projections.checkpoints SET updated_at = clock_timestamp() - make_interval(secs => $2) WHERE register = $1', [
      register,
      moved[at],
    ]);
  }
  const lags = [
    { register: 'account', seconds: waited[0] },
    { register: 'branch', seconds: waited[1] },
  ];
  return [...(await stalledRegisters(bank.pool, lags))];
}

describe('A register is stalled', () => {
  it('when there has been something to fold for more than thirty seconds and it has not moved in that time', async () => {
    expect(await stalled([31, 3_600], [31, 3_600])).toEqual(['account', 'branch']);
  });

  it('not when it moves, however far behind it is', async () => {
    expect(await stalled([86_400, 31], [25, 31])).toEqual(['branch']);
  });

  it('not when it has had nothing to do, however long it has not moved', async () => {
    expect(await stalled([0, 30], [86_400, 86_400])).toEqual([]);
  });
});
