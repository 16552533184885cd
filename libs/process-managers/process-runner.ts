import { setTimeout as delay } from 'node:timers/promises';
import { beforeFirst, streamName, type AnyFact, type Position, type Recorded } from '../event-log/event.ts';
import type { EventLog } from '../event-log/event-log.ts';
import { asError } from '../projections/as-error.ts';
import { readFacts, type FactPage, type FactSource, type PagedFact } from '../projections/fact-pages.ts';
import type { ProcessCheckpoints, RefusedRequest } from './process-checkpoints.ts';
import type { ProcessDispatch } from './process-dispatch.ts';
import { typesOf, type AnyProcessManager } from './process-manager.ts';
import { requestsOf, type ProcessRequest } from './process-request.ts';

export interface ProcessRunnerOptions extends FactSource {
  readonly log: Pick<EventLog, 'contiguous' | 'readAll' | 'readStream' | 'head' | 'wake'>;
  readonly process: AnyProcessManager;
  readonly checkpoints: ProcessCheckpoints;
  readonly dispatch: ProcessDispatch;
  /**
   * Every fact of a subject up to a position, the same however often it is asked for; needed by a process manager that looks at more than
   * the fact. Rejects where they cannot be had now.
   */
  readonly recordedOf?: (subject: string, upTo: Position) => Promise<readonly Recorded<AnyFact>[]>;
  /** Told of every failure, also of those that the next attempt mends. */
  readonly onError?: (error: Error, process: string) => void;
  /** Resolves after so many milliseconds, or at once when it is told to stop; of the machine unless given. */
  readonly pause?: (ms: number, signal: AbortSignal) => Promise<void>;
}

/** Where a process manager stands in this process. */
export interface ProcessStanding {
  readonly process: string;
  /** Every fact up to and including it has come to an end; `undefined` where that is not known now. */
  readonly position: Position | undefined;
  /** Why it does not move on; with the fact that holds back all behind it, where it is one. */
  readonly failure: { readonly error: Error; readonly at: Position | undefined; readonly times: number } | undefined;
}

/**
 * Hands one process manager the facts of the log, in order, and has carried out what they ask for.
 *
 * A fact is behind the checkpoint only when each of its requests was carried out or refused. A crash before that repeats them, under
 * the same ids: asked at least once, carried out at most once. A fact whose requests cannot be carried out now holds back every one
 * behind it, and is tried again, less and less often. Any number of processes may run the same process manager: all but one work in vain.
 */
export class ProcessRunner {
  private readonly options: ProcessRunnerOptions;
  private readonly types: ReadonlySet<string>;
  private readonly stopping = new AbortController();
  private running: Promise<void> | undefined;
  private position: Position | undefined;
  private failure: ProcessStanding['failure'];

  constructor(options: ProcessRunnerOptions) {
    this.options = options;
    this.types = typesOf(options.process);
  }

  start(): void {
    this.running ??= this.run();
  }

  /** Ends after the fact that is being dealt with; idempotent. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await this.running;
  }

  standing(): ProcessStanding {
    return { process: this.options.process.name, position: this.position, failure: this.failure };
  }

  private async run(): Promise<void> {
    const { pause = pauseOfMachine, process, onError } = this.options;
    const { signal } = this.stopping;
    while (!signal.aborted) {
      try {
        await this.turn();
        this.failure = undefined;
      } catch (thrown) {
        const { error, at } = thrown instanceof HeldBack ? thrown.failure : { error: asError(thrown), at: undefined };
        const times = (this.failure?.times ?? 0) + 1;
        this.failure = { error, at, times };
        onError?.(error, process.name);
        await pause(Math.min(longestPauseMs, firstPauseMs * 2 ** (times - 1)), signal);
      }
    }
  }

  private async turn(): Promise<void> {
    const { log, process, checkpoints } = this.options;
    const from = (this.position ??= await this.stored());
    const page = await readFacts(this.options, { after: from, limit: pageSize, types: this.types, passOver: true });
    if (page.upTo <= from) return log.wake(from, longestIdleMs, this.stopping.signal);
    const { to, refused, failure } = await this.settle(page);
    if (to > from) {
      this.position = undefined; // not known until it is answered
      if (await checkpoints.move({ process: process.name, from, to, refused })) this.position = to;
    }
    if (failure !== undefined) throw new HeldBack(failure);
  }

  private async stored(): Promise<Position> {
    const { log, process, checkpoints } = this.options;
    const position = await checkpoints.position(process.name);
    if (position !== undefined) return position;
    await checkpoints.begin(process.name, process.begins === 'at-first-fact' ? beforeFirst : await log.head());
    return (await checkpoints.position(process.name)) ?? beforeFirst;
  }

  /** Brings the facts of a page to an end, in order, up to the first with which that fails. */
  private async settle(page: FactPage): Promise<Settled> {
    const refused: RefusedRequest[] = [];
    for (const paged of page.facts) {
      if (this.stopping.signal.aborted) return { to: paged.before, refused };
      try {
        refused.push(...(await this.refusedOf(paged)));
      } catch (error) {
        return { to: paged.before, refused, failure: { error: asError(error), at: paged.position } };
      }
    }
    return { to: page.upTo, refused };
  }

  /** Has everything carried out that a fact asks for. @returns what was refused of it, but for what was needless */
  private async refusedOf({ fact }: PagedFact): Promise<readonly RefusedRequest[]> {
    if (fact instanceof Error) throw fact;
    const refused: RefusedRequest[] = [];
    for (const request of requestsOf(this.options.process, fact, await this.lookedAt(fact))) {
      const came = await this.options.dispatch.dispatch(request);
      switch (came.outcome) {
        case 'carried-out':
          break;
        case 'refused':
          if (request.needless?.includes(came.refusal.code) !== true) refused.push(listed(request, came.refusal));
          break;
        case 'busy':
          throw new Error(came.reason);
      }
    }
    return refused;
  }

  private async lookedAt(fact: Recorded<AnyFact>): Promise<readonly Recorded<AnyFact>[]> {
    const { process, recordedOf } = this.options;
    const subject = process.looksAt?.(fact);
    if (subject === undefined) return [];
    if (recordedOf === undefined) throw new Error(`${process.name} looks at what is recorded of ${subject}, which nobody reads for it`);
    return recordedOf(subject, fact.position);
  }
}

interface Settled {
  readonly to: Position;
  readonly refused: readonly RefusedRequest[];
  readonly failure?: { readonly error: Error; readonly at: Position };
}

/** A fact that cannot be brought to an end now. */
class HeldBack extends Error {
  readonly failure: { readonly error: Error; readonly at: Position };

  constructor(failure: { readonly error: Error; readonly at: Position }) {
    super(failure.error.message);
    this.failure = failure;
  }
}

function listed(
  { position, place, commandId, command, id }: ProcessRequest,
  { code, reason }: { code: string; reason: string },
): RefusedRequest {
  return { position, place, commandId, command: command.name, stream: streamName(command.on.category, id), code, reason };
}

/** Few: after a crash the requests of a page are asked for again. */
const pageSize = 100;
const longestIdleMs = 1_000;
const firstPauseMs = 100;
const longestPauseMs = 30_000;

async function pauseOfMachine(ms: number, signal: AbortSignal): Promise<void> {
  await delay(ms, undefined, { signal }).catch(() => undefined); // told to stop
}
