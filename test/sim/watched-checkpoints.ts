import type { CommandId, Position, RecordedEvent } from '../../libs/event-log/event.ts';
import { MemoryProcessCheckpoints } from '../../libs/process-managers/memory-process-checkpoints.ts';
import type { ProcessMove, RefusedRequest } from '../../libs/process-managers/process-checkpoints.ts';
import { typesOf, type AnyProcessManager } from '../../libs/process-managers/process-manager.ts';
import { requestsOf } from '../../libs/process-managers/process-request.ts';
import type { Truth } from './watched-registers.ts';
import type { Verdict } from './verdict.ts';

/** The checkpoint of a process manager, and what it must have brought about at each of its moves. */
export class WatchedCheckpoints extends MemoryProcessCheckpoints {
  /** Where the process manager stands. */
  at: Position | undefined;
  private readonly process: AnyProcessManager;
  private readonly types: ReadonlySet<string>;
  private readonly truth: Truth & { readonly byCommand: ReadonlyMap<CommandId, readonly RecordedEvent[]> };
  private readonly verdict: Verdict;
  private readonly listed = new Map<CommandId, RefusedRequest>();
  private readonly asked = new Set<CommandId>();

  constructor(process: AnyProcessManager, truth: WatchedCheckpoints['truth'], verdict: Verdict) {
    super();
    this.process = process;
    this.types = typesOf(process);
    this.truth = truth;
    this.verdict = verdict;
  }

  /** Whether a request of the process manager has come to an end under this id. */
  has(commandId: CommandId): boolean {
    return this.asked.has(commandId);
  }

  override async begin(process: string, at: Position): Promise<void> {
    await super.begin(process, at);
    this.at ??= at;
  }

  override async move(move: ProcessMove): Promise<boolean> {
    const isMoved = await super.move(move);
    if (!isMoved) return false;
    this.at = move.to;
    this.verdict.expect(move.to > move.from, () => `the process manager went from ${String(move.from)} to ${String(move.to)}`);
    for (const request of move.refused) {
      this.verdict.expect(!this.listed.has(request.commandId), () => `request ${request.commandId} is listed as refused twice`);
      this.listed.set(request.commandId, request);
    }
    for (const event of this.truth.all.slice(Number(move.from), Number(move.to))) this.hold(event);
    return true;
  }

  /** At the end: what was refused has not been carried out after all. */
  close(): void {
    for (const commandId of this.listed.keys()) {
      this.verdict.expect(!this.truth.byCommand.has(commandId), () => `request ${commandId} was refused, and carried out later`);
    }
  }

  /** A fact that is behind the checkpoint now: each of its requests was carried out or refused. */
  private hold(event: RecordedEvent): void {
    if (!this.types.has(event.type)) return;
    for (const request of requestsOf(this.process, this.truth.codec.decode(event, this.truth.personalOf(event)))) {
      const { commandId, place } = request;
      const where = `request ${String(place)} of event ${String(event.position)}`;
      const [effect] = this.truth.byCommand.get(commandId) ?? [];
      this.asked.add(commandId);
      this.verdict.expect(effect === undefined || !this.listed.has(commandId), () => `${where} was refused and carried out`);
      this.verdict.expect(effect !== undefined || this.listed.has(commandId), () => `${where} came to nothing`);
      if (effect === undefined) continue;
      const { causationId, correlationId, actor } = effect.metadata;
      this.verdict.expect(
        causationId === event.eventId && correlationId === event.metadata['correlationId'] && actor === this.process.name,
        () => `${where} does not say what it was caused by`,
      );
    }
  }
}
