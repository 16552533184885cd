import { streamName, type CommandId, type EventId, type NewEvent, type Position } from '../../libs/event-log/event.ts';
import type { Append, AppendResult, StreamWrite } from '../../libs/event-log/event-log.ts';
import { LogBusy, LogUnavailable, OutcomeUnknown } from '../../libs/event-log/append-errors.ts';
import { everything } from '../../libs/event-log/contract/made-events.ts';
import { TailTally } from '../../libs/event-log/contract/tail-tally.ts';
import { uuidV5 } from '../../libs/event-log/uuid-v5.ts';
import { verifyChain } from '../../libs/event-log/verify-chain.ts';
import { KurrentdbEventLog } from '../../libs/event-log-kurrentdb/kurrentdb-event-log.ts';
import { startKurrentdbServer } from '../../libs/kurrentdb-server/kurrentdb-server.ts';
import { MemoryRecordStore } from '../../libs/kurrentdb-server/memory-record-store.ts';
import type { FaultCase, Ground } from './ground.ts';
import { weathers, type Nodes, type Weather } from './kurrentdb-weather.ts';
import { Ledger, ownId, type Intent } from './ledger.ts';

/** The official client in bad weather: who writes is answered truly, and who reads sees every event once, in order. */
export const kurrentdbCases: readonly FaultCase[] = weathers().map((weather) => ({
  id: weather.id,
  what: weather.what,
  usualRounds: 50,
  run: (ground) => inWeather(ground, weather),
}));

interface Appending extends Intent {
  readonly append: Append;
}

async function inWeather(ground: Ground, weather: Weather): Promise<void> {
  const { findings, random, rounds, tell } = ground;
  const nodes = await twoNodes(ground);
  const [writer, reader, witness] = [await opened(ground, nodes), await opened(ground, nodes), await opened(ground, nodes)];
  const ledger = new Ledger<Appending>();
  const tally = new TailTally();
  const over = new AbortController();
  const following = follow(reader, over.signal, tally);
  for (let round = 1; round <= rounds; round++) {
    ground.signal.throwIfAborted();
    findings.count(weather.strike(nodes, random));
    await Promise.all(Array.from({ length: writers }, () => write(writer, next(ground), ledger, findings)));
    nodes.first.faults.clear();
    nodes.second.faults.clear();
    await checkRefusals(witness, ledger, findings);
    for (const appending of ledger.unacknowledged) await write(writer, appending, ledger, findings);
    await untilSeen(ledger, tally, ground);
    findings.rounds = round;
    if (round % 10 === 0) tell(`round ${String(round)} of ${String(rounds)}, ${String(ledger.acknowledged)} acknowledged`);
  }
  over.abort();
  await following;
  findings.count('subscriptions that ended by themselves', reader.droppedSubscriptions);
  await compare(witness, ledger, tally, ground);
}

const writers = 8;

/** Short, so that what takes half a minute elsewhere is over in a moment. */
const limits = { deadlineMs: 250, patienceMs: 20_000, confirmationMs: 300, silenceMs: 400 };

async function twoNodes({ inTheEnd }: Ground): Promise<Nodes> {
  const store = new MemoryRecordStore(() => new Date());
  const [first, second] = [await startKurrentdbServer({ store }), await startKurrentdbServer({ store })];
  inTheEnd(() => first.close());
  inTheEnd(() => second.close());
  return { first, second };
}

async function opened({ inTheEnd }: Ground, { first }: Nodes): Promise<KurrentdbEventLog> {
  const log = await KurrentdbEventLog.open({ url: `${first.url}&discoveryInterval=10`, limits });
  inTheEnd(() => log.close());
  return log;
}

let appends = 0;

/** A new stream, one of three that all write to, or both; half of them for a command. */
function next({ random }: Ground): Appending {
  const id = ownId(++appends);
  const events = (of: string, count: number): readonly NewEvent[] =>
    Array.from({ length: count }, (_, index) => ({
      eventId: uuidV5(id, `${of} ${String(index)}`) as EventId, // well formed
      type: 'Recorded',
      schemaVersion: 1,
      effectiveOn: '2024-02-01',
      data: '{"reason":"none"}',
      metadata: { correlationId: id },
    }));
  const hot: StreamWrite = {
    stream: streamName('hot', String(random.whole(1, 3))),
    expected: 'any',
    events: events('hot', random.whole(1, 3)),
  };
  const cold: StreamWrite = { stream: streamName('cold', id), expected: 'no-stream', events: events('cold', random.whole(1, 3)) };
  const chance = random.next();
  const writes = chance < 0.3 ? [hot] : chance < 0.7 ? [cold] : [cold, hot];
  const command = { commandId: uuidV5(id, 'command') as CommandId, fingerprint: id }; // well formed
  const append = random.next() < 0.5 ? { writes } : { writes, command };
  return { id, events: writes.reduce((sum, write) => sum + write.events.length, 0), append };
}

