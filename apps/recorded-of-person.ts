import type { AnyFact, Position, Recorded, StreamName } from '../libs/event-log/event.ts';
import { PersonStreamRow } from '../libs/registers/person-stream-register.ts';
import { readEntries } from './api/recorded-streams.ts';
import type { Sources } from './api/sources.ts';

/** Every fact of every stream that speaks of a person, as it was recorded; the index of the case history must have come as far. */
export async function recordedOfPerson(
  sources: Pick<Sources, 'log' | 'codec' | 'seal' | 'registers'>,
  personId: string,
  upTo?: Position,
): Promise<readonly Recorded<AnyFact>[]> {
  const streams = await sources.registers.getRepository(PersonStreamRow).find({ where: { personId } });
  const entries = await Promise.all(streams.map(({ stream }) => readEntries(sources, stream as StreamName)));
  return entries
    .flat()
    .map(({ fact }) => fact)
    .filter(({ position }) => upTo === undefined || position <= upTo);
}
