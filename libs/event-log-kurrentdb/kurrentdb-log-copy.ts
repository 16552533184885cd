import { setTimeout as pause } from 'node:timers/promises';
import { LogUnavailable } from '../event-log/append-errors.ts';
import type { CopyOfLog } from '../event-log/copy-log.ts';
import { beforeFirst, type EventId, type Position, type RecordedEvent, type StreamName } from '../event-log/event.ts';
import { RestoreRefused, type LogStretch, type RecordedMark } from '../event-log/restorable-log.ts';
import { uuidV5 } from '../event-log/uuid-v5.ts';
import { commandAsEvent, commandOf, commandType, streamOfCommand, type CommandRecord } from './command-record.ts';
import { eventOf, recordOf } from './event-as-record.ts';
import { jitteredMs, type Check, type KurrentdbCalls, type RecordOfStream } from './kurrentdb-calls.ts';
import { eventsAndCommands } from './log-reading.ts';

/** The log in a KurrentDB as one that can be copied out of and into; its positions are its own. */
export class KurrentdbLogCopy implements CopyOfLog {
  private readonly calls: KurrentdbCalls;

  constructor(calls: KurrentdbCalls) {
    this.calls = calls;
  }

  /** Commands in the order of the positions that they were answered with, and then of their ids. Reads the whole log. */
  async *marks(upTo: Position): AsyncIterable<readonly RecordedMark[]> {
    const commands = new CommandsInOrder();
    for (let from: bigint | 'start' = 'start'; ;) {
      const records = await this.calls.readAll({ from, limit: pageSize, filter: eventsAndCommands });
      const marks: RecordedMark[] = [];
      for (const record of records) {
        const event = eventOf(record);
        if (event === undefined || event.position === from) continue;
        if (event.type === commandType) commands.met(commandOf(event));
        else if (event.position <= upTo) marks.push(...commands.passed(event));
        else break;
      }
      const end = records.at(-1)?.position?.commit;
      const isOver = end === undefined || records.length < pageSize || end > upTo;
      yield isOver ? [...marks, ...commands.atEnd()] : marks;
      if (isOver) return;
      from = end;
    }
  }

  async takeOver(stretch: LogStretch): Promise<void> {
    const records = recordsOf(stretch);
    const checks = checksOf(stretch);
    const until = performance.now() + this.calls.limits.patienceMs;
    for (let attempt = 0; ; attempt++) {
      // the same ids at the same place: what an attempt has stored whose answer was lost is answered again
      const told = await this.calls.append(records, checks);
      if ('position' in told) return;
      switch (told.is) {
        case 'violated':
        case 'absent':
          throw new RestoreRefused('The streams do not go on like that, or an event or a command of these is stored already');
        case 'too-large':
        case 'refused':
          throw new RestoreRefused(`The server does not take it: ${told.because}`);
        case 'not-leader':
        case 'lost':
          if (this.calls.isOver(until)) throw new LogUnavailable(`The server was lost, run the copy again: ${told.because}`);
          await pause(jitteredMs(attempt));
      }
    }
  }
}

const pageSize = 4_096;

/** Commands that wait for the event whose position they were answered with: they were recorded right before it, or copied right after it. */
class CommandsInOrder {
  private last: { readonly place: string; readonly position: Position } = { place: '', position: beforeFirst };
  private atLast: RecordedMark[] = [];
  private readonly waiting = new Map<string, CommandRecord[]>();

  met(command: CommandRecord): void {
    const place = command.last === undefined ? this.last.place : placeText(command.last);
    if (place === this.last.place) this.atLast.push(markOf(command, this.last.position));
    else this.waiting.set(place, [...(this.waiting.get(place) ?? []), command]);
  }

  /** @returns the commands of the event before */
  passed(event: RecordedEvent): readonly RecordedMark[] {
    const before = this.atEnd();
    const { position } = event;
    this.last = { place: placeText(event), position };
    this.atLast = (this.waiting.get(this.last.place) ?? []).map((command) => markOf(command, position));
    this.waiting.delete(this.last.place);
    return before;
  }

  atEnd(): readonly RecordedMark[] {
    return this.atLast.sort((a, b) => (a.commandId < b.commandId ? -1 : 1));
  }
}

/** Each event, and behind it the commands that were answered with its position. */
function recordsOf({ after, events, marks }: LogStretch): readonly RecordOfStream[] {
  const records: RecordOfStream[] = [];
  const answered = new Map<Position, RecordedMark[]>();
  for (const mark of marks) answered.set(mark.answer.position, [...(answered.get(mark.answer.position) ?? []), mark]);
  const addCommands = (position: Position, event: RecordedEvent | undefined): void => {
    for (const mark of answered.get(position) ?? []) records.push(commandRecord(mark, event));
  };
  addCommands(after, undefined);
  for (const event of events) {
    records.push({ stream: event.stream, record: recordOf(event) });
    addCommands(event.position, event);
  }
  return records;
}

function commandRecord({ answer: { streams, types }, ...mark }: RecordedMark, event: RecordedEvent | undefined): RecordOfStream {
  const wrote = types.length > 0 && event !== undefined;
  const last = wrote ? { last: { stream: event.stream, revision: event.revision } } : {};
  const id = uuidV5(copiedCommands, mark.commandId) as EventId; // the same in every attempt
  const command = commandAsEvent({ ...mark, attempt: 'copied', streams, types, ...last }, id);
  return { stream: command.stream, record: recordOf(command) };
}

const copiedCommands = '5e0a6c3c-6a5b-5a0c-9a53-0c8a8f3e7c11';

/** Every stream goes on from where it ended, and no command is there yet. */
function checksOf({ events, marks }: LogStretch): readonly Check[] {
  const first = new Map<StreamName, number>();
  for (const { stream, revision } of events) if (!first.has(stream)) first.set(stream, revision);
  const commands = marks.map(({ commandId }): Check => ({ stream: streamOfCommand(commandId), expected: 'no_stream' }));
  return [
    ...commands,
    ...[...first].map(([stream, revision]): Check => ({ stream, expected: revision === 0 ? 'no_stream' : BigInt(revision - 1) })),
  ];
}

function markOf({ commandId, fingerprint, recordedAt, streams, types }: CommandRecord, position: Position): RecordedMark {
  return { commandId, fingerprint, recordedAt, answer: { position, streams, types } };
}

function placeText({ stream, revision }: { readonly stream: StreamName; readonly revision: number }): string {
  return `${stream}@${String(revision)}`;
}
