import { createHash } from 'node:crypto';
import type { EventCodec } from '../event-log/codec.ts';
import { fold } from '../event-log/decider.ts';
import type { CommandId, EventMetadata, RecordedEvent, StreamName } from '../event-log/event.ts';
import type { Appended, EventLog, RevisionConflict } from '../event-log/event-log.ts';
import type { PersonalSeal } from '../event-log/personal-seal.ts';
import type { ReadAhead } from '../event-log/read-ahead.ts';
import type { Command, DecisionContext } from './command.ts';
import {
  addressedStream,
  admissible,
  decide,
  withFurtherReadings,
  type Admissible,
  type Asking,
  type Change,
  type Decided,
  type Found,
  type NothingWritten,
} from './decide-request.ts';
import type { Refusal } from './refusal.ts';
import { sealedWrites } from './sealed-writes.ts';

/** Where commands are carried out. */
export interface Recorder {
  readonly log: EventLog;
  readonly codec: EventCodec;
  readonly seal: PersonalSeal;
  readonly keyedHash: DecisionContext['keyedHash'];
}

/** A request as it reached the edge: who asks what of which thing, and what they have seen of it. */
export interface Request extends Asking {
  /** The same id with the same request is carried out once. */
  readonly commandId: CommandId;
  readonly metadata: EventMetadata;
  /** What was read for it already, such as to find out whether the sender may ask at all. */
  readonly ahead?: ReadAhead;
}

/** What came of a request. `revision` is the addressed stream's, -1 where it does not exist. */
export type Outcome =
  | ({ readonly outcome: 'recorded'; readonly revision: number } & Appended)
  | ({ readonly outcome: 'repeated'; readonly revision: number } & Appended)
  | NothingWritten
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
  const stream = addressedStream(request);
  const carriedOut = (): Promise<Outcome | undefined> => carriedOutBefore(recorder.log, request, fingerprint);
  // the log itself tells whether a command that it is handed was carried out before; of one that would not be handed to it, it is asked:
  // what an earlier try has written must not be taken for another's
  const unlessCarriedOut = async (outcome: Outcome): Promise<Outcome> => (await carriedOut()) ?? outcome;
  let conflicts: readonly RevisionConflict[] = [];
  for (let attempt = 0; attempt < attempts; attempt++) {
    const decided = await decideOn(recorder, request, stream);
    if ('outcome' in decided) return unlessCarriedOut(decided);
    const { changes, checks, basis } = decided;
    if (changes.some(({ facts }) => facts.some(({ personal }) => personal !== undefined))) {
      // nothing is sealed twice: the key may be destroyed by now
      const before = await carriedOut();
      if (before !== undefined) return before;
    }
    const [writes = []] = await sealedWrites(recorder, [[{ request, changes, ...(basis !== undefined && { basis }) }]]);
    const result = await recorder.log.append({ command: { commandId: request.commandId, fingerprint }, writes, checks });
    switch (result.outcome) {
      case 'appended':
        return answered('recorded', stream, result);
      case 'repeated':
        return answered('repeated', stream, result);
      case 'id-taken':
        return { outcome: 'command-id-taken' };
      case 'conflict': {
        const refusal = refusalFor(result.conflicts, changes);
        if (refusal !== undefined) return unlessCarriedOut({ outcome: 'refused', refusal });
        conflicts = result.conflicts;
      }
    }
  }
  return unlessCarriedOut({ outcome: 'busy', conflicts });
}

/** What came of this very request when its sender made it before; nothing where they have not, or meant something else by its id. */
export async function repeatedOutcome(log: EventLog, request: Request): Promise<Outcome | undefined> {
  const before = await carriedOutBefore(log, request, fingerprintOf(request));
  return before?.outcome === 'repeated' ? before : undefined;
}

async function carriedOutBefore(log: EventLog, request: Request, fingerprint: string): Promise<Outcome | undefined> {
  const before = await log.carriedOut(request.commandId);
  if (before === undefined) return undefined;
  return before.fingerprint === fingerprint
    ? answered('repeated', addressedStream(request), before.answer)
    : { outcome: 'command-id-taken' };
}

async function decideOn(recorder: Recorder, request: Request, stream: StreamName): Promise<Decided | NothingWritten> {
  const reads = eachOnce(request.ahead ?? recorder.log);
  const considered = admissible(request, await load(recorder, reads, stream, request.command.on), recorder.keyedHash);
  if ('outcome' in considered) return considered;
  const loadAll = (readings: Admissible['readings']): Promise<readonly Found[]> =>
    Promise.all(readings.map((reading) => load(recorder, reads, reading.stream, reading.as)));
  let whole = considered;
  let read = await loadAll(whole.readings);
  for (;;) {
    whole = withFurtherReadings(request, whole, read);
    if (whole.readings.length === read.length) return decide(request, whole, read);
    read = [...read, ...(await loadAll(whole.readings.slice(read.length)))];
  }
}

type Reads = Pick<EventLog, 'readStream'>;

/** Reads no stream twice: whoever looks at one for another meaning finds the same facts in it. */
function eachOnce(reads: Reads): Reads {
  const read = new Map<StreamName, Promise<readonly RecordedEvent[]>>();
  const first = (stream: StreamName): Promise<readonly RecordedEvent[]> => {
    const events = reads.readStream(stream);
    read.set(stream, events);
    return events;
  };
  return { readStream: (stream) => read.get(stream) ?? first(stream) };
}

async function load(recorder: Recorder, reads: Reads, stream: StreamName, kind: Command['on']): Promise<Found> {
  const events = await reads.readStream(stream);
  const personal = kind.opens === true ? await recorder.seal.open(events) : [];
  const facts = events.map((event, index) => recorder.codec.decode(event, personal[index]));
  return { state: fold(kind, facts), revision: events.at(-1)?.revision ?? -1 };
}

function refusalFor(conflicts: readonly RevisionConflict[], changes: readonly Change[]): Refusal | undefined {
  return changes.find((change) => conflicts.some((conflict) => conflict.stream === change.stream))?.otherwise;
}

function answered(outcome: 'recorded' | 'repeated', stream: StreamName, answer: Appended): Outcome {
  const revision = answer.streams.find((written) => written.stream === stream)?.revision ?? -1;
  return { outcome, revision, position: answer.position, streams: answer.streams, types: answer.types };
}

/** Digest of who asks what of which thing: two requests with one command id are the same one where theirs are. */
export function fingerprintOf({ command, id, actor, body }: Pick<Asking, 'command' | 'id' | 'actor' | 'body'>): string {
  const asked = [command.on.category, id, command.name, actor, sortedKeys(body)];
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
