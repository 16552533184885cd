import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { LogBusy } from '../../libs/event-log/append-errors.ts';
import { anEvent, aStream, everything, streamOf } from '../../libs/event-log/contract/made-events.ts';
import type { Append } from '../../libs/event-log/event-log.ts';
import { verifyChain } from '../../libs/event-log/verify-chain.ts';
import { KurrentdbEventLog } from '../../libs/event-log-kurrentdb/kurrentdb-event-log.ts';
import { EventLogRecordStore } from '../../libs/kurrentdb-server/event-log-record-store.ts';
import { startKurrentdbServer, type KurrentdbServer } from '../../libs/kurrentdb-server/kurrentdb-server.ts';
import { MemoryRecordStore } from '../../libs/kurrentdb-server/memory-record-store.ts';

/** Keeps one write back until the next one comes, as a disk does that is slow for a moment; has a stream that never stands still. */
class SlowStore extends MemoryRecordStore {
  holdsNext = false;
  /** Somebody writes to it whenever somebody has read it. */
  restless: string | undefined;
  private held: (() => void) | undefined;

  override async readStream(...parts: Parameters<MemoryRecordStore['readStream']>): ReturnType<MemoryRecordStore['readStream']> {
    const [stream] = parts;
    const records = await super.readStream(...parts);
    const [first] = typeof records === 'string' ? [] : records;
    if (stream === this.restless && first !== undefined) await super.write([{ stream, record: { ...first, id: randomUUID() } }], []);
    return records;
  }

  override async write(...parts: Parameters<MemoryRecordStore['write']>): ReturnType<MemoryRecordStore['write']> {
    if (this.holdsNext) {
      this.holdsNext = false;
      await new Promise<void>((goOn) => (this.held = goOn));
      return super.write(...parts);
    }
    if (this.held !== undefined) {
      this.held();
      this.held = undefined;
      await pause(1);
    }
    return super.write(...parts);
  }
}

let store: SlowStore;
let server: KurrentdbServer;
let log: KurrentdbEventLog;
let other: KurrentdbEventLog;

beforeEach(async () => {
  store = new SlowStore(() => new Date());
  server = await startKurrentdbServer({ store });
  [log, other] = await Promise.all([open(), open()]);
});

afterEach(async () => {
  await Promise.all([log.close(), other.close()]);
  await server.close();
});

function open(patienceMs = 5_000): Promise<KurrentdbEventLog> {
  const url = `${server.url}&discoveryInterval=10`;
  return KurrentdbEventLog.open({ url, limits: { deadlineMs: 300, patienceMs } });
}

describe('an append that is overtaken', () => {
  it('by itself, where the caller asks again a moment later, is stored once', async () => {
    const outcomes = new Set<string>();
    for (let round = 0; round < 60; round++) {
      const [own, checked] = [aStream('case'), aStream('person')];
      await streamOf(other, checked, 1);
      await streamOf(log, own, 1);
      const append: Append = {
        writes: [{ stream: own, expected: 'any', events: [anEvent()] }],
        checks: [{ stream: checked, expected: 'exists' }],
      };
      const first = log.append(append);
      await pause(round % 6);
      const answers = await Promise.all([first, log.append(append)]);
      outcomes.add(
        answers
          .map(({ outcome }) => outcome)
          .sort()
          .join(' '),
      );
      expect(await log.readStream(own)).toHaveLength(2);
    }
    expect([...outcomes]).toEqual(['appended repeated']);
  });

  it('by its own second attempt, since the server was slow, leaves a chain in which every hash holds', async () => {
    const stream = aStream('case');
    await streamOf(log, stream, 1);
    store.holdsNext = true;
    expect(await log.append({ writes: [{ stream, expected: 0, events: [anEvent()] }] })).toMatchObject({ outcome: 'appended' });
    await log.append({ writes: [{ stream, expected: 1, events: [anEvent()] }] });
    expect(await verifyChain(log)).toMatchObject({ events: 3, faults: [] });
  });

  it('between the reading of one stream and of the next is never told that its ids are somebody else’s', async () => {
    for (let round = 0; round < 40; round++) {
      const writes = Array.from({ length: 20 }, () => ({ stream: aStream('case'), expected: 'any' as const, events: [anEvent()] }));
      const answers = await Promise.all([log.append({ writes }), other.append({ writes })]);
      expect(answers.map(({ outcome }) => outcome).sort()).toEqual(['appended', 'repeated']);
    }
    expect((await verifyChain(log)).faults).toEqual([]);
  });

  it('again and again, by a stream that never stands still, is told so when its patience is over', async () => {
    const [quiet, restless] = [aStream('case'), aStream('case')];
    await streamOf(log, quiet, 2);
    await streamOf(log, restless, 1);
    store.restless = restless;
    const impatient = await open(500);
    const append = impatient.append({
      writes: [
        { stream: quiet, expected: 0, events: [anEvent()] },
        { stream: restless, expected: 'any', events: [anEvent()] },
      ],
    });
    await expect(Promise.race([append, pause(5_000, 'no answer')])).rejects.toThrow(LogBusy);
    await impatient.close();
  });
});

describe('a log in a KurrentDB', () => {
  it('is read to the last event of ours, however many records of others follow it', async () => {
    const { KurrentDBClient, jsonEvent } = await import('@kurrent/kurrentdb-client');
    await streamOf(log, aStream('case'), 2);
    const head = await log.head();
    const client = KurrentDBClient.connectionString(server.url);
    await client.appendToStream(
      'orders-1',
      Array.from({ length: 300 }, () => jsonEvent({ type: 'OrderPlaced', data: {} })),
    );
    await client.dispose();
    expect(await log.head()).toBe(head);
    expect(await everything(log)).toHaveLength(2);
  });

  it('is closed at once, also where nobody answers', async () => {
    void log.wake(await log.head(), 60_000);
    await server.close();
    const began = performance.now();
    await log.close();
    expect(performance.now() - began).toBeLessThan(3_000);
  });

  it('is not served as another one: whoever counts its positions would pass over most of it', () => {
    expect(() => new EventLogRecordStore(log)).toThrow(/has gaps/);
  });

  it('is not opened where it would be read elsewhere than it is written', async () => {
    const url = `${server.url}&nodePreference=follower`;
    await expect(KurrentdbEventLog.open({ url })).rejects.toThrow(/read where it is written/);
  });
});
