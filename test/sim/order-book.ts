import { runCommand, type Outcome, type Recorder, type Request } from '../../libs/commands/run-command.ts';
import { OutcomeUnknown } from '../../libs/event-log/append-errors.ts';
import { beforeFirst, type CommandId, type Position } from '../../libs/event-log/event.ts';
import type { Witness } from './log-port.ts';
import type { Order } from './senders.ts';
import type { Verdict } from './verdict.ts';
import type { WatchedLog } from './watched-log.ts';

/** One time that an order was taken up. */
interface Attempt {
  readonly order: Order;
  /** Where the log ended when this attempt last read it. */
  seen: Position;
  /** Its own append is in the log. */
  wrote: boolean;
  answer: Outcome | undefined;
}

/** Orders and what was answered to them, held against the log. */
export class OrderBook {
  private readonly attempts = new Map<CommandId, Attempt[]>();
  private readonly log: WatchedLog;
  private readonly verdict: Verdict;

  constructor(log: WatchedLog, verdict: Verdict) {
    this.log = log;
    this.verdict = verdict;
  }

  has(commandId: CommandId): boolean {
    return this.attempts.has(commandId);
  }

  /**
   * Carries out an order as the API does it: what is not known is asked once more.
   *
   * @param recorderFor gives a recorder whose calls are witnessed
   */
  async carryOut(order: Order, recorderFor: (witness: Witness) => Recorder): Promise<Outcome> {
    const attempt = this.begin(order);
    const recorder = recorderFor({
      read: () => (attempt.seen = this.log.last),
      appended: () => this.wrote(attempt),
    });
    const { commandId, command, id, body, ifRevision, correlationId } = order;
    const request: Request = {
      ...{ command, id, body, commandId, actor: 'sender', today: '2026-03-01', metadata: { correlationId } },
      ...(ifRevision !== undefined && { ifRevision }),
    };
    const answer = await runCommand(recorder, request).catch((error: unknown) => {
      if (!(error instanceof OutcomeUnknown)) throw error;
      return runCommand(recorder, request);
    });
    this.answered(attempt, answer);
    return answer;
  }

  /** At the end: every order that was answered is in the log as often as the answer says. */
  close(): void {
    for (const [commandId, attempts] of this.attempts) {
      const events = this.log.byCommand.get(commandId);
      const answers = attempts.flatMap(({ answer }) => answer ?? []);
      const isRecorded = answers.some(({ outcome }) => outcome === 'recorded' || outcome === 'repeated');
      this.verdict.expect(!isRecorded || events !== undefined, () => `command ${commandId} was answered recorded, and is not in the log`);
      const [only, ...others] = attempts;
      const isRefused = only?.answer !== undefined && others.length === 0 && !isRecorded;
      this.verdict.expect(
        !isRefused || events === undefined,
        () => `command ${commandId} was answered ${only?.answer?.outcome ?? ''}, and wrote`,
      );
    }
  }

  private begin(order: Order): Attempt {
    const attempt: Attempt = { order, seen: beforeFirst, wrote: false, answer: undefined };
    const others = this.attempts.get(order.commandId);
    if (others === undefined) this.attempts.set(order.commandId, [attempt]);
    else others.push(attempt);
    return attempt;
  }

  private wrote(attempt: Attempt): void {
    const { answer, order } = attempt;
    attempt.wrote = true;
    this.verdict.expect(
      answer === undefined,
      () => `command ${order.commandId} was answered ${answer?.outcome ?? ''}, and wrote afterwards`,
    );
  }

  private answered(attempt: Attempt, answer: Outcome): void {
    const { commandId } = attempt.order;
    const events = this.log.byCommand.get(commandId);
    const last = events?.at(-1);
    attempt.answer = answer;
    switch (answer.outcome) {
      case 'recorded':
      case 'repeated':
        this.verdict.expect(
          last?.position === answer.position && answer.types.join() === events?.map(({ type }) => type).join(),
          () =>
            `command ${commandId} was answered ${answer.outcome} at ${String(answer.position)}, and the log has it at ${String(last?.position)}`,
        );
        return;
      case 'refused':
      case 'not-found':
      case 'exists':
      case 'stale':
      case 'busy':
        this.verdict.expect(!attempt.wrote, () => `command ${commandId} was answered ${answer.outcome} by the attempt that wrote it`);
        // it has read its own effect, and took it for somebody else's
        this.verdict.expect(
          last === undefined || last.position > attempt.seen,
          () =>
            `command ${commandId} was answered ${answer.outcome}, though it was recorded at ${String(last?.position)} and it had read up to ${String(attempt.seen)}`,
        );
        return;
      case 'command-id-taken':
        this.verdict.violated(`command ${commandId} was answered command-id-taken, though it stands for one order`);
        return;
    }
  }
}
