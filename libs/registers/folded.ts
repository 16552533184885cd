import type { AnyFact, CommandId, EventId, Position, Recorded, StreamName } from '../event-log/event.ts';
import type { AnyRegister } from '../projections/register.ts';

/** The rows of a register after facts of the streams given, in order; for specs. */
export function folded(register: AnyRegister, ...facts: readonly (readonly [stream: string, fact: AnyFact])[]): readonly object[] {
  const rows = new Map<string, object>();
  const types = new Set(register.consumes.flatMap((catalogue) => Object.keys(catalogue)));
  facts.forEach(([stream, fact], index) => {
    if (!types.has(fact.type)) return;
    const recorded = asRecorded(stream, fact, index);
    const key = register.keyOf(recorded);
    if (key === undefined) return;
    const row = register.evolve(rows.get(key), recorded);
    if (row === undefined) rows.delete(key);
    else rows.set(key, row);
  });
  return [...rows.values()];
}

function asRecorded(stream: string, fact: AnyFact, index: number): Recorded<AnyFact> {
  return {
    ...fact,
    stream: stream as StreamName, // names, ids and positions of a spec
    revision: index,
    position: BigInt(index + 1) as Position,
    recordedAt: new Date('2026-11-21T09:00:00Z'),
    eventId: `event-${String(index)}` as EventId,
    metadata: { commandId: `command-${String(index)}` as CommandId, actor: 'officer-1' },
  };
}
