import type { Client } from 'pg';
import { LogUnavailable, OutcomeUnknown } from '../event-log/append-errors.ts';
import type { CommandId, RecordedEvent } from '../event-log/event.ts';
import type { Append, AppendResult } from '../event-log/event-log.ts';
import type { CarriedOut } from '../event-log/log-index.ts';
import { findLog, lockHead, writeBatch, type BatchOutput, type FoundLog } from './batch-statements.ts';
import { isAboutServer, survives } from './session.ts';
import type { WriterConnection } from './writer-connection.ts';

/** What came of one append of a batch. */
export type Settled = { readonly result: AppendResult } | { readonly error: unknown };

/**
 * Decides a batch of appends, one on top of the other, and writes what they yield in one transaction.
 *
 * Ordinarily that takes two statements and holds no lock between them: the first reads the log, the second writes if nobody else has
 * written since. A process that loses such a race takes the lock first for a while, and then cannot lose.
 */
export class BatchWriter {
  private readonly connection: WriterConnection;
  private readonly written: (output: BatchOutput) => void;
  private turnsWithLock = 0;

  /** @param written is told of everything that was committed */
  constructor(connection: WriterConnection, written: (output: BatchOutput) => void) {
    this.connection = connection;
    this.written = written;
  }

  /** One outcome for each append, in order. Never rejects. `meanwhile` is called when the server is at work. */
  async commit(batch: readonly Append[], meanwhile: () => void): Promise<readonly Settled[]> {
    for (let attempt = 1; ; attempt++) {
      let client: Client;
      try {
        client = await this.connection.open();
      } catch (error) {
        return batch.map(() => ({ error }));
      }
      const turn = await this.take(client, batch, meanwhile);
      switch (turn.came) {
        case 'written':
          return turn.results.map((result) => ({ result }));
        case 'overtaken':
          continue;
        case 'not-read':
          // nothing was sent that writes
          if (attempt < attempts) continue;
          return batch.map(() => ({ error: new LogUnavailable('The event log was lost again and again', { cause: turn.error }) }));
        case 'failed':
          return this.apart(batch, turn.error, meanwhile);
        case 'lost':
          return this.afterLoss(batch, turn.results, turn.error, meanwhile);
      }
    }
  }

  private async take(client: Client, batch: readonly Append[], meanwhile: () => void): Promise<Turn> {
    const locked = this.turnsWithLock > 0;
    let found: FoundLog;
    try {
      if (locked) {
        await client.query('begin');
        await lockHead(client);
      }
      found = await findLog(client, batch);
    } catch (error) {
      if (await survives(client, error)) return { came: 'failed', error };
      this.connection.discard(client);
      return { came: 'not-read', error };
    }
    const { results, output } = decide(found, batch);
    try {
      const nothing = output.recorded.length === 0 && output.carriedOut.length === 0;
      const moved = nothing || (await writeBatch(client, found, output, meanwhile));
      if (locked) await client.query(moved ? 'commit' : 'rollback');
      if (!moved) {
        this.turnsWithLock = lockedTurnsAfterRace;
        return { came: 'overtaken' };
      }
    } catch (error) {
      if (await survives(client, error)) return { came: 'failed', error };
      this.connection.discard(client);
      return { came: 'lost', results, error };
    }
    if (locked) this.turnsWithLock -= 1;
    this.written(output);
    return { came: 'written', results };
  }

  /** A batch of which one append cannot be stored: each half again, until that one is alone. */
  private async apart(batch: readonly Append[], error: unknown, meanwhile: () => void): Promise<readonly Settled[]> {
    if (isAboutServer(error)) return batch.map(() => ({ error: new LogUnavailable('The event log takes no writes', { cause: error }) }));
    if (batch.length === 1) return [{ error }];
    const middle = Math.ceil(batch.length / 2);
    return [...(await this.commit(batch.slice(0, middle), meanwhile)), ...(await this.commit(batch.slice(middle), meanwhile))];
  }

  /** The appends that were to be written may have been; the others wrote nothing, and are decided again. */
  private async afterLoss(
    batch: readonly Append[],
    results: readonly AppendResult[],
    error: unknown,
    meanwhile: () => void,
  ): Promise<readonly Settled[]> {
    const wrote = (index: number): boolean => results[index]?.outcome === 'appended';
    const others = batch.filter((_, index) => !wrote(index));
    const again = others.length === 0 ? [] : [...(await this.commit(others, meanwhile))];
    const unknown = new OutcomeUnknown('The event log was lost while it was writing', { cause: error });
    return batch.map((_, index) => (wrote(index) ? { error: unknown } : (again.shift() ?? { error: unknown })));
  }
}

const attempts = 5;
const lockedTurnsAfterRace = 32;

type Turn =
  | { readonly came: 'written'; readonly results: readonly AppendResult[] }
  /** Somebody else wrote between reading and writing; nothing was written. */
  | { readonly came: 'overtaken' }
  /** The connection was lost before anything was to be written. */
  | { readonly came: 'not-read'; readonly error: unknown }
  /** The server refused; nothing was written. */
  | { readonly came: 'failed'; readonly error: unknown }
  /** The connection was lost while it was writing. */
  | { readonly came: 'lost'; readonly results: readonly AppendResult[]; readonly error: unknown };

function decide(found: FoundLog, batch: readonly Append[]): { readonly results: readonly AppendResult[]; readonly output: BatchOutput } {
  const recorded: RecordedEvent[] = [];
  const carriedOut: (readonly [CommandId, CarriedOut])[] = [];
  const results = batch.map((append) => {
    const taken = found.index.take(append, found.now);
    for (const event of taken.recorded) recorded.push(event);
    if (append.command !== undefined && taken.result.outcome === 'appended') {
      const { position, streams, types } = taken.result;
      carriedOut.push([append.command.commandId, { fingerprint: append.command.fingerprint, answer: { position, streams, types } }]);
    }
    return taken.result;
  });
  return { results, output: { recorded, carriedOut } };
}
