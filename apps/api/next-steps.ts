import { allows } from '../../libs/access/allows.ts';
import type { Principal } from '../../libs/access/principal.ts';
import { idOf, type StreamName } from '../../libs/event-log/event.ts';
import { capabilities } from '../capabilities.ts';
import { readEntries, stateKindOf, stateOf, type HistoryEntry } from './recorded-streams.ts';
import type { Sources } from './sources.ts';

/** Something that may be recorded next. */
export interface NextStep {
  readonly does: string;
  readonly method: 'POST';
  readonly href: string;
}

/** Commands that the present state of a stream and the caller's roles allow; the fields are checked when they come. */
export async function nextOn(sources: Sources, principal: Principal, stream: StreamName): Promise<readonly NextStep[]> {
  return nextAfter(principal, stream, await readEntries(sources, stream));
}

/** The same, where the stream has been read. */
export function nextAfter(principal: Principal, stream: StreamName, entries: readonly HistoryEntry[]): readonly NextStep[] {
  const capability = capabilityOf(stream);
  if (capability === undefined) return [];
  const state = stateOf(stream, entries);
  return capability.commands
    .filter((command) => command.begins !== 'stream' && allows(principal, command.by) && command.unless(state) === undefined)
    .map(({ does, name }) => ({
      does,
      method: 'POST',
      href: `/v1/${capability.collection}/${idOf(stream, capability.on.category)}/${name}`,
    }));
}

/** The capability whose commands go to this stream; `undefined` of one that is written only alongside others. */
export function capabilityOf(stream: StreamName): (typeof capabilities)[number] | undefined {
  const kind = stateKindOf(stream);
  return capabilities.find(({ on }) => on.category === kind?.category);
}
