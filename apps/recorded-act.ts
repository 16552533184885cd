import { amnestyActState, type ActStanding } from '../libs/amnesty/amnesty-act.state.ts';
import { fold } from '../libs/event-log/decider.ts';
import { streamName, type AnyFact } from '../libs/event-log/event.ts';
import type { Sources } from './api/sources.ts';

/** How an act of amnesty stands by the log; `undefined` where there is none of that number. */
export async function recordedAct({ log, codec }: Pick<Sources, 'log' | 'codec'>, lawNo: string): Promise<ActStanding | undefined> {
  const events = await log.readStream(streamName(amnestyActState.category, lawNo));
  const facts = events.map((event): AnyFact => codec.decode(event));
  return fold(amnestyActState, facts as never[])?.standing; // its stream holds the facts of its kind and no others
}
