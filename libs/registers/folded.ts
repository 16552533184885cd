import type { AnyFact, CommandId, EventId, Position, Recorded, StreamName } from '../event-log/event.ts';
import { foldRecorded } from '../projections/fold-recorded.ts';
import type { AnyRegister } from '../projections/register.ts';

/** The rows of a register after facts of the streams given, in order; for specs. */
export function folded(register: AnyRegister, ...facts: readonly (readonly [stream: string, fact: AnyFact])[]): readonly object[] {
  const revisions = new Map<string, number>();
  const recorded = facts.map(([stream, fact], index) => {
    const revision = revisions.get(stream) ?? 0;
    revisions.set(stream, revision + 1);
    return asRecorded(stream, fact, revision, index);
  });
  return [...foldRecorded(register, recorded).values()];
}

function asRecorded(stream: string, fact: AnyFact, revision: number, index: number): Recorded<AnyFact> {
  return {
    ...fact,
    stream: stream as StreamName, // names, ids and positions of a spec
    revision,
    position: BigInt(index + 1) as Position,
    recordedAt: new Date('2026-11-21T09:00:00Z'),
    eventId: `event-${String(index)}` as EventId,
    metadata: { commandId: `command-${String(index)}` as CommandId, actor: 'officer-1' },
  };
}
