import type { EventCodec } from '../event-log/codec.ts';
import type { AnyFact, CommandId, EventId, EventMetadata, NewEvent, StreamName } from '../event-log/event.ts';
import type { StreamWrite } from '../event-log/event-log.ts';
import type { PersonalSeal } from '../event-log/personal-seal.ts';
import { uuidV5 } from '../event-log/uuid-v5.ts';
import type { Change } from './decide-request.ts';

/** A request that was decided: what its events say of where they come from, and what goes to which stream. */
export interface Carried {
  readonly request: {
    readonly commandId: CommandId;
    readonly actor: string;
    readonly metadata: EventMetadata;
    readonly body: object;
  };
  readonly changes: readonly Change[];
  /** The versions of other streams that the decision rests on, as its events say them. */
  readonly basis?: string;
}

/**
 * The stored form of facts: ids that follow from the command, personal fields sealed under the key of the person they are about.
 *
 * One list of writes for each list of requests, each stream once, in the order in which the requests come to it, expected where the
 * first of them found it. All personal fields are sealed in one call.
 */
export async function sealedWrites(
  recorder: { readonly codec: EventCodec; readonly seal: PersonalSeal },
  appends: readonly (readonly Carried[])[],
): Promise<readonly (readonly StreamWrite[])[]> {
  const drafts = appends.map((carried) => carried.flatMap(draftsOf));
  const confidential = drafts.flatMap((ofAppend) => ofAppend.filter(({ fact }) => fact.personal !== undefined));
  const parts = await recorder.seal.seal(
    confidential.map(({ eventId, fact }) => ({ key: personOf(fact), eventId, fields: fact.personal ?? {} })),
  );
  const sealedBy = new Map(confidential.map(({ eventId }, index) => [eventId, parts[index]]));
  return drafts.map((ofAppend) => {
    const writes = new Map<StreamName, StreamWrite & { readonly events: NewEvent[] }>();
    for (const { change, fact, eventId, metadata } of ofAppend) {
      const { type, schemaVersion, effectiveOn, data } = recorder.codec.encode(fact);
      const personal = sealedBy.get(eventId);
      const event = { eventId, type, schemaVersion, effectiveOn, data, metadata, ...(personal !== undefined && { personal }) };
      const write = writes.get(change.stream);
      if (write === undefined) writes.set(change.stream, { stream: change.stream, expected: change.expected, events: [event] });
      else write.events.push(event);
    }
    return [...writes.values()];
  });
}

/** One fact of a request before it is stored. */
export interface Draft {
  readonly change: Change;
  readonly fact: AnyFact;
  readonly eventId: EventId;
  readonly metadata: EventMetadata;
}

/** The facts of a request in their order, each with the id and the metadata that it is stored under. */
export function draftsOf({ request, changes, basis }: Carried): readonly Draft[] {
  const { commandId, actor, body } = request;
  const twice = changes.find(({ stream }, index) => changes.findIndex((other) => other.stream === stream) !== index);
  if (twice !== undefined) throw new Error(`one decision names ${twice.stream} twice: what it expects of it would be lost`);
  const metadata = { ...request.metadata, ...documentOf(body), ...(basis !== undefined && { basis }), commandId, actor };
  const drafts: Draft[] = [];
  for (const change of changes) {
    for (const fact of change.facts) {
      const eventId = uuidV5(commandId, String(drafts.length)) as EventId; // ids of events follow from the command and their place in it
      drafts.push({ change, fact, eventId, metadata });
    }
  }
  return drafts;
}

/** The document that a request rests on belongs to every event that comes of it. */
function documentOf(body: object): EventMetadata {
  const { documentRef } = body as { readonly documentRef?: unknown }; // bodies are checked JSON objects
  return typeof documentRef === 'string' ? { documentRef } : {};
}

/** Every fact says whom it is about, so that a person's history and the key of its personal fields follow from it. */
function personOf(fact: AnyFact): string {
  const personId = (fact.data as { readonly personId?: unknown }).personId; // data of facts is plain JSON
  if (typeof personId !== 'string') throw new Error(`${fact.type} has personal fields and no personId`);
  return personId;
}
