import type { EventLog } from '../event-log/event-log.ts';
import type { Position } from '../event-log/event.ts';
import { typesOf, type AnyRegister } from './register.ts';

/**
 * Divides registers so that each share takes about as long: the heaviest first, always to the share that has least.
 *
 * @returns no more shares than asked for, none of them empty
 */
export function rebuildShares(
  registers: readonly AnyRegister[],
  weights: ReadonlyMap<string, number>,
  shares: number,
): readonly (readonly AnyRegister[])[] {
  const weightOf = ({ name }: AnyRegister): number => weights.get(name) ?? 0;
  const divided = Array.from({ length: Math.min(shares, registers.length) }, () => ({ weight: 0, registers: [] as AnyRegister[] }));
  for (const register of [...registers].sort((a, b) => weightOf(b) - weightOf(a))) {
    const lightest = divided.reduce((least, share) => (share.weight < least.weight ? share : least));
    lightest.registers.push(register);
    lightest.weight += Math.max(1, weightOf(register));
  }
  return divided.map((share) => share.registers);
}

/** How many of some thousand events, taken from all over the log, each register folds. */
export async function weightsOf(
  registers: readonly AnyRegister[],
  log: Pick<EventLog, 'head' | 'readAll'>,
): Promise<ReadonlyMap<string, number>> {
  const head = await log.head();
  const seen = new Map<string, number>();
  for (let at = 0n; at < samples; at++) {
    const after = (head * at) / samples;
    const { events } = await log.readAll({ after: after as Position, limit: eventsInSample }); // within the log
    for (const { type } of events) seen.set(type, (seen.get(type) ?? 0) + 1);
  }
  const weightOf = (register: AnyRegister): number => [...typesOf(register)].reduce((sum, type) => sum + (seen.get(type) ?? 0), 0);
  return new Map(registers.map((register) => [register.name, weightOf(register)]));
}

const samples = 20n;
const eventsInSample = 200;
