import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { setTimeout as pause } from 'node:timers/promises';
import { readConfiguration } from '../../apps/configuration.ts';
import { openDeployment } from '../../apps/deployment.ts';
import { verifyLog } from '../../libs/event-log-postgres/verify-log.ts';
import { rebuildRegister } from '../../libs/projections/rebuild-register.ts';
import { registers } from '../../libs/registers/registers.ts';
import { renewViews } from '../../libs/registers/reporting-views.ts';
import { startServer, type Caller, type RunningServer } from '../journeys/running-server.ts';

const rounds = 10;
const clients = 8;
const officer: Caller = { role: 'officer' };

/** What the clients know, outside the server: what they asked for, and what was acknowledged. */
interface Ledger {
  readonly intended: Set<string>;
  readonly acknowledged: Map<string, unknown>;
}

let server: RunningServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

describe('a server that is killed while officers record', () => {
  it(`loses nothing that it acknowledged and doubles nothing, killed ${String(rounds)} times`, async () => {
    const ledger: Ledger = { intended: new Set(), acknowledged: new Map() };
    const moments = [120, 310, 45, 530, 260, 90, 410, 150, 640, 205];
    for (const moment of moments.slice(0, rounds)) {
      const down = new AbortController();
      const officers = Array.from({ length: clients }, () => recordUntil(down.signal, ledger));
      await pause(moment);
      await server.killAndRestart();
      down.abort();
      await Promise.all(officers);
      await repeatUnanswered(ledger);
    }
    expect(ledger.acknowledged.size).toBe(ledger.intended.size);
    await expectWholeLog(ledger);
  }, 180_000);
});

let people = 0;

/** Registers one person after another; an error says nothing about whether it was recorded. */
async function recordUntil(down: AbortSignal, ledger: Ledger): Promise<void> {
  while (!down.aborted) {
    const id = `0192e4a0-7b1c-7000-8000-${String(++people).padStart(12, '0')}`;
    ledger.intended.add(id);
    if (!(await register(id, ledger))) return;
  }
}

/** The same requests with the same keys, until each is answered. */
async function repeatUnanswered(ledger: Ledger): Promise<void> {
  for (const id of ledger.intended) {
    while (!ledger.acknowledged.has(id)) await register(id, ledger);
  }
}

async function register(id: string, ledger: Ledger): Promise<boolean> {
  const person = { on: '2024-01-05', familyName: 'Сынақ', givenName: 'Адам', sex: 'M', birthDate: '1985-02-28', citizenship: 'KZ' };
  const reply = await server.post(`/v1/persons/${id}/register`, person, officer, { 'idempotency-key': id }).catch(() => undefined);
  if (reply === undefined || reply.status >= 500) return false;
  expect({ id, status: reply.status }).toEqual({ id, status: 201 });
  ledger.acknowledged.set(id, reply.body['position']);
  return true;
}

async function expectWholeLog(ledger: Ledger): Promise<void> {
  const deployment = await openDeployment(
    readConfiguration({ DATABASE_URL: server.databaseUrl, QADAM_FOLDER: server.folder }),
    () => undefined,
  );
  try {
    const { log, codec, seal, pool, registers: dataSource } = deployment.sources;
    const { rows } = await pool.query<{ stream: string; position: string }>(
      'select stream, position::text from event_log.events event order by event.position',
    );
    expect(rows.map(({ position }) => position)).toEqual(rows.map((_, index) => String(index + 1)));
    expect(new Map(rows.map(({ stream, position }) => [stream.slice('person-'.length), position]))).toEqual(ledger.acknowledged);
    expect(rows).toHaveLength(ledger.acknowledged.size);
    expect((await verifyLog(pool)).faults).toEqual([]);
    for (const register of registers) {
      const { equal } = await rebuildRegister({ register, log, codec, seal, pool, dataSource, afterSwap: renewViews });
      expect({ register: register.name, equal }).toEqual({ register: register.name, equal: true });
    }
  } finally {
    await deployment.close();
  }
}
