import type { AnyFact, Recorded } from '../event-log/event.ts';
import { standingFacts } from '../event-log/standing-facts.ts';
import { consumedBy, type AnyRegister } from './register.ts';

/** A stream as a correction of one of its facts leaves it: what was recorded up to the correction, and what of it stands. */
export interface RetoldStream {
  readonly recorded: readonly Recorded<AnyFact>[];
  readonly standing: readonly Recorded<AnyFact>[];
}

/** @param recorded every fact of a stream from its first one on, up to the correction */
export function retold(recorded: readonly Recorded<AnyFact>[]): RetoldStream {
  return { recorded, standing: standingFacts(recorded) };
}

/** The keys of the rows to which facts of the stream belong or did belong, each once. */
export function keysRetold(register: AnyRegister, { recorded, standing }: RetoldStream): readonly string[] {
  const types = consumedBy(register);
  const keys = [...recorded, ...standing].map((fact) => (types.has(fact.type) ? register.keyOf(fact) : undefined));
  return [...new Set(keys.filter((key) => key !== undefined))];
}

/** The row of one of those keys, as the facts of the stream that stand leave it. */
export function retoldRow(
  register: AnyRegister,
  row: object | undefined,
  key: string,
  { recorded, standing }: RetoldStream,
): object | undefined {
  const last = recorded.at(-1);
  if (register.retold === undefined || last === undefined) return row;
  const types = consumedBy(register);
  const facts = standing.filter((fact) => types.has(fact.type) && register.keyOf(fact) === key);
  return register.retold(row, { stream: last.stream, revision: last.revision, position: last.position, facts });
}
