import { amnestyActState, type ActStanding, type AmnestyActFile } from '../libs/amnesty/amnesty-act.state.ts';
import { fold } from '../libs/event-log/decider.ts';
import { streamName, type AnyFact } from '../libs/event-log/event.ts';
import type { Sources } from './api/sources.ts';

/** How an act of amnesty stands by the log; `undefined` where there is none of that number. */
export async function recordedAct(sources: Pick<Sources, 'log' | 'codec'>, lawNo: string): Promise<ActStanding | undefined> {
  return (await recordedActFile(sources, lawNo))?.standing;
}

/** The same with its title and its screenings. */
export async function recordedActFile({ log, codec }: Pick<Sources, 'log' | 'codec'>, lawNo: string): Promise<AmnestyActFile | undefined> {
  const events = await log.readStream(streamName(amnestyActState.category, lawNo));
  const facts = events.map((event): AnyFact => codec.decode(event));
  return fold(amnestyActState, facts as never[]); // its stream holds the facts of its kind and no others
}
