import { capabilities } from '../../apps/capabilities.ts';
import { MemoryPersonalSeal } from '../../libs/access/memory-personal-seal.ts';
import { checkBody } from '../../libs/commands/check-body.ts';
import type { Command } from '../../libs/commands/command.ts';
import { runCommand, type Outcome, type Recorder } from '../../libs/commands/run-command.ts';
import { EventCodec } from '../../libs/event-log/codec.ts';
import { beforeFirst, type AnyFact, type LegalDate, type Position, type Recorded } from '../../libs/event-log/event.ts';
import { MemoryEventLog } from '../../libs/event-log/memory-event-log.ts';
import { CommandDispatch } from '../../libs/process-managers/command-dispatch.ts';
import { typesOf, type AnyProcessManager } from '../../libs/process-managers/process-manager.ts';
import { requestsOf } from '../../libs/process-managers/process-request.ts';
import { eventCatalogues } from '../../libs/registers/vocabulary.ts';
import type { Step } from './life-step.ts';

/** What came of one step: `faults` where the body itself is not one of the command. */
export type Came = Outcome | { readonly outcome: 'faults'; readonly pointers: readonly string[] };

/** What a process manager asked for in vain. */
interface RefusedProcess {
  readonly process: string;
  readonly command: string;
  readonly because: string;
  readonly code: string;
}

/** Lives of a few people on a log in memory: each step through the one runner, then every process manager until nothing is left to do. */
export class LivedLife {
  readonly log: MemoryEventLog;
  readonly recorder: Recorder;
  /** Everything recorded, in order. */
  readonly facts: Recorded<AnyFact>[] = [];
  private refused: RefusedProcess[] = [];
  private today: LegalDate = '2020-01-01';
  private handled = 0;
  private readonly dispatch: CommandDispatch;
  private readonly byStream = new Map<string, Recorded<AnyFact>[]>();

  private readonly processes: readonly AnyProcessManager[];

  constructor(processes: readonly AnyProcessManager[]) {
    this.processes = processes;
    this.log = new MemoryEventLog(() => new Date(`${this.today}T07:00:00Z`));
    this.recorder = {
      log: this.log,
      codec: new EventCodec(eventCatalogues),
      seal: new MemoryPersonalSeal(),
      keyedHash: (scheme, value) => `${scheme}${value}`,
    };
    this.dispatch = new CommandDispatch(this.recorder, () => this.today);
  }

  async take(step: Step): Promise<Came> {
    this.today = step.today;
    const came = await this.ask(step);
    await this.learn();
    await this.settle();
    return came;
  }

  /** The same request once more, without the processes that would follow. */
  async ask({ command: path, id, actor, today, body, commandId }: Step): Promise<Came> {
    const command = commandAt(path);
    const checked = checkBody(command.body, body);
    if ('faults' in checked) return { outcome: 'faults', pointers: checked.faults.map(({ pointer, code }) => `${pointer} ${code}`) };
    const documentRef = 'documentRef' in body && typeof body.documentRef === 'string' ? { documentRef: body.documentRef } : {};
    const metadata = { correlationId: commandId, ...documentRef };
    return runCommand(this.recorder, { command, id, body: checked.body, commandId, actor, today, metadata });
  }

  /** What process managers asked for in vain since this was asked last. */
  refusedSince(): readonly RefusedProcess[] {
    const { refused } = this;
    this.refused = [];
    return refused;
  }

  head(): number {
    return this.facts.length;
  }

  of(stream: string): readonly Recorded<AnyFact>[] {
    return this.byStream.get(stream) ?? [];
  }

  streams(): readonly string[] {
    return [...this.byStream.keys()];
  }

  private async learn(): Promise<void> {
    const after = BigInt(this.facts.length) as Position; // contiguous from 1
    const { events } = await this.log.readAll({ after: after === 0n ? beforeFirst : after, limit: 1_000 });
    const personal = await this.recorder.seal.open(events);
    for (const [index, event] of events.entries()) {
      const fact = this.recorder.codec.decode(event, personal[index]);
      this.facts.push(fact);
      const stream = this.byStream.get(fact.stream) ?? [];
      this.byStream.set(fact.stream, stream);
      stream.push(fact);
    }
  }

  private async settle(): Promise<void> {
    for (let turns = 0; this.handled < this.facts.length; turns++) {
      if (turns > 2_000) throw new Error('process managers never come to rest');
      const fact = this.facts[this.handled++];
      if (fact === undefined) break;
      for (const process of this.processes) if (consumedBy(process).has(fact.type)) await this.react(process, fact);
    }
  }

  private async react(process: AnyProcessManager, fact: Recorded<AnyFact>): Promise<void> {
    const subject = process.looksAt?.(fact);
    for (const request of requestsOf(process, fact, subject === undefined ? [] : this.recordedOf(subject, fact.position))) {
      const came = await this.dispatch.dispatch(request);
      if (came.outcome === 'busy') throw new Error(`${process.name} met a conflict, and nobody else writes`);
      if (came.outcome === 'refused') {
        const because = `${fact.type} ${fact.stream}@${String(fact.revision)}`;
        this.refused.push({ process: process.name, command: request.command.name, because, code: came.refusal.code });
      }
      await this.learn();
    }
  }

  private recordedOf(personId: string, upTo: Position): readonly Recorded<AnyFact>[] {
    const streams = this.streams().filter((stream) => this.of(stream).some(({ data }) => 'personId' in data && data.personId === personId));
    return streams.flatMap((stream) => this.of(stream)).filter(({ position }) => position <= upTo);
  }
}

function commandAt(path: string): Command {
  const [collection, name] = path.split('/');
  const command = capabilities.find((one) => one.collection === collection)?.commands.find((one) => one.name === name);
  if (command === undefined) throw new Error(`there is no command ${path}`);
  return command;
}

const types = new Map<AnyProcessManager, ReadonlySet<string>>();

function consumedBy(process: AnyProcessManager): ReadonlySet<string> {
  const known = types.get(process) ?? typesOf(process);
  types.set(process, known);
  return known;
}
