import { streamName } from '../../libs/event-log/event.ts';
import type { IdentifierScheme } from '../../libs/person/person.events.ts';
import type { Sources } from './sources.ts';

/** Whose identifier it is: the stream that its keyed hash names says so. */
export async function heldBy(
  sources: Sources,
  { scheme, value }: { readonly scheme: IdentifierScheme; readonly value: string },
): Promise<string | undefined> {
  const [reserved] = await sources.log.readStream(streamName('identifier', `${scheme}-${sources.keyedHash(scheme, value)}`), {
    from: 0,
    to: 0,
  });
  if (reserved === undefined) return undefined;
  const { personId } = sources.codec.decode(reserved).data as { readonly personId: string }; // identifier streams hold nothing else
  return personId;
}
