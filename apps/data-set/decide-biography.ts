import type { Command, DecisionContext } from '../../libs/commands/command.ts';
import { addressedStream, admissible, allRead, decide, type Asking, type NothingWritten } from '../../libs/commands/decide-request.ts';
import { fingerprintOf } from '../../libs/commands/run-command.ts';
import type { Carried } from '../../libs/commands/sealed-writes.ts';
import type { CommandId, EventMetadata } from '../../libs/event-log/event.ts';
import type { CommandMark } from '../../libs/event-log/event-log.ts';
import { closedAs } from '../../libs/process-managers/command-dispatch.ts';
import type { ProcessRequest } from '../../libs/process-managers/process-request.ts';
import type { Biography, Step } from './biography.ts';
import { bodyByThen } from './body-by-then.ts';
import { RecordedSoFar } from './recorded-so-far.ts';
import { StreamsInMemory } from './streams-in-memory.ts';

/** A command of a generated biography was not carried out: the generator is wrong, not the person. */
export class BiographyRefused extends Error {
  constructor({ personId }: Biography, { command, today, body }: Pick<Step, 'command' | 'today' | 'body'>, because: string) {
    super(`${command.on.category} ${command.name} on ${today} for person ${personId}: ${because}\n${JSON.stringify(body)}`);
    this.name = 'BiographyRefused';
  }
}

/** A biography as it is to be recorded. */
export interface DecidedBiography {
  /** The commands in the parts of which each is stored in one append. */
  readonly chapters: readonly (readonly Carried[])[];
  /** By which the log knows the commands of process managers: those that were carried out, and those by which nothing was left to do. */
  readonly marks: readonly CommandMark[];
}

/**
 * Decides the commands of a biography one after the other, each on what the ones before it have recorded, as the runner does on a log; after
 * each one those that the process managers ask for because of it, under the ids under which they would ask for them.
 *
 * No stream of a biography exists before it.
 *
 * @throws BiographyRefused with code and reason
 */
export function decideBiography(biography: Biography, keyedHash: DecisionContext['keyedHash']): DecidedBiography {
  const streams = new StreamsInMemory();
  const recorded = new RecordedSoFar();
  const marks: CommandMark[] = [];

  /** What came of a request; a refusal that says that nothing is left to do is what its process manager reckons with. */
  const carryOut = (asked: Asked): Carried | NeedlesslyAsked => {
    const refused = (because: string): never => {
      throw new BiographyRefused(biography, asked, because);
    };
    const considered = admissible(asked, streams.find(addressedStream(asked), asked.command.on), keyedHash);
    if ('outcome' in considered) return isNeedless(asked, considered) ? considered : refused(told(considered));
    const { whole, read } = allRead(asked, considered, ({ stream, as }) => streams.find(stream, as));
    const decided = decide(asked, whole, read);
    if ('outcome' in decided) return isNeedless(asked, decided) ? decided : refused(told(decided));
    for (const change of decided.changes) {
      const conflict = streams.take(change);
      if (conflict !== undefined) return refused(conflict);
    }
    const { commandId, actor, metadata, body } = asked;
    const { changes, basis } = decided;
    return { request: { commandId, actor, metadata, body }, changes, ...(basis !== undefined && { basis }) };
  };

  const carryOutAll = (asked: Asked): void => {
    const came = carryOut(asked);
    if (asked.needless !== undefined) marks.push(markOf(asked, came));
    if ('outcome' in came) return;
    const { today } = asked;
    recorded.take(
      came,
      (stream) => streams.revisionOf(stream),
      (request) => {
        carryOutAll(askedBy(request, today));
      },
    );
  };

  for (const step of biography.steps) {
    const { command, sender } = step;
    if (!command.by.includes(sender.role)) throw new BiographyRefused(biography, step, `${sender.role} may not ask for it`);
    const body = bodyByThen(step, streams);
    carryOutAll({ ...step, body, actor: sender.actor });
  }
  return { chapters: recorded.chapters(), marks };
}

interface Asked extends Asking {
  readonly command: Command;
  readonly commandId: CommandId;
  readonly metadata: EventMetadata;
  /** Codes of refusals that say that nothing is left to do; absent where no process manager asks. */
  readonly needless?: readonly string[];
}

type NeedlesslyAsked = Extract<NothingWritten, { readonly outcome: 'refused' }>;

function isNeedless({ needless = [] }: Asked, nothing: NothingWritten): nothing is NeedlesslyAsked {
  return nothing.outcome === 'refused' && needless.includes(nothing.refusal.code);
}

/** As the runner of commands and the one of process managers leave it in the log. */
function markOf({ command, id, actor, body, commandId }: Asked, came: Carried | NeedlesslyAsked): CommandMark {
  if ('outcome' in came) return closedAs(commandId, came.refusal);
  return { commandId, fingerprint: fingerprintOf({ command, id, actor, body }) };
}

/** As the worker would ask for it, on the day of what it follows from. */
function askedBy(
  { command, id, body, process: actor, commandId, correlationId, causationId, needless = [] }: ProcessRequest,
  today: Step['today'],
): Asked {
  return { command, id, body, actor, commandId, today, metadata: { correlationId, causationId }, needless };
}

function told(nothing: NothingWritten): string {
  return nothing.outcome === 'refused' ? `${nothing.refusal.code}: ${nothing.refusal.reason}` : nothing.outcome;
}
