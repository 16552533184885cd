import type { AnyFact, CommandId, Position, Recorded } from '../event-log/event.ts';
import { uuidV5 } from '../event-log/uuid-v5.ts';
import type { AnyProcessManager, Ask } from './process-manager.ts';

/** One command that one fact asks for, with everything that makes it the same command whenever it is asked for again. */
export interface ProcessRequest extends Ask {
  /** Who asks. */
  readonly process: string;
  /** Of the fact. */
  readonly position: Position;
  /** Its place among the requests of the fact, from 0. */
  readonly place: number;
  /** Follows from the process manager, the fact and the place: however often the fact is handed out, this is one command. */
  readonly commandId: CommandId;
  /** Of the fact; the fact itself where it names none, since then the chain begins there. */
  readonly correlationId: string;
  /** Id of the fact, or of the one that the request names as its cause. */
  readonly causationId: string;
}

/** @param recorded what the process manager looks at besides the fact */
export function requestsOf(
  process: AnyProcessManager,
  fact: Recorded<AnyFact>,
  recorded: readonly Recorded<AnyFact>[] = [],
): readonly ProcessRequest[] {
  const { eventId, position } = fact;
  const correlationId = fact.metadata['correlationId'] ?? eventId;
  return process.react(fact, recorded).map((ask, place) => {
    const commandId = uuidV5(processNamespace, `${process.name}\n${eventId}\n${String(place)}`) as CommandId; // the one place where they are made
    return { ...ask, process: process.name, position, place, commandId, correlationId, causationId: ask.causationId ?? eventId };
  });
}

/** Namespace of the command ids of process managers. */
const processNamespace = '5d0c4bb0-42bb-5b0e-8f2e-0d7c0f5a9e61';
