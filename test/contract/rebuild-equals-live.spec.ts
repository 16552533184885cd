import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { beforeFirst, streamName, type AnyFact, type EventId, type Recorded, type SealedPersonal } from '../../libs/event-log/event.ts';
import { MemoryEventLog } from '../../libs/event-log/memory-event-log.ts';
import { uuidV5 } from '../../libs/event-log/uuid-v5.ts';
import { accounts, Bank, branches, codec, inPages } from '../../libs/projections/accounts-scenario.ts';
import { rebuildRegister } from '../../libs/projections/rebuild-register.ts';
import type { AnyRegister } from '../../libs/projections/register.ts';

const both = [accounts, branches];
const branchNames = ['north', 'south', 'west'];

/** What may happen in a history. An account has one owner at a time; several accounts may have the same. */
type Step =
  | { readonly does: 'open'; readonly account: number; readonly owner: number }
  | { readonly does: 'pay'; readonly account: number; readonly amount: number; readonly note: string }
  | { readonly does: 'close'; readonly account: number }
  /** The live registers are folded up to here by a runner of their own. */
  | { readonly does: 'fold'; readonly pageSize: number }
  /** The key of an owner is destroyed, unless a register holds the name already. */
  | { readonly does: 'destroy'; readonly owner: number };

const account = fc.nat({ max: 6 });
const owner = fc.nat({ max: 4 });
const histories: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: fc.record({ does: fc.constant('open' as const), account, owner }) },
    {
      weight: 8,
      arbitrary: fc.record({ does: fc.constant('pay' as const), account, amount: fc.integer({ min: -9, max: 99 }), note: fc.string() }),
    },
    { weight: 2, arbitrary: fc.record({ does: fc.constant('close' as const), account }) },
    { weight: 1, arbitrary: fc.record({ does: fc.constant('fold' as const), pageSize: fc.integer({ min: 1, max: 40 }) }) },
    { weight: 1, arbitrary: fc.record({ does: fc.constant('destroy' as const), owner }) },
  ),
  { minLength: 10, maxLength: 60, size: 'max' },
);

let bank: Bank;

beforeAll(async () => {
  bank = await Bank.open(both);
});

afterAll(() => bank.close());

describe('registers of any history', () => {
  it('are empty where nothing has happened, and a rebuild ends there too', async () => {
    const log = await lived([]);
    await bank.fold(both, { log });
    for (const register of both) expect(await rebuilt(register, log)).toBe(true);
    await expectRows(log);
    expect(await bank.rows('SELECT 1 FROM registers.account')).toEqual([]);
  });

  it('are the same folded live, in whatever pieces, rebuilt, and folded by hand, with destroyed keys too', async () => {
    await fc.assert(
      fc.asyncProperty(histories, owner, async (steps, erasedLater) => {
        const log = await lived(steps);
        await bank.fold(both, { log });
        await expectRows(log);
        for (const register of both) expect(await rebuilt(register, log)).toBe(true);
        await expectRows(log);
        bank.seal.destroyed.add(nameOf(erasedLater));
        for (const register of both) await rebuilt(register, log);
        await expectRows(log);
      }),
      { numRuns: 8 },
    );
  }, 120_000);
});

/** Empty registers, and then the steps one after the other. */
async function lived(steps: readonly Step[]): Promise<MemoryEventLog> {
  await bank.pool.query('DELETE FROM registers.account; DELETE FROM registers.branch; DELETE FROM projections.parked');
  await bank.pool.query('UPDATE projections.checkpoints SET position = 0, epoch = epoch + 1');
  bank.seal.destroyed.clear();
  const log = new MemoryEventLog(() => bank.now);
  const named = new Set<number>();
  const folded = new Set<number>();
  for (const [at, step] of steps.entries()) {
    switch (step.does) {
      case 'open': {
        const personal = { key: nameOf(step.owner), ciphertext: Buffer.from(JSON.stringify({ owner: nameOf(step.owner) })) };
        await append(log, at, step.account, 'AccountOpened', { branch: branchOf(step.account) }, personal);
        named.add(step.owner);
        break;
      }
      case 'pay':
        await append(log, at, step.account, 'MoneyPaidIn', {
          branch: branchOf(step.account),
          amount: step.amount,
          note: withoutNull(step.note),
        });
        break;
      case 'close':
        await append(log, at, step.account, 'AccountClosed', { branch: branchOf(step.account) });
        break;
      case 'fold':
        await bank.fold(both, { log: inPages(log, step.pageSize) });
        for (const each of named) folded.add(each);
        break;
      case 'destroy':
        if (!folded.has(step.owner)) bank.seal.destroyed.add(nameOf(step.owner));
    }
  }
  return log;
}

async function append(
  log: MemoryEventLog,
  at: number,
  which: number,
  type: string,
  data: object,
  personal?: SealedPersonal,
): Promise<void> {
  const event = {
    eventId: uuidV5('6ba7b810-9dad-11d1-80b4-00c04fd430c8', String(at)) as EventId, // one for each step
    type,
    schemaVersion: 1,
    effectiveOn: '2026-03-01',
    data: JSON.stringify(data),
    metadata: {},
    ...(personal !== undefined && { personal }),
  } as const;
  const { outcome } = await log.append({ writes: [{ stream: streamName('account', String(which)), expected: 'any', events: [event] }] });
  expect(outcome).toBe('appended');
}

async function rebuilt(register: AnyRegister, log: MemoryEventLog): Promise<boolean> {
  const { equal } = await rebuildRegister({ ...bank.sources(), log, register });
  return equal;
}

/** The tables hold what the plain fold of every fact gives, with the keys that there are now. */
async function expectRows(log: MemoryEventLog): Promise<void> {
  const { events } = await log.readAll({ after: beforeFirst, limit: 1_000 });
  const personal = await bank.seal.open(events);
  const facts = events.map((event, index) => codec.decode(event, personal[index]));
  const accountRows = await bank.rows(
    'SELECT account_id AS "accountId", branch, owner, balance, notes, payments, last_position::text AS "lastPosition" FROM registers.account ORDER BY 1',
  );
  expect(accountRows).toEqual(
    folded(accounts, facts).map(({ accountId, branch, owner: name, balance, notes, payments, lastPosition }) => ({
      accountId,
      branch,
      owner: name,
      balance,
      notes,
      payments,
      lastPosition,
    })),
  );
  expect(await bank.rows('SELECT branch, facts, total FROM registers.branch ORDER BY 1')).toEqual(folded(branches, facts));
}

/** In order of key. */
function folded(register: AnyRegister, facts: readonly Recorded<AnyFact>[]): readonly Readonly<Record<string, unknown>>[] {
  const rows = new Map<string, object>();
  for (const fact of facts) {
    const key = register.keyOf(fact);
    if (key === undefined) continue;
    const row = register.evolve(rows.get(key), fact);
    if (row === undefined) rows.delete(key);
    else rows.set(key, row);
  }
  return [...rows].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => ({ ...row }));
}

function nameOf(which: number): string {
  return `owner ${String(which)}`;
}

function branchOf(which: number): string {
  return branchNames[which % branchNames.length] ?? 'north';
}

/** No column of PostgreSQL keeps U+0000. */
function withoutNull(text: string): string {
  return text.replaceAll('\0', '');
}
