import { createHash } from 'node:crypto';
import type { EventCodec } from '../event-log/codec.ts';
import { fold } from '../event-log/decider.ts';
import { streamName, type AnyFact, type CommandId, type EventId, type EventMetadata, type LegalDate, type NewEvent, type StreamName } from '../event-log/event.ts';
import type { Append, Appended, EventLog, ExpectedRevision, RevisionConflict, StreamWrite } from '../event-log/event-log.ts';
import type { PersonalSeal } from '../event-log/personal-seal.ts';
import { uuidV5 } from '../event-log/uuid-v5.ts';
import type { Alongside, Command, DecisionContext } from './command.ts';
import type { Refusal } from './refusal.ts';

/** Where commands are carried out. */
export interface Recorder {
  readonly log: EventLog;
  readonly codec: EventCodec;
  readonly seal: PersonalSeal;
  readonly keyedHash: DecisionContext['keyedHash'];
}

/** A request as it reached the edge: who asks what of which thing, and what they have seen of it. */
export interface Request {
  readonly command: Command;
  /** Id of the thing that the command is addressed to. */
  readonly id: string;
  readonly body: object;
  /** The same id with the same request is carried out once. */
  readonly commandId: CommandId;
  readonly actor: string;
  /** Legal day on which the request was received. */
  readonly today: LegalDate;
  /** The revision that the sender has seen; the request is stale when the stream has moved on. */
  readonly ifRevision?: number;
  readonly metadata: EventMetadata;
}

/** What came of a request. `revision` is the addressed stream's, -1 where it does not exist. */
export type Outcome =
  | ({ readonly outcome: 'recorded'; readonly revision: number } & Appended)
  | ({ readonly outcome: 'repeated'; readonly revision: number } & Appended)
  | { readonly outcome: 'refused'; readonly refusal: Refusal }
  | { readonly outcome: 'not-found'; readonly stream: StreamName }
  | { readonly outcome: 'exists'; readonly stream: StreamName; readonly revision: number }
  | { readonly outcome: 'stale'; readonly revision: number }
  | { readonly outcome: 'busy'; readonly conflicts: readonly RevisionConflict[] }
  | { readonly outcome: 'command-id-taken' };

const attempts = 4;

/**
 * Carries out one request: load, decide, append with the revisions that were seen.
 *
 * A conflict is tried again on the new state, unless the sender named the revision it had seen. Safe to repeat with the same
 * `commandId`: the second time answers what the first one did.
 */
export async function runCommand(recorder: Recorder, request: Request): Promise<Outcome> {
  const fingerprint = fingerprintOf(request);
  const before = await recorder.log.carriedOut(request.commandId);
  const stream = streamName(request.command.on.category, request.id);
  if (before !== undefined) {
    return before.fingerprint === fingerprint ? answered('repeated', stream, before.answer) : { outcome: 'command-id-taken' };
  }
  let conflicts: readonly RevisionConflict[] = [];
  for (let attempt = 0; attempt < attempts; attempt++) {
    const prepared = await prepare(recorder, request, stream);
    if ('outcome' in prepared) return prepared;
    const result = await recorder.log.append({ command: { commandId: request.commandId, fingerprint }, ...prepared.append });
    switch (result.outcome) {
      case 'appended':
        return answered('recorded', stream, result);
      case 'repeated':
        return answered('repeated', stream, result);
      case 'id-taken':
        return { outcome: 'command-id-taken' };
      case 'conflict': {
        const refusal = refusalFor(result.conflicts, prepared.alongside);
        if (refusal !== undefined) return { outcome: 'refused', refusal };
        conflicts = result.conflicts;
      }
    }
  }
  return { outcome: 'busy', conflicts };
}

interface Prepared {
  readonly append: Pick<Append, 'writes' | 'checks'>;
  readonly alongside: readonly Alongside[];
}

