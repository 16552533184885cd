import { hash } from 'node:crypto';
import type { CommandId, EventId, LegalDate, Position, RecordedEvent, StreamName } from './event.ts';
import type { RecordedMark } from './restorable-log.ts';

/**
 * One line of a copy of a log: its head, its events in order of position, behind each event the commands whose answer has its position,
 * its end.
 */
export type CopyLine =
  | { readonly holds: 'log'; readonly form: typeof copyForm; readonly upTo: Position }
  | { readonly holds: 'event'; readonly event: RecordedEvent }
  | { readonly holds: 'command'; readonly mark: RecordedMark }
  | { readonly holds: 'end'; readonly events: number; readonly commands: number };

export const copyForm = 'event-log-copy/1';

/** What the chain of the first line builds on. */
export const chainBeforeFirst = '';

/** A line of a copy as text, with the chain that the next line builds on. */
export interface WrittenLine {
  /** Without its line end. */
  readonly text: string;
  /** SHA-256 of this line and all before it, 43 characters of base64url. */
  readonly chain: string;
}

/** The line as JSON text. Data of events is kept byte for byte, ciphertext as base64, hashes as hex. */
export function writeLine(line: CopyLine, previous: string): WrittenLine {
  const content = JSON.stringify(bodyOf(line)).slice(0, -1);
  const chain = hash('sha256', previous + content, 'base64url');
  return { text: `${content},"chain":"${chain}"}`, chain };
}

/** @throws UnreadableLine where it is not, byte for byte, the line that was written after the previous one */
export function readLine(text: string, previous: string): { readonly line: CopyLine; readonly chain: string } {
  const [, content, chain] = chained.exec(text) ?? [];
  if (content === undefined || chain === undefined) throw new UnreadableLine('it is cut off, or no line of a copy of a log');
  if (hash('sha256', previous + content, 'base64url') !== chain)
    throw new UnreadableLine('it was altered, or it does not follow the line before it');
  let body: unknown;
  try {
    body = JSON.parse(`${content}}`);
  } catch {
    throw new UnreadableLine('it is not JSON');
  }
  const line = lineOf(body);
  if (line === undefined) throw new UnreadableLine('it holds nothing that this release knows');
  return { line, chain };
}

/** A line that no exporter has written like this. */
export class UnreadableLine extends Error {
  constructor(because: string) {
    super(because);
    this.name = 'UnreadableLine';
  }
}

const chained = /^(\{.*),"chain":"([\w-]{43})"\}$/s;

function bodyOf(line: CopyLine): object {
  switch (line.holds) {
    case 'log':
      return { log: { form: line.form, upTo: String(line.upTo) } };
    case 'event':
      return { event: eventBody(line.event) };
    case 'command':
      return { command: commandBody(line.mark) };
    case 'end':
      return { end: { events: line.events, commands: line.commands } };
  }
}

function eventBody({ personal, ...event }: RecordedEvent): EventBody {
  return {
    position: String(event.position),
    stream: event.stream,
    revision: event.revision,
    eventId: event.eventId,
    type: event.type,
    schemaVersion: event.schemaVersion,
    effectiveOn: event.effectiveOn,
    recordedAt: event.recordedAt.toISOString(),
    metadata: event.metadata,
    data: event.data,
    ...(personal !== undefined && { personal: { key: personal.key, ciphertext: Buffer.from(personal.ciphertext).toString('base64') } }),
    hash: Buffer.from(event.hash).toString('hex'),
  };
}

function commandBody({ commandId, fingerprint, recordedAt, answer }: RecordedMark): CommandBody {
  const { position, streams, types } = answer;
  return { commandId, fingerprint, recordedAt: recordedAt.toISOString(), answer: { position: String(position), streams, types } };
}

interface EventBody {
  readonly position: string;
  readonly stream: string;
  readonly revision: number;
  readonly eventId: string;
  readonly type: string;
  readonly schemaVersion: number;
  readonly effectiveOn: string;
  readonly recordedAt: string;
  readonly metadata: Readonly<Record<string, string>>;
  readonly data: string;
  readonly personal?: { readonly key: string; readonly ciphertext: string };
  readonly hash: string;
}

