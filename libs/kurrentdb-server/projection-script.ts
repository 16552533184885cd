import { randomUUID } from 'node:crypto';
import { createContext, runInContext } from 'node:vm';
import { badRequest } from './call-error.ts';
import { causeOf, linkRecord, linkType } from './link.ts';
import type { ProposedWrite, StoredRecord } from './record-store.ts';
import type { Projection } from './standard-projections.ts';

/**
 * A projection that a client has written, in the language of the real server: `fromAll()`, `fromStream(s)`, `fromStreams(s, …)` or
 * `fromCategory(c)`, then `.when({ $init, $any, <type of event> })`, which may call `linkTo` and `emit`.
 *
 * The script runs in this process and can reach all of it: `node:vm` keeps names apart, not attackers.
 *
 * @throws CallError where the script is no such projection
 */
export function scriptedProjection(query: string, mayEmit: boolean): Projection {
  let source: Source | undefined;
  let written: ProposedWrite[] = [];
  let cause: StoredRecord | undefined;
  const write = (stream: unknown, record: (cause: StoredRecord) => ProposedWrite['record']): void => {
    if (!mayEmit) throw new Error('it may not emit events');
    if (cause === undefined) throw new Error('it emits events outside of an event');
    written.push({ stream: String(stream), record: record(cause) });
  };
  const from = (wants: Source['wants'], followsLinks: boolean) => ({
    when: (handlers: unknown) => void (source = { wants, followsLinks, handlers: handlersOf(handlers) }),
  });
  const names = {
    fromAll: () => from(({ type }) => type !== linkType, false),
    fromStream: (stream: unknown) => from((record) => record.stream === stream, true),
    fromStreams: (...streams: unknown[]) => from((record) => streams.flat().includes(record.stream), true),
    fromCategory: (category: unknown) => from((record) => record.stream === `$ce-${String(category)}`, true),
    linkTo: (stream: unknown, event: Partial<ScriptEvent>) => {
      write(stream, (read) => linkRecord(`${String(event.sequenceNumber)}@${String(event.streamId)}`, read));
    },
    emit: (stream: unknown, type: unknown, body: unknown) => {
      write(stream, (read) => emitted(String(type), body, read));
    },
  };
  try {
    runInContext(query, createContext(names), { timeout: 1_000 });
  } catch (fault) {
    throw badRequest(`the projection does not compile: ${messageOf(fault)}`);
  }
  if (source === undefined) throw badRequest('the projection says nothing of when');
  const { wants, followsLinks, handlers } = source;
  let state = handlers.get('$init')?.() ?? {};
  return {
    followsLinks,
    wants,
    writesOf: (record) => {
      written = [];
      cause = record;
      const handler = handlers.get(record.type) ?? handlers.get('$any');
      state = handler?.(state, eventOf(record)) ?? state;
      return written;
    },
  };
}

interface Source {
  readonly wants: (record: StoredRecord) => boolean;
  readonly followsLinks: boolean;
  readonly handlers: ReadonlyMap<string, Handler>;
}

type Handler = (...state: readonly unknown[]) => unknown;

/** What a handler is given. */
interface ScriptEvent {
  readonly streamId: string;
  readonly sequenceNumber: number;
  readonly eventType: string;
  readonly eventId: string;
  readonly isJson: boolean;
  readonly body: unknown;
  readonly data: unknown;
  readonly bodyRaw: string;
  readonly metadata: unknown;
}

function handlersOf(handlers: unknown): ReadonlyMap<string, Handler> {
  if (typeof handlers !== 'object' || handlers === null) throw new Error('when() takes an object');
  return new Map(
    Object.entries(handlers).map(([name, handler]) => {
      if (typeof handler !== 'function') throw new Error(`${name} is no function`);
      return [name, handler as Handler]; // a function of a script takes whatever it is given
    }),
  );
}

function eventOf({ stream, revision, type, id, contentType, data, metadata }: StoredRecord): ScriptEvent {
  const isJson = contentType === 'application/json';
  const bodyRaw = Buffer.from(data).toString('utf8');
  const body: unknown = isJson ? JSON.parse(bodyRaw) : {};
  const described: unknown = metadata.length === 0 ? undefined : parsed(Buffer.from(metadata).toString('utf8'));
  const sequenceNumber = Number(revision);
  return { streamId: stream, sequenceNumber, eventType: type, eventId: id, isJson, body, data: body, bodyRaw, metadata: described };
}

/** Undefined where it is not JSON. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function emitted(type: string, body: unknown, cause: StoredRecord): ProposedWrite['record'] {
  const data = Buffer.from(JSON.stringify(body ?? null));
  return { id: randomUUID(), type, contentType: 'application/json', data, metadata: causeOf(cause) };
}

function messageOf(fault: unknown): string {
  // an error of a script is one of another realm: it is no instance of ours
  return typeof fault === 'object' && fault !== null && 'message' in fault ? String(fault.message) : String(fault);
}
