import { LogUnavailable, OutcomeUnknown } from '../event-log/append-errors.ts';
import type { RecordedEvent } from '../event-log/event.ts';
import type { Append, AppendResult } from '../event-log/event-log.ts';
import { BatchRows, findLog, lockOutOthers, type FoundLog } from './batch-statements.ts';
import type { OpenConnection, ServerConnection } from './server-connection.ts';
import { isAboutServer, survives } from './session.ts';

/** What came of one append. */
export type Settled = { readonly result: AppendResult } | { readonly error: unknown };

/**
 * Writes batches while it keeps every other writer out: where others write too, and where one append of a batch cannot be stored.
 *
 * Twice to the server and back, rather than once; but nobody can come between reading and writing.
 */
export class LockedWriter {
  private readonly connection: ServerConnection;
  private readonly written: (recorded: readonly RecordedEvent[]) => void;

  /** @param written is told of everything that was committed */
  constructor(connection: ServerConnection, written: (recorded: readonly RecordedEvent[]) => void) {
    this.connection = connection;
    this.written = written;
  }

  /** One outcome for each append, in order. Never rejects. */
  async commit(batch: readonly Append[]): Promise<readonly Settled[]> {
    for (let attempt = 1; ; attempt++) {
      let open: OpenConnection;
      try {
        open = await this.connection.open();
      } catch (error) {
        return batch.map(() => ({ error }));
      }
      const turn = await this.take(open, batch);
      switch (turn.came) {
        case 'written':
          return turn.results.map((result) => ({ result }));
        case 'not-read':
          // nothing was sent that writes
          if (attempt < attempts) continue;
          return batch.map(() => ({ error: new LogUnavailable('The event log was lost again and again', { cause: turn.error }) }));
        case 'failed':
          return this.apart(batch, turn.error);
        case 'lost':
          return this.afterLoss(batch, turn.results, turn.error);
      }
    }
  }

  private async take({ client, types }: OpenConnection, batch: readonly Append[]): Promise<Turn> {
    let found: FoundLog;
    try {
      [, , found] = await together(client.query('begin'), lockOutOthers(client), findLog(client, batch));
    } catch (error) {
      if (await survives(client, error)) return { came: 'failed', error };
      this.connection.discard({ client });
      return { came: 'not-read', error };
    }
    const after = found.index.end;
    const { results, recorded, rows } = decide(found, batch);
    try {
      const written = rows.isEmpty ? undefined : rows.write(client, types, after);
      const [came] = await together(written, client.query('commit'));
      if (came === 'overtaken') throw new Error('somebody writes beside the lock');
    } catch (error) {
      if (await survives(client, error)) return { came: 'failed', error };
      this.connection.discard({ client });
      return { came: 'lost', results, error };
    }
    this.written(recorded);
    return { came: 'written', results };
  }

  /** A batch of which one append cannot be stored: each half again, until that one is alone. */
  private async apart(batch: readonly Append[], error: unknown): Promise<readonly Settled[]> {
    if (isAboutServer(error)) return batch.map(() => ({ error: new LogUnavailable('The event log takes no writes', { cause: error }) }));
    if (batch.length === 1) return [{ error }];
    const middle = Math.ceil(batch.length / 2);
    return [...(await this.commit(batch.slice(0, middle))), ...(await this.commit(batch.slice(middle)))];
  }

  /** The appends that were to be written may have been; the others wrote nothing, and are decided again. */
  private async afterLoss(batch: readonly Append[], results: readonly AppendResult[], error: unknown): Promise<readonly Settled[]> {
    const wrote = (index: number): boolean => results[index]?.outcome === 'appended';
    const others = batch.filter((_, index) => !wrote(index));
    const again = others.length === 0 ? [] : [...(await this.commit(others))];
    const unknown = new OutcomeUnknown('The event log was lost while it was writing', { cause: error });
    return batch.map((_, index) => (wrote(index) ? { error: unknown } : (again.shift() ?? { error: unknown })));
  }
}

const attempts = 5;

/** Statements that are sent without waiting for one another, on a connection that takes them so: while the lock is held, nobody else writes. */
async function together<Results extends readonly unknown[]>(
  ...sent: { readonly [At in keyof Results]: Promise<Results[At]> | Results[At] }
): Promise<Results> {
  const settled = await Promise.allSettled(sent);
  // of a transaction the first error is the one to tell; every later statement fails because of it
  for (const end of settled) if (end.status === 'rejected') throw end.reason;
  return await Promise.all(sent); // of each its result
}

type Turn =
  | { readonly came: 'written'; readonly results: readonly AppendResult[] }
  /** The connection was lost before anything was to be written. */
  | { readonly came: 'not-read'; readonly error: unknown }
  /** The server refused; nothing was written. */
  | { readonly came: 'failed'; readonly error: unknown }
  /** The connection was lost while it was writing. */
  | { readonly came: 'lost'; readonly results: readonly AppendResult[]; readonly error: unknown };

interface Decided {
  readonly results: readonly AppendResult[];
  readonly recorded: readonly RecordedEvent[];
  readonly rows: BatchRows;
}

function decide(found: FoundLog, batch: readonly Append[]): Decided {
  const recordedAt = new Date(Math.max(found.now.getTime(), found.recordedAt.getTime()));
  const recorded: RecordedEvent[] = [];
  const rows = new BatchRows();
  const results = batch.map((append) => {
    const taken = found.index.take(append, recordedAt);
    rows.add(append, taken);
    for (const event of taken.recorded) recorded.push(event);
    return taken.result;
  });
  return { results, recorded, rows };
}
