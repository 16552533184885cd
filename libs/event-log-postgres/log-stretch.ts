import { Socket } from 'node:net';
import { Client, escapeLiteral } from 'pg';
import type { Position } from '../event-log/event.ts';
import type { LogPage, LogStretch } from '../event-log/event-log.ts';
import { binaryCopy, type CopiedRows } from './binary-copy.ts';
import { copiedEvents } from './copied-events.ts';
import { binaryEventColumns } from './event-bytes.ts';
import { NamesSeen } from './names-seen.ts';
import { configure, plannedByIndex } from './session.ts';

/**
 * Reads a stretch of the log by COPY on a connection of its own, which costs a fraction of what statements do that answer rows.
 *
 * One statement reads a part of it: each of them sees the log as of one moment, and the server keeps for it what was changed elsewhere
 * since.
 *
 * @param stretch ends where the log did by the time it was asked, or before
 * @param atOnce events that one statement goes over: a second, about, unless told
 * @throws Error where the server is lost, or does not answer
 */
export async function* readStretch(connectionString: string, stretch: LogStretch, atOnce = 100_000n): AsyncGenerator<LogPage, undefined> {
  const socket = new Socket();
  const client = new Client({
    connectionString,
    stream: () => socket,
    application_name: 'event log reader of stretches',
    connectionTimeoutMillis: silentMs,
    keepAlive: true,
  });
  client.on('error', () => undefined); // the statement under way tells
  const types = new NamesSeen();
  let after = stretch.after;
  try {
    await client.connect();
    await configure(client, plannedByIndex);
    while (after < stretch.upTo) {
      const end = earlier(stretch.upTo, after + atOnce);
      for await (const rows of answered(binaryCopy(client, statementOf({ ...stretch, after, upTo: end })), socket)) {
        const events = copiedEvents(rows, types);
        after = events.at(-1)?.position ?? after;
        yield { events, upTo: after };
      }
      if (after < end) yield { events: [], upTo: end };
      after = end;
    }
    await client.end();
    return undefined;
  } finally {
    socket.destroy(); // in the middle of an answer there is no other end to it
  }
}

/** Each answer in time, or the connection is cut. */
async function* answered(copy: AsyncGenerator<CopiedRows, undefined>, socket: Socket): AsyncGenerator<CopiedRows, undefined> {
  for (;;) {
    const late = setTimeout(() => socket.destroy(new Error('The server of the event log does not answer')), silentMs);
    const next = await copy.next().finally(() => clearTimeout(late));
    if (next.done === true) return undefined;
    yield next.value;
  }
}

function statementOf({ after, upTo, types }: LogStretch): string {
  const wanted = types === undefined ? '' : `and e.type = any (array[${[...types].map(escapeLiteral).join(', ')}]::text[])`;
  return `select ${binaryEventColumns} from event_log.events e
    where e.position > ${String(after)} and e.position <= ${String(upTo)} ${wanted} order by e.position`;
}

function earlier(one: Position, other: bigint): Position {
  return other < one ? (other as Position) : one; // between two positions
}

const silentMs = 10_000;
