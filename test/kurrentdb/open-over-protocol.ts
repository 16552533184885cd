import type { OpenLog } from '../../libs/event-log/contract/open-log.ts';
import { KurrentdbEventLog } from '../../libs/event-log-kurrentdb/kurrentdb-event-log.ts';
import { startKurrentdbServer } from '../../libs/kurrentdb-server/kurrentdb-server.ts';
import type { RecordStore } from '../../libs/kurrentdb-server/record-store.ts';

/** A log in a KurrentDB that is our own server, over a store, and everything between them as it is over a network. */
export async function openOverProtocol(store: RecordStore): Promise<OpenLog> {
  const server = await startKurrentdbServer({ store });
  const logs = openedAt(`${server.url}&discoveryInterval=10`);
  return {
    log: await logs.another(),
    another: logs.another,
    close: async () => {
      await logs.close();
      await server.close();
    },
  };
}

export function openedAt(url: string): { readonly another: () => Promise<KurrentdbEventLog>; readonly close: () => Promise<void> } {
  const logs: KurrentdbEventLog[] = [];
  return {
    another: async () => {
      const log = await KurrentdbEventLog.open({ url });
      logs.push(log);
      return log;
    },
    close: async () => {
      await Promise.all(logs.map((log) => log.close()));
    },
  };
}

/** What the contract does not ask of a KurrentDB. */
export const kurrentdbLimits = { givesPositions: true, knowsIdsByStream: true } as const;