async function prepare(recorder: Recorder, request: Request, stream: StreamName): Promise<Prepared | Outcome> {
  const { command, body, id } = request;
  const loaded = await load(recorder, stream, command.on);
  if (command.begins === 'stream' && loaded.state !== undefined) return { outcome: 'exists', stream, revision: loaded.revision };
  if (command.begins === 'nothing' && loaded.state === undefined) return { outcome: 'not-found', stream };
  if (request.ifRevision !== undefined && request.ifRevision !== loaded.revision) return { outcome: 'stale', revision: loaded.revision };

  const state = loaded.state;
  const refusal = command.unless(state);
  if (refusal !== undefined) return { outcome: 'refused', refusal };
  const context: DecisionContext = { id, today: request.today, actor: request.actor, keyedHash: recorder.keyedHash };
  const readings = Object.entries(command.reads({ body, state, context }));
  const read = await Promise.all(readings.map(async ([key, reading]) => ({ key, stream: reading.stream, ...(await load(recorder, reading.stream, reading.as)) })));
  const facts = Object.fromEntries(read.map(({ key, state: view }) => [key, view]));

  const decision = command.decide({ body, state, facts, context });
  if ('refused' in decision) return { outcome: 'refused', refusal: decision.refused };
  const alongside = decision.alongside ?? [];
  const changes = [{ stream, expected: expectedOf(loaded.revision), facts: decision.facts }, ...alongside];
  return {
    append: {
      writes: await sealed(recorder, request, changes.filter((change) => change.facts.length > 0)),
      checks: [
        ...(decision.facts.length === 0 ? [{ stream, expected: expectedOf(loaded.revision) }] : []),
        ...read.map((reading) => ({ stream: reading.stream, expected: expectedOf(reading.revision) })),
      ].filter((check, index, all) => all.findIndex((other) => other.stream === check.stream) === index && !changes.some((change) => change.facts.length > 0 && change.stream === check.stream)),
    },
    alongside,
  };
}

async function load(recorder: Recorder, stream: StreamName, kind: Command['on']): Promise<{ state: unknown; revision: number }> {
  const events = await recorder.log.readStream(stream);
  const personal = await recorder.seal.open(events);
  const facts = events.map((event, index) => recorder.codec.decode(event, personal[index]));
  return { state: fold(kind, facts), revision: events.at(-1)?.revision ?? -1 };
}

interface Change {
  readonly stream: StreamName;
  readonly expected: ExpectedRevision;
  readonly facts: readonly AnyFact[];
}

/** The stored form of facts: ids that follow from the command, personal fields sealed under the key of the person they are about. */
export async function sealed(
  recorder: Pick<Recorder, 'codec' | 'seal'>,
  request: Pick<Request, 'commandId' | 'actor' | 'metadata' | 'body'>,
  changes: readonly Change[],
): Promise<readonly StreamWrite[]> {
  const numbered = changes.flatMap((change) => change.facts.map((fact) => ({ change, fact }))).map((entry, index) => ({
    ...entry,
    eventId: uuidV5(request.commandId, String(index)) as EventId, // ids of events follow from the command and their place in it
  }));
  const confidential = numbered.filter(({ fact }) => fact.personal !== undefined);
  const parts = await recorder.seal.seal(
    confidential.map(({ fact, eventId }) => ({ key: personOf(fact), eventId, fields: fact.personal ?? {} })),
  );
  const sealedBy = new Map(confidential.map(({ eventId }, index) => [eventId, parts[index]]));
  const metadata = { ...request.metadata, ...documentOf(request.body), commandId: request.commandId, actor: request.actor };
  return changes.map((change) => ({
    stream: change.stream,
    expected: change.expected,
    events: numbered
      .filter((entry) => entry.change === change)
      .map(({ fact, eventId }): NewEvent => {
        const personal = sealedBy.get(eventId);
        return { eventId, ...recorder.codec.encode(fact), ...(personal === undefined ? {} : { personal }), metadata };
      }),
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

function expectedOf(revision: number): ExpectedRevision {
  return revision === -1 ? 'no-stream' : revision;
}

function refusalFor(conflicts: readonly RevisionConflict[], alongside: readonly Alongside[]): Refusal | undefined {
  return alongside.find((change) => conflicts.some((conflict) => conflict.stream === change.stream))?.otherwise;
}

function answered(outcome: 'recorded' | 'repeated', stream: StreamName, answer: Appended): Outcome {
  const revision = answer.streams.find((written) => written.stream === stream)?.revision ?? -1;
  return { outcome, revision, position: answer.position, streams: answer.streams, types: answer.types };
}

function fingerprintOf(request: Request): string {
  const asked = [request.command.on.category, request.id, request.command.name, request.actor, sortedKeys(request.body)];
  return createHash('sha256').update(JSON.stringify(asked)).digest('base64url');
}

function sortedKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortedKeys);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sortedKeys(inner)]),
  );
}