interface CommandBody {
  readonly commandId: string;
  readonly fingerprint: string;
  readonly recordedAt: string;
  readonly answer: {
    readonly position: string;
    readonly streams: readonly { readonly stream: string; readonly revision: number }[];
    readonly types: readonly string[];
  };
}

function lineOf(body: unknown): CopyLine | undefined {
  if (!isRecord(body)) return undefined;
  const { log, event, command, end } = body;
  if (isRecord(log) && log['form'] === copyForm && isPosition(log['upTo']))
    return { holds: 'log', form: copyForm, upTo: positionOf(log['upTo']) };
  if (isEventBody(event)) return { holds: 'event', event: recordedEvent(event) };
  if (isCommandBody(command)) return { holds: 'command', mark: recordedMark(command) };
  if (isRecord(end) && isCount(end['events']) && isCount(end['commands']))
    return { holds: 'end', events: end['events'], commands: end['commands'] };
  return undefined;
}

function recordedEvent({ personal, ...body }: EventBody): RecordedEvent {
  return {
    eventId: body.eventId as EventId, // its form is checked where it is restored
    type: body.type,
    schemaVersion: body.schemaVersion,
    effectiveOn: body.effectiveOn as LegalDate, // its form is checked where it is restored
    data: body.data,
    ...(personal !== undefined && { personal: { key: personal.key, ciphertext: Buffer.from(personal.ciphertext, 'base64') } }),
    metadata: body.metadata,
    stream: body.stream as StreamName, // its form is checked where it is restored
    revision: body.revision,
    position: positionOf(body.position),
    recordedAt: new Date(body.recordedAt),
    hash: Buffer.from(body.hash, 'hex'),
  };
}

function recordedMark({ commandId, fingerprint, recordedAt, answer }: CommandBody): RecordedMark {
  return {
    commandId: commandId as CommandId, // its form is checked where it is restored
    fingerprint,
    recordedAt: new Date(recordedAt),
    answer: {
      position: positionOf(answer.position),
      streams: answer.streams.map(({ stream, revision }) => ({ stream: stream as StreamName, revision })), // an answer names streams
      types: answer.types,
    },
  };
}

function isEventBody(body: unknown): body is EventBody {
  if (!isRecord(body)) return false;
  const { personal, metadata, hash: ownHash } = body;
  const texts = [body['stream'], body['eventId'], body['type'], body['effectiveOn'], body['data']];
  return (
    texts.every(isText) &&
    isPosition(body['position']) &&
    isCount(body['revision']) &&
    isCount(body['schemaVersion']) &&
    isInstant(body['recordedAt']) &&
    isRecord(metadata) &&
    Object.values(metadata).every(isText) &&
    (personal === undefined || (isRecord(personal) && isText(personal['key']) && isText(personal['ciphertext']))) &&
    isText(ownHash) &&
    /^[0-9a-f]{64}$/.test(ownHash)
  );
}

function isCommandBody(body: unknown): body is CommandBody {
  if (!isRecord(body) || !isRecord(body['answer'])) return false;
  const { position, streams, types } = body['answer'];
  return (
    isText(body['commandId']) &&
    isText(body['fingerprint']) &&
    isInstant(body['recordedAt']) &&
    isPosition(position) &&
    Array.isArray(streams) &&
    streams.every((end) => isRecord(end) && isText(end['stream']) && isCount(end['revision'])) &&
    Array.isArray(types) &&
    types.every(isText)
  );
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}

function isInstant(value: unknown): value is string {
  return isText(value) && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(value) && !Number.isNaN(Date.parse(value));
}

function isPosition(value: unknown): value is string {
  return isText(value) && /^(0|[1-9]\d{0,17})$/.test(value);
}

function positionOf(digits: string): Position {
  return BigInt(digits) as Position; // written from one
}
