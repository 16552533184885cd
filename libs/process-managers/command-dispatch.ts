import { checkBody } from '../commands/check-body.ts';
import type { Refusal } from '../commands/refusal.ts';
import { runCommand, type Recorder } from '../commands/run-command.ts';
import type { CommandId, LegalDate } from '../event-log/event.ts';
import type { CommandMark } from '../event-log/event-log.ts';
import type { DispatchOutcome, ProcessDispatch } from './process-dispatch.ts';
import type { ProcessRequest } from './process-request.ts';

/**
 * Has requests of process managers carried out as commands, with the process manager as the one who asks.
 *
 * A request that is refused leaves its command id closed in the log, with no event: a runner that was slower and asks again later, when
 * it would no longer be refused, does not carry out what was listed as refused.
 */
export class CommandDispatch implements ProcessDispatch {
  private readonly recorder: Recorder;
  private readonly today: () => LegalDate;

  /** @param today the legal day on which a command is received */
  constructor(recorder: Recorder, today: () => LegalDate) {
    this.recorder = recorder;
    this.today = today;
  }

  /** @throws Error where the body is not one of the command: a fault of the process manager */
  async dispatch(request: ProcessRequest): Promise<DispatchOutcome> {
    const { command, id, process, commandId, correlationId, causationId } = request;
    const checked = checkBody(command.body, request.body);
    if ('faults' in checked) {
      throw new Error(
        `${process} asks for ${command.name} with a bad body: ${checked.faults.map(({ pointer, message }) => `${pointer} ${message}`).join('; ')}`,
      );
    }
    const outcome = await runCommand(this.recorder, {
      command,
      id,
      body: checked.body,
      commandId,
      actor: process,
      today: this.today(),
      metadata: { correlationId, causationId },
    });
    switch (outcome.outcome) {
      case 'recorded':
      case 'repeated':
        return { outcome: 'carried-out' };
      case 'refused':
        return this.close(request, outcome.refusal);
      case 'not-found':
        return this.close(request, { code: 'not-found', reason: `There is no ${outcome.stream}.` });
      case 'exists':
        return this.close(request, { code: 'exists', reason: `${outcome.stream} exists already.` });
      case 'stale':
        throw new Error(`${command.name} was refused as stale, though a process manager names no revision`);
      case 'busy':
        return { outcome: 'busy', reason: `Others kept writing to ${outcome.conflicts.map(({ stream }) => stream).join(', ')}` };
      case 'command-id-taken':
        return { outcome: 'refused', refusal: await this.rememberedRefusal(request) };
    }
  }

  private async close(request: ProcessRequest, refusal: Refusal): Promise<DispatchOutcome> {
    const { outcome } = await this.recorder.log.append({ command: closedAs(request.commandId, refusal), writes: [] });
    switch (outcome) {
      case 'appended':
      case 'repeated':
        return { outcome: 'refused', refusal };
      case 'id-taken':
        return this.dispatch(request); // another runner was faster: what it came to stands
      case 'conflict':
        throw new Error('An append that names no stream met a conflict');
    }
  }

  private async rememberedRefusal({ commandId }: ProcessRequest): Promise<Refusal> {
    const fingerprint = (await this.recorder.log.carriedOut(commandId))?.fingerprint ?? '';
    return fingerprint.startsWith(refused)
      ? (JSON.parse(fingerprint.slice(refused.length)) as Refusal) // as `closedAs` wrote it
      : {
          code: 'asked-otherwise',
          reason: 'An earlier version of the process manager asked for something else here, and it was carried out.',
        };
  }
}

/** By what the log knows a request that was refused. */
export function closedAs(commandId: CommandId, refusal: Refusal): CommandMark {
  return { commandId, fingerprint: refused + JSON.stringify(refusal) };
}

/** Begins the fingerprint of a request that was refused; that of a command is a digest, and never begins like this. */
const refused = 'refused: ';