async function write(log: KurrentdbEventLog, appending: Appending, ledger: Ledger<Appending>, findings: Ground['findings']): Promise<void> {
  const isFirst = ![...ledger.unacknowledged].includes(appending);
  ledger.intend(appending);
  const result = await answered(log, appending, ledger, findings);
  switch (result?.outcome) {
    case undefined:
      findings.refusals += 1;
      return;
    case 'appended':
    case 'repeated':
      if (result.outcome === 'repeated' && isFirst) findings.faults.push(`${appending.id} was new and was answered repeated`);
      ledger.acknowledge(appending.id, { position: result.position });
      return;
    case 'conflict':
    case 'id-taken':
      findings.faults.push(`${appending.id} is nobody else's and was answered ${result.outcome}`);
      ledger.giveUp(appending.id);
  }
}

async function answered(
  log: KurrentdbEventLog,
  { id, append }: Appending,
  ledger: Ledger<Appending>,
  findings: Ground['findings'],
): Promise<AppendResult | undefined> {
  const began = performance.now();
  try {
    return await log.append(append);
  } catch (error) {
    if (error instanceof OutcomeUnknown) ledger.leaveOpen(id);
    else if (!(error instanceof LogUnavailable || error instanceof LogBusy)) findings.faults.push(`${id}: ${String(error)}`);
    findings.count(error instanceof Error ? error.name : String(error));
    return undefined;
  } finally {
    findings.measure('slowest append in ms:', performance.now() - began);
  }
}

/** Reads whenever it is woken, and would wait far longer than any round if it were not. */
async function follow(log: KurrentdbEventLog, over: AbortSignal, tally: TailTally): Promise<void> {
  for (let after = 0n as Position; ;) {
    const isOver = over.aborted;
    const page = await log.readAll({ after, limit: 100 });
    tally.see(page.events);
    after = page.upTo;
    if (page.events.length > 0) continue;
    if (isOver) return;
    await log.wake(after, 600_000, over);
  }
}

/** The reader is woken for what was acknowledged, however its subscription fared. */
async function untilSeen(ledger: Ledger<Appending>, tally: TailTally, { findings, pause }: Ground): Promise<void> {
  let events = 0;
  for (const [appending, acknowledgement] of ledger.entries()) if (acknowledgement !== undefined) events += appending.events;
  const began = performance.now();
  while (tally.count < events && performance.now() - began < tailMs) await pause(20);
  findings.measure('slowest at the tail in ms:', performance.now() - began);
  if (tally.count < events) findings.faults.push(`the reader slept while ${String(events - tally.count)} events were there`);
}

/** Several times as long as it takes to notice that a subscription is silent. */
const tailMs = 6_000;

/** Whether an answer that nothing was written was true. */
async function checkRefusals(log: KurrentdbEventLog, ledger: Ledger<Appending>, findings: Ground['findings']): Promise<void> {
  for (const { id, append } of ledger.refused) {
    const streams = await Promise.all(append.writes.map(({ stream }) => log.readStream(stream)));
    const isStored = streams.flat().some(({ metadata }) => metadata['correlationId'] === id);
    if (isStored) findings.faults.push(`${id} was answered that nothing was written, but it was`);
    findings.count('answers "nothing was written" held against the log');
  }
}

/** Holds the ledger, and what the reader saw, against what the log says when nothing is wrong with it any more. */
async function compare(log: KurrentdbEventLog, ledger: Ledger<Appending>, tally: TailTally, { findings }: Ground): Promise<void> {
  const stored = new Map<string, { events: number; last: Position; readonly ids: Set<string> }>();
  const positions = new Set<Position>();
  for (const { eventId, position, metadata } of await everything(log)) {
    const id = metadata['correlationId'] ?? '';
    const found = stored.get(id) ?? { events: 0, last: position, ids: new Set() };
    stored.set(id, { events: found.events + 1, last: position, ids: found.ids.add(eventId) });
    if (positions.has(position)) findings.outOfOrder += 1;
    positions.add(position);
  }
  const told: { position: Position; eventIds: EventId[] }[] = [];
  for (const [{ id, events, append }, acknowledgement] of ledger.entries()) {
    const found = stored.get(id);
    stored.delete(id);
    if (found !== undefined) {
      findings.present += 1;
      findings.doubled += found.events - found.ids.size;
      if (found.ids.size !== events) findings.faults.push(`${id} is stored in part: ${String(found.ids.size)} of ${String(events)} events`);
    }
    if (acknowledgement === undefined) continue;
    findings.acknowledged += 1;
    if (found === undefined) findings.lost += 1;
    else if (found.last !== acknowledgement.position)
      findings.faults.push(`${id} was acknowledged at ${String(acknowledgement.position)} and is stored at ${String(found.last)}`);
    told.push({
      position: acknowledgement.position as Position, // as the log gave it
      eventIds: append.writes.flatMap((one) => one.events.map(({ eventId }) => eventId)),
    });
  }
  if (findings.acknowledged === 0) findings.faults.push('nothing was acknowledged: nothing is known');
  for (const id of stored.keys()) findings.faults.push(`events that nobody asked for: ${id}`);
  const { missed, doubled, outOfOrder, misplaced, unknown } = tally.against(told);
  findings.lost += missed;
  findings.doubled += doubled;
  findings.outOfOrder += outOfOrder + misplaced;
  if (unknown > 0) findings.faults.push(`the reader saw ${String(unknown)} events that nobody was told of`);
  const { faults, events } = await verifyChain(log);
  for (const { what, stream, revision, says } of faults) findings.faults.push(`${what}: ${stream} #${String(revision)}: ${says}`);
  findings.count('events in the verified chain', events);
}
