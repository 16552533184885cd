import type { SeededRandom } from '../../apps/data-set/seeded-random.ts';
import { streamName, type CommandId, type EventId } from '../../libs/event-log/event.ts';
import type { EventLog } from '../../libs/event-log/event-log.ts';
import { uuidV5 } from '../../libs/event-log/uuid-v5.ts';
import { branchNames } from '../../libs/process-managers/bonus-scenario.ts';
import { accountId } from './senders.ts';

/** The exchange that every event of before belongs to. */
export const historyExchange = 'history';

/** What was recorded before the first process started: enough that registers are read in several pages. */
export async function recordHistory(log: Pick<EventLog, 'append'>, chance: SeededRandom, events: number): Promise<void> {
  const revisions = new Map<string, number>();
  for (let at = 0; at < events; at++) {
    const number = 100 + chance.whole(0, 40);
    const id = accountId(number);
    const revision = revisions.get(id);
    const data = { personId: id, branch: branchNames[number % 2], ...(revision !== undefined && { amount: chance.whole(1, 9) }) };
    const commandId = uuidV5(historyNamespace, String(at)) as CommandId; // an id of its own
    const event = {
      eventId: uuidV5(commandId, '0') as EventId, // as a command makes it
      type: revision === undefined ? 'AccountOpened' : 'MoneyPaidIn',
      ...{ schemaVersion: 1, effectiveOn: '2026-03-01' as const, data: JSON.stringify(data) },
      metadata: { commandId, correlationId: historyExchange },
    };
    await log.append({ writes: [{ stream: streamName('account', id), expected: revision ?? 'no-stream', events: [event] }] });
    revisions.set(id, (revision ?? -1) + 1);
  }
}

const historyNamespace = '9c5f2a6e-1c1b-5b7a-8d4e-2f0d6c3b8a11';
