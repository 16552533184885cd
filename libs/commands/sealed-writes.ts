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
  const confidential = drafts.flat().flatMap(({ eventId, fact }) => (fact.personal === undefined ? [] : [{ eventId, fact, fields: fact.personal }]));
  const parts = await recorder.seal.seal(confidential.map(({ eventId, fact, fields }) => ({ key: personOf(fact), eventId, fields })));
  const sealedBy = new Map(confidential.map(({ eventId }, index) => [eventId, parts[index]]));
  return drafts.map((events) => {
    const writes = new Map<StreamName, StreamWrite & { readonly events: NewEvent[] }>();
    for (const { stream, expected, eventId, fact, metadata } of events) {
      const personal = sealedBy.get(eventId);
      const event = { eventId, ...recorder.codec.encode(fact), ...(personal === undefined ? {} : { personal }), metadata };
      const write = writes.get(stream);
      if (write === undefined) writes.set(stream, { stream, expected, events: [event] });
      else write.events.push(event);
    }
    return [...writes.values()];
  });
}

interface Draft extends Pick<Change, 'stream' | 'expected'> {
  readonly eventId: EventId;
  readonly fact: AnyFact;
  readonly metadata: EventMetadata;
}

function draftsOf({ request, changes }: Carried): readonly Draft[] {
  const { commandId, actor, body } = request;
  const twice = changes.find(({ stream }, index) => changes.findIndex((other) => other.stream === stream) !== index);
  if (twice !== undefined) throw new Error(`one decision names ${twice.stream} twice: what it expects of it would be lost`);
  const metadata = { ...request.metadata, ...documentOf(body), commandId, actor };
  return changes
    .flatMap(({ stream, expected, facts }) => facts.map((fact) => ({ stream, expected, fact })))
    .map((placed, index) => ({
      ...placed,
      eventId: uuidV5(commandId, String(index)) as EventId, // ids of events follow from the command and their place in it
      metadata,
    }));
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
