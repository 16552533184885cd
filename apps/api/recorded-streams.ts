import { fold, type StreamState } from '../../libs/event-log/decider.ts';
import { categoryOf, type AnyFact, type Recorded, type RecordedEvent, type StreamName } from '../../libs/event-log/event.ts';
import { streamStates } from '../capabilities.ts';
import type { Sources } from './sources.ts';

/** An event beside the fact that it holds. */
export interface HistoryEntry {
  readonly event: RecordedEvent;
  readonly fact: Recorded<AnyFact>;
}

/** Events of a stream, opened and decoded, in order. */
export async function readEntries(sources: Pick<Sources, 'log' | 'codec' | 'seal'>, stream: StreamName): Promise<readonly HistoryEntry[]> {
  const events = await sources.log.readStream(stream);
  const personal = await sources.seal.open(events);
  return events.map((event, index) => ({ event, fact: sources.codec.decode(event, personal[index]) }));
}

/** How states of this kind of stream follow from their facts; `undefined` for a stream of no known category. */
export function stateKindOf(stream: StreamName): StreamState<unknown, AnyFact> | undefined {
  const category = categoryOf(stream, Object.keys(streamStates));
  return category === undefined ? undefined : streamStates[category];
}

export function stateOf(stream: StreamName, entries: readonly HistoryEntry[]): unknown {
  const kind = stateKindOf(stream);
  return (
    kind &&
    fold(
      kind,
      entries.map((entry) => entry.fact),
    )
  );
}

/** An event as auditors read it. */
export function shown({ event, fact }: HistoryEntry): object {
  const { commandId, actor, onBehalfOf, office, documentRef, correlationId } = event.metadata;
  return {
    position: String(event.position),
    stream: event.stream,
    revision: event.revision,
    eventId: event.eventId,
    type: event.type,
    effectiveOn: event.effectiveOn,
    recordedAt: event.recordedAt.toISOString(),
    actor,
    onBehalfOf,
    office,
    documentRef,
    commandId,
    correlationId,
    schemaVersion: event.schemaVersion,
    data: fact.data,
    ...(event.personal !== undefined && { personal: fact.personal ?? 'erased' }),
    hash: Buffer.from(event.hash).toString('hex'),
  };
}
