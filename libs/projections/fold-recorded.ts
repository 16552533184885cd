import type { AnyFact, Recorded, StreamName } from '../event-log/event.ts';
import { isCorrecting } from '../event-log/standing-facts.ts';
import { typesOf, type AnyRegister } from './register.ts';
import { keysRetold, retold, retoldRow } from './retold.ts';

/**
 * The rows of a register by key, folded in memory: those that its table holds once everything is folded that was recorded.
 *
 * @param recorded whole streams, in order of position
 */
export function foldRecorded(register: AnyRegister, recorded: readonly Recorded<AnyFact>[]): ReadonlyMap<string, object> {
  const types = typesOf(register);
  const rows = new Map<string, object>();
  const streams = new Map<StreamName, Recorded<AnyFact>[]>();
  const put = (key: string, row: object | undefined): void => {
    if (row === undefined) rows.delete(key);
    else rows.set(key, row);
  };
  for (const fact of recorded) {
    const stream = streams.get(fact.stream);
    if (stream === undefined) streams.set(fact.stream, [fact]);
    else stream.push(fact);
    if (!types.has(fact.type)) continue;
    if (isCorrecting(fact)) {
      const told = retold(streams.get(fact.stream) ?? []);
      for (const key of keysRetold(register, told)) put(key, retoldRow(register, rows.get(key), key, told));
      continue;
    }
    const key = register.keyOf(fact);
    if (key !== undefined) put(key, register.evolve(rows.get(key), fact));
  }
  return rows;
}
