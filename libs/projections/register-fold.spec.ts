import { beforeAll, describe, expect, it } from '@jest/globals';
import type { EventId, LegalDate, Position, RecordedEvent, StreamName } from '../event-log/event.ts';
import { accountDefinition, accounts, codec } from './accounts-scenario.ts';
import { entityMetadata } from './entity-metadata.ts';
import type { FactPage } from './fact-pages.ts';
import { RegisterFold } from './register-fold.ts';
import { register } from './register.ts';
import { registerTable, type RegisterTable } from './register-table.ts';

let table: RegisterTable;
beforeAll(async () => {
  table = registerTable(await entityMetadata([accounts]), accounts);
});

/** One fact of one account for each text of data, read as it is looked at. */
function pageOf(...data: readonly string[]): FactPage {
  const events = data.map((text, at): RecordedEvent => ({
    stream: `account-${String(at)}` as StreamName, // names, ids and places of a spec
    revision: 0,
    position: BigInt(at + 1) as Position,
    eventId: `event-${String(at)}` as EventId,
    type: 'AccountOpened',
    schemaVersion: 1,
    effectiveOn: '2026-11-28' satisfies LegalDate,
    recordedAt: new Date('2026-11-28T09:00:00Z'),
    data: text,
    metadata: {},
    hash: new Uint8Array(32),
  }));
  const facts = events.map((event) => ({
    type: event.type,
    position: event.position,
    before: (event.position - 1n) as Position,
    fact: codec.decodeLater(event),
  }));
  return { facts, events: facts.length, upTo: BigInt(facts.length) as Position, full: false };
}

describe('A fold of facts that are read as they are looked at', () => {
  const opened = '{"branch":"north"}';

  for (const isEmpty of [true, false])
    it(`ends at one that does not decode, and parks nothing, where the table is ${isEmpty ? 'empty' : 'looked up'}`, async () => {
      const fold = new RegisterFold(table, () => Promise.resolve([]));
      fold.forget([], isEmpty);
      const unfolded = await fold.take(pageOf(opened, '[]', opened));
      expect(unfolded).toMatchObject({ at: 2n, before: 1n, error: { name: 'UndecodableEvent' } });
      expect(fold.harvest()).toMatchObject({ rows: [{ accountId: '0' }], parked: [] });
    });

  it('parks the key of one that decodes and cannot be folded', async () => {
    const strict = register({
      ...accountDefinition,
      evolve: (row, fact) => {
        if (fact.data.branch === 'south') throw new Error('there is no south');
        return accountDefinition.evolve(row, fact);
      },
    });
    const fold = new RegisterFold({ ...table, register: strict }, () => Promise.resolve([]));
    fold.forget([], true);
    expect(await fold.take(pageOf(opened, '{"branch":"south"}', opened))).toBeUndefined();
    expect(fold.harvest()).toMatchObject({
      rows: [{ accountId: '0' }, { accountId: '2' }],
      parked: [{ key: '1', reason: 'there is no south' }],
    });
  });
});
