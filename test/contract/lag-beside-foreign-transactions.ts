import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { PostgresEventLog } from '../../libs/event-log-postgres/postgres-event-log.ts';
import { aStream, anEvent } from '../../libs/event-log/contract/made-events.ts';
import { followTail, settled } from '../../libs/event-log/contract/tail-tally.ts';

export interface LagResult {
  /** Acknowledged while the other sessions held their transactions open. */
  readonly written: number;
  readonly seen: number;
  /** From the acknowledgement of an event until a reader at the tail had it; 0 where it came first. */
  readonly longestMs: number;
  /** The longest that the server took for the simplest query there is, meanwhile: what the machine itself adds. */
  readonly longestProbeMs: number;
}

/**
 * Follows a log while sessions in its own and in another database of the server hold a transaction open that has written something.
 *
 * A reader that waits until no older transaction is running, as one does who orders events by transaction, would see nothing meanwhile.
 */
export async function lagBesideForeignTransactions(
  connectionString: string,
  { otherDatabase, milliseconds }: { readonly otherDatabase: string; readonly milliseconds: number },
): Promise<LagResult> {
  const holders = [connectionString, otherDatabase].map((url) => new Client({ connectionString: url }));
  const probe = new Client({ connectionString });
  const [writer, reader] = [new PostgresEventLog({ connectionString }), new PostgresEventLog({ connectionString })];
  const acknowledged = new Map<string, number>();
  const seen = new Map<string, number>();
  let longestProbeMs = 0;
  try {
    await probe.connect();
    for (const holder of holders) {
      await holder.connect();
      await holder.query('create table if not exists public.something_else (what text)');
      await holder.query('begin');
      await holder.query("insert into public.something_else values ('not committed')");
    }
    const from = await reader.head();
    const writing = write(writer, milliseconds, (id) => acknowledged.set(id, performance.now()));
    const probing = async (over: AbortSignal): Promise<void> => {
      while (!over.aborted) {
        const begun = performance.now();
        await probe.query('select 1');
        longestProbeMs = Math.max(longestProbeMs, performance.now() - begun);
        await pause(20);
      }
    };
    await Promise.all([
      writing,
      probing(settled(writing)),
      followTail(
        reader,
        writing,
        (events) => {
          for (const { eventId } of events) seen.set(eventId, performance.now());
        },
        from,
      ),
    ]);
    for (const holder of holders) await holder.query('rollback');
  } finally {
    await Promise.all([...[...holders, probe].map((client) => client.end()), writer.close(), reader.close()]);
  }
  const lags = [...acknowledged].map(([id, at]) => (seen.get(id) ?? Number.POSITIVE_INFINITY) - at);
  return { written: acknowledged.size, seen: seen.size, longestMs: Math.max(0, ...lags), longestProbeMs };
}

/** One event about every 20 ms. */
async function write(log: PostgresEventLog, milliseconds: number, acknowledged: (id: string) => void): Promise<void> {
  for (const end = performance.now() + milliseconds; performance.now() < end;) {
    const event = anEvent();
    const { outcome } = await log.append({ writes: [{ stream: aStream('case'), expected: 'no-stream', events: [event] }] });
    if (outcome !== 'appended') throw new Error(outcome);
    acknowledged(event.eventId);
    await pause(20);
  }
}
