import { beforeEach, describe, expect, it } from '@jest/globals';
import { aCommandId, anEvent, aStream, everything, streamOf } from './made-events.ts';
import type { StreamName } from '../event.ts';
import type { Append, AppendResult, EventLog, StreamCheck } from '../event-log.ts';
import type { OpenLog } from './open-log.ts';

const racers = 16;

/** A decision that rests on several streams is taken only while all of them still are as it saw them. */
export function contractOfRaces(opened: () => OpenLog): void {
  describe(`with ${String(racers)} racers`, () => {
    let logs: readonly [EventLog, EventLog];

    beforeEach(async () => {
      const { log, another } = opened();
      logs = [log, (await another?.()) ?? log];
    });

    /** Every second racer comes from another process, where there can be one. */
    const logOf = (racer: number): EventLog => logs[racer % 2 === 0 ? 0 : 1];

    const race = (run: (log: EventLog, racer: number) => Promise<AppendResult>): Promise<readonly AppendResult[]> =>
      Promise.all(Array.from({ length: racers }, (_, racer) => run(logOf(racer), racer)));

    /** Streams of one event each. */
    async function begun(count: number): Promise<readonly StreamName[]> {
      const streams = Array.from({ length: count }, () => aStream('case'));
      for (const stream of streams) await streamOf(logs[0], stream, 1);
      return streams;
    }

    it('lets exactly one write where each has read 16 streams, writes to one of its own among them and checks the other 15', async () => {
      const streams = await begun(racers);
      const allHaveRead = barrier(racers);
      const results = await race(async (log, racer) => {
        const seen = await seenBy(log, streams);
        await allHaveRead();
        return log.append(claim(seen, racer));
      });
      expect(outcomes(results)).toEqual({ appended: 1, conflict: 15 });
      expect(await claims(logs[0])).toBe(1);
    });

    it('lets exactly one write where all of them were in the middle of reading when the first one wrote', async () => {
      const streams = await begun(racers);
      const halfIsRead = barrier(racers);
      const results = await race(async (log, racer) => {
        const before = await seenBy(log, streams.slice(0, racers / 2));
        await halfIsRead();
        const seen = [...before, ...(await seenBy(log, streams.slice(racers / 2)))];
        // whoever sees that somebody has written does not ask any more
        if (seen.some(({ expected }) => expected !== 0)) return { outcome: 'conflict', conflicts: [] };
        return log.append(claim(seen, racer));
      });
      expect(outcomes(results)).toEqual({ appended: 1, conflict: 15 });
      expect(await claims(logs[0])).toBe(1);
    });

    it('lets exactly one write where each writes to a stream of its own and to one that all of them have read', async () => {
      const [shared] = await begun(1);
      if (shared === undefined) throw new Error('there is one');
      const results = await race((log) =>
        log.append({
          writes: [
            { stream: aStream('person'), expected: 'no-stream', events: [anEvent({ type: 'Claimed' })] },
            { stream: shared, expected: 0, events: [anEvent()] },
          ],
        }),
      );
      expect(outcomes(results)).toEqual({ appended: 1, conflict: 15 });
      expect(await claims(logs[0])).toBe(1);
      expect(await logs[0].readStream(shared)).toHaveLength(2);
    });

    it('lets all of them write where no two name the same stream', async () => {
      const streams = await begun(2 * racers);
      const results = await race((log, racer) => {
        const [mine, read] = streams.slice(2 * racer);
        if (mine === undefined || read === undefined) throw new Error('there are two for each');
        return log.append({ writes: [{ stream: mine, expected: 0, events: [anEvent()] }], checks: [{ stream: read, expected: 0 }] });
      });
      expect(outcomes(results)).toEqual({ appended: 16 });
    });

    it('lets all of them write where they only check the same stream, and nobody writes to it', async () => {
      const [shared] = await begun(1);
      if (shared === undefined) throw new Error('there is one');
      const results = await race((log) =>
        log.append({
          writes: [{ stream: aStream('person'), expected: 'no-stream', events: [anEvent()] }],
          checks: [{ stream: shared, expected: 0 }],
        }),
      );
      expect(outcomes(results)).toEqual({ appended: 16 });
    });

    it('carries out one command that all of them ask for, and tells the others its answer', async () => {
      const command = { commandId: aCommandId(), fingerprint: 'same' };
      const results = await race((log) =>
        log.append({ command, writes: [{ stream: aStream('case'), expected: 'no-stream', events: [anEvent()] }] }),
      );
      expect(outcomes(results)).toEqual({ appended: 1, repeated: 15 });
      const answers = new Set(results.map(({ outcome, ...answer }) => JSON.stringify(answer, bigAsText)));
      expect(answers.size).toBe(1);
      expect(await everything(logs[0])).toHaveLength(1);
    });

    it('carries out one of 16 requests that come with the same command id, and no other', async () => {
      const commandId = aCommandId();
      const results = await race((log, racer) =>
        log.append({
          command: { commandId, fingerprint: `request ${String(racer)}` },
          writes: [{ stream: aStream('case'), expected: 'no-stream', events: [anEvent()] }],
        }),
      );
      expect(outcomes(results)).toEqual({ appended: 1, 'id-taken': 15 });
      expect(await everything(logs[0])).toHaveLength(1);
    });
  });
}

/** Resolves for everybody once so many have come. */
function barrier(awaited: number): () => Promise<void> {
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  let come = 0;
  return () => {
    if (++come === awaited) open();
    return opened;
  };
}

async function seenBy(log: EventLog, streams: readonly StreamName[]): Promise<readonly StreamCheck[]> {
  return Promise.all(streams.map(async (stream) => ({ stream, expected: (await log.readStream(stream)).length - 1 })));
}

/** One stream is written to, all others have to stand where they were seen. */
function claim(seen: readonly StreamCheck[], racer: number): Append {
  return {
    writes: seen.slice(racer, racer + 1).map((check) => ({ ...check, events: [anEvent({ type: 'Claimed' })] })),
    checks: seen.filter((_, index) => index !== racer),
  };
}

async function claims(log: EventLog): Promise<number> {
  return (await everything(log)).filter(({ type }) => type === 'Claimed').length;
}

function outcomes(results: readonly AppendResult[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { outcome } of results) counts[outcome] = (counts[outcome] ?? 0) + 1;
  return counts;
}

function bigAsText(_: string, value: unknown): unknown {
  return typeof value === 'bigint' ? String(value) : value;
}
