import { eventHash, hashBeforeFirst } from '../../libs/event-log/event-hash.ts';
import {
  beforeFirst,
  type CommandId,
  type EventId,
  type Position,
  type RecordedEvent,
  type StreamName,
} from '../../libs/event-log/event.ts';
import type { Append, AppendResult } from '../../libs/event-log/event-log.ts';
import { MemoryEventLog } from '../../libs/event-log/memory-event-log.ts';
import { BankRules } from './bank-rules.ts';
import type { Verdict } from './verdict.ts';

/** The log of the simulation: each event that comes into it is held against what a log promises. */
export class WatchedLog extends MemoryEventLog {
  readonly all: RecordedEvent[] = [];
  readonly byEventId = new Map<EventId, RecordedEvent>();
  readonly byCommand = new Map<CommandId, readonly RecordedEvent[]>();
  private readonly ends = new Map<StreamName, RecordedEvent>();
  private readonly verdict: Verdict;
  private readonly rules: BankRules;
  private readonly onEvent: (event: RecordedEvent) => void;

  /** @param onEvent told of each event once it is recorded */
  constructor(clock: () => Date, verdict: Verdict, onEvent: (event: RecordedEvent) => void) {
    super(clock);
    this.onEvent = onEvent;
    this.verdict = verdict;
    this.rules = new BankRules(verdict);
  }

  get last(): Position {
    return this.all.at(-1)?.position ?? beforeFirst;
  }

  override async append(append: Append): Promise<AppendResult> {
    const result = await super.append(append);
    const { events } = await this.readAll({ after: this.last, limit: 1_000_000 });
    this.verdict.expect(
      result.outcome === 'appended' || events.length === 0,
      () => `${result.outcome} was answered, and events were written`,
    );
    const [first] = events;
    for (const event of events) this.watch(event);
    const commandId = first?.metadata['commandId'] as CommandId | undefined; // every event of the simulation has it
    if (commandId === undefined) return result;
    this.verdict.expect(!this.byCommand.has(commandId), () => `command ${commandId} has written twice`);
    this.byCommand.set(commandId, events);
    return result;
  }

  private watch(event: RecordedEvent): void {
    const { verdict } = this;
    const where = `event ${String(event.position)}`;
    const [before, inStream] = [this.all.at(-1), this.ends.get(event.stream)];
    verdict.expect(event.position === this.last + 1n, () => `${where} comes behind ${String(this.last)}`);
    verdict.expect(event.revision === (inStream?.revision ?? -1) + 1, () => `${where} has revision ${String(event.revision)}`);
    verdict.expect(Buffer.from(eventHash(inStream?.hash ?? hashBeforeFirst, event)).equals(event.hash), () => `${where} breaks the chain`);
    verdict.expect(before === undefined || event.recordedAt >= before.recordedAt, () => `${where} is recorded before the one before it`);
    verdict.expect(!this.byEventId.has(event.eventId), () => `${where} has the id of another event`);
    this.watchCause(event, where);
    this.rules.hold(event);
    this.onEvent(event);
    this.all.push(event);
    this.ends.set(event.stream, event);
    this.byEventId.set(event.eventId, event);
  }

  private watchCause({ metadata }: RecordedEvent, where: string): void {
    const { causationId, correlationId } = metadata;
    this.verdict.expect(correlationId !== undefined, () => `${where} belongs to no exchange`);
    if (causationId === undefined) return;
    const cause = this.byEventId.get(causationId as EventId); // written from one
    this.verdict.expect(cause?.metadata['correlationId'] === correlationId, () => `${where} is not of the exchange of its cause`);
  }
}
