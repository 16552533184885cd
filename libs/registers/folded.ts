import type { AnyFact, CommandId, EventId, Position, Recorded, StreamName } from '../event-log/event.ts';
import { isCorrecting } from '../event-log/standing-facts.ts';
import { typesOf, type AnyRegister } from '../projections/register.ts';
import { keysRetold, retold, retoldRow } from '../projections/retold.ts';

/** The rows of a register after facts of the streams given, in order; for specs. */
export function folded(register: AnyRegister, ...facts: readonly (readonly [stream: string, fact: AnyFact])[]): readonly object[] {
  const rows = new Map<string, object>();
  const types = typesOf(register);
  const streams = new Map<string, Recorded<AnyFact>[]>();
  const put = (key: string, row: object | undefined): void => {
    if (row === undefined) rows.delete(key);
    else rows.set(key, row);
  };
  facts.forEach(([name, fact], index) => {
    const stream = streams.get(name) ?? [];
    const recorded = asRecorded(name, fact, stream.length, index);
    streams.set(name, [...stream, recorded]);
    if (!types.has(fact.type)) return;
    if (register.retold !== undefined && isCorrecting(fact)) {
      const told = retold([...stream, recorded]);
      for (const key of keysRetold(register, told)) put(key, retoldRow(register, rows.get(key), key, told));
      return;
    }
    const key = register.keyOf(recorded);
    if (key !== undefined) put(key, register.evolve(rows.get(key), recorded));
  });
  return [...rows.values()];
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
