import { describe, expect, it } from '@jest/globals';
import type { AnyFact, CommandId, EventId, Position, Recorded, StreamName } from '../event-log/event.ts';
import { accounts, branchDefinition } from './accounts-scenario.ts';
import { foldRecorded } from './fold-recorded.ts';
import { fromOneStream, register } from './register.ts';

/** A row is of one branch, which a correction may change; the account of these tests is the only one of its branch. */
const branches = register({ ...branchDefinition, retold: fromOneStream(branchDefinition.evolve) });

const opened = { type: 'AccountOpened', effectiveOn: '2026-02-01', data: { branch: 'north' } } as const;
const paidIn = { type: 'MoneyPaidIn', effectiveOn: '2026-02-02', data: { branch: 'north', amount: 5 } } as const;
const closed = { type: 'AccountClosed', effectiveOn: '2026-02-03', data: { branch: 'north' } } as const;
const inSouth = { effectiveOn: '2026-02-02', data: { branch: 'south', amount: 5 } } as const;

describe('a register folded in memory', () => {
  it('has no row where a fact ended it', () => {
    expect([...foldRecorded(accounts, ofAccount(opened, paidIn)).keys()]).toEqual(['a']);
    expect([...foldRecorded(accounts, ofAccount(opened, paidIn, closed)).keys()]).toEqual([]);
  });

  it('has no row where all that it showed was corrected away, and one where that belongs', () => {
    const corrected = {
      type: 'Corrected',
      effectiveOn: '2026-02-04',
      data: { target: 0, targetType: 'MoneyPaidIn', now: inSouth },
    } as const;
    expect([...foldRecorded(branches, ofAccount(paidIn, corrected)).values()]).toEqual([{ branch: 'south', facts: 1, total: 5 }]);
    const voided = { type: 'Voided', effectiveOn: '2026-02-05', data: { target: 0, targetType: 'MoneyPaidIn' } } as const;
    expect([...foldRecorded(branches, ofAccount(paidIn, voided)).values()]).toEqual([]);
  });

  it('hears of no correction where it shows nothing that can be corrected', () => {
    const deaf = register(branchDefinition);
    const voided = { type: 'Voided', effectiveOn: '2026-02-05', data: { target: 0, targetType: 'MoneyPaidIn' } } as const;
    expect([...foldRecorded(deaf, ofAccount(paidIn, voided)).values()]).toEqual([{ branch: 'north', facts: 1, total: 5 }]);
  });
});

/** As they are recorded one after the other on the stream of one account. */
function ofAccount(...facts: readonly AnyFact[]): readonly Recorded<AnyFact>[] {
  return facts.map((fact, revision) => ({
    ...fact,
    stream: 'account-a' as StreamName, // name, ids and positions of a spec
    revision,
    position: BigInt(revision + 1) as Position,
    recordedAt: new Date('2026-02-06T09:00:00Z'),
    eventId: `event-${String(revision)}` as EventId,
    metadata: { commandId: `command-${String(revision)}` as CommandId, actor: 'officer-1' },
  }));
}
