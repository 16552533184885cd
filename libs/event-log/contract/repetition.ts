import { beforeEach, describe, expect, it } from '@jest/globals';
import { aCommandId, anEvent, aStream, everything, standing, streamOf } from './made-events.ts';
import type { Append, EventLog } from '../event-log.ts';
import type { OpenLog } from './open-log.ts';

/** What is asked twice is done once, and answered alike. */
export function contractOfRepetition(opened: () => OpenLog): void {
  describe('with the same thing asked twice', () => {
    let log: EventLog;

    beforeEach(() => {
      ({ log } = opened());
    });

    const [one, two] = [aStream('person'), aStream('case')];

    it('answers the same events with the first answer, and keeps one copy', async () => {
      const append: Append = {
        writes: [
          { stream: one, expected: 'no-stream', events: [anEvent(), anEvent()] },
          { stream: two, expected: 'any', events: [anEvent()] },
        ],
      };
      const first = await log.append(append);
      await log.append({ writes: [{ stream: one, expected: 1, events: [anEvent()] }] });
      expect(await log.append(append)).toEqual({ ...first, outcome: 'repeated' });
      expect(await everything(log)).toHaveLength(4);
    });

    it('answers the same events with the first answer although their trace and their ciphertext are new', async () => {
      const event = anEvent({ personal: { key: 'p-1', ciphertext: Uint8Array.of(1, 2, 3) }, metadata: { traceparent: '00-1' } });
      const first = await log.append({ writes: [{ stream: one, expected: 'no-stream', events: [event] }] });
      const again = { ...event, personal: { key: 'p-1', ciphertext: Uint8Array.of(9, 9) }, metadata: { traceparent: '00-2' } };
      expect(await log.append({ writes: [{ stream: one, expected: 'no-stream', events: [again] }] })).toEqual({
        ...first,
        outcome: 'repeated',
      });
      expect((await log.readStream(one))[0]?.metadata).toEqual({ traceparent: '00-1' });
    });

    it('keeps one copy of events that are handed in 10 times at once', async () => {
      const append: Append = { writes: [{ stream: one, expected: 'no-stream', events: [anEvent(), anEvent()] }] };
      const results = await Promise.all(Array.from({ length: 10 }, () => log.append(append)));
      expect(results.map(({ outcome }) => outcome).sort()).toEqual(['appended', ...Array.from({ length: 9 }, () => 'repeated')]);
      expect(await everything(log)).toHaveLength(2);
    });

    const stored = anEvent({ type: 'Stored', data: '{"a":1}' });
    const other = anEvent();
    const misuses: Readonly<Record<string, Append>> = {
      'with other data': { writes: [{ stream: one, expected: 'any', events: [{ ...stored, data: '{"a":2}' }] }] },
      'with another type': { writes: [{ stream: one, expected: 'any', events: [{ ...stored, type: 'Other' }] }] },
      'with another legal day': { writes: [{ stream: one, expected: 'any', events: [{ ...stored, effectiveOn: '2024-02-29' }] }] },
      'at another revision': { writes: [{ stream: one, expected: 0, events: [stored] }] },
      'together with a new event': { writes: [{ stream: one, expected: 'any', events: [stored, other] }] },
      'after a new event': { writes: [{ stream: one, expected: 'any', events: [other, stored] }] },
    };
    for (const [how, append] of Object.entries(misuses)) {
      it(`answers that the id is taken when a stored event comes ${how}, and writes nothing`, async () => {
        await log.append({ writes: [{ stream: one, expected: 'no-stream', events: [stored] }] });
        expect(await log.append(append)).toEqual({ outcome: 'id-taken', id: stored.eventId });
        expect(await everything(log)).toHaveLength(1);
      });
    }

    it('answers a command with its first answer, whatever the second try would write', async () => {
      const command = { commandId: aCommandId(), fingerprint: 'impose 5 years' };
      await streamOf(log, two, 3);
      const first = await log.append({
        command,
        writes: [{ stream: one, expected: 'no-stream', events: [anEvent({ type: 'SentenceImposed' })] }],
        checks: [{ stream: two, expected: 2 }],
      });
      expect(first).toMatchObject({
        outcome: 'appended',
        streams: [...standing(one, 1), ...standing(two, 3)],
        types: ['SentenceImposed'],
      });
      expect(await log.append({ command, writes: [{ stream: one, expected: 0, events: [anEvent()] }] })).toEqual({
        ...first,
        outcome: 'repeated',
      });
      expect(await log.readStream(one)).toHaveLength(1);
    });

    it('carries out a command once when it is asked 10 times at once', async () => {
      const command = { commandId: aCommandId(), fingerprint: 'asked' };
      const results = await Promise.all(
        Array.from({ length: 10 }, () => log.append({ command, writes: [{ stream: one, expected: 'any', events: [anEvent()] }] })),
      );
      expect(results.map(({ outcome }) => outcome).sort()).toEqual(['appended', ...Array.from({ length: 9 }, () => 'repeated')]);
      expect(await log.readStream(one)).toHaveLength(1);
    });

    it('answers that the command id is taken when it comes with another request, and writes nothing', async () => {
      const commandId = aCommandId();
      await log.append({ command: { commandId, fingerprint: 'one' }, writes: [{ stream: one, expected: 'any', events: [anEvent()] }] });
      const head = await log.head();
      expect(
        await log.append({ command: { commandId, fingerprint: 'two' }, writes: [{ stream: one, expected: 'any', events: [anEvent()] }] }),
      ).toEqual({ outcome: 'id-taken', id: commandId });
      expect(await log.head()).toBe(head);
    });

    it('remembers a command that was carried out, and none that was not', async () => {
      const [done, failed] = [aCommandId(), aCommandId()];
      const result = await log.append({
        command: { commandId: done, fingerprint: 'done' },
        writes: [{ stream: one, expected: 'no-stream', events: [anEvent({ type: 'Done' })] }],
      });
      await log.append({
        command: { commandId: failed, fingerprint: 'x' },
        writes: [{ stream: one, expected: 'no-stream', events: [anEvent()] }],
      });
      if (result.outcome !== 'appended') throw new Error(result.outcome);
      const { position, streams, types } = result;
      expect(await log.carriedOut(done)).toEqual({ fingerprint: 'done', answer: { position, streams, types } });
      expect(await log.carriedOut(failed)).toBeUndefined();
      const reopened = await opened().another?.();
      if (reopened !== undefined)
        expect(await reopened.carriedOut(done)).toEqual({ fingerprint: 'done', answer: { position, streams, types } });
    });

    it('remembers a command that had nothing to write', async () => {
      const command = { commandId: aCommandId(), fingerprint: 'nothing to do' };
      await streamOf(log, one, 2);
      const first = await log.append({ command, writes: [], checks: [{ stream: one, expected: 1 }] });
      expect(first).toMatchObject({ outcome: 'appended', streams: standing(one, 2), types: [] });
      await log.append({ writes: [{ stream: one, expected: 1, events: [anEvent()] }] });
      expect(await log.append({ command, writes: [], checks: [{ stream: one, expected: 1 }] })).toEqual({
        ...first,
        outcome: 'repeated',
      });
    });
  });
}

/** The same event id is stored once in the whole log. */
export function contractOfIdsInTheLog(opened: () => OpenLog): void {
  describe('with an event of another stream', () => {
    it('answers that its id is taken, and writes nothing', async () => {
      const { log } = opened();
      const event = anEvent();
      await log.append({ writes: [{ stream: aStream('person'), expected: 'no-stream', events: [event] }] });
      expect(await log.append({ writes: [{ stream: aStream('case'), expected: 'any', events: [event] }] })).toEqual({
        outcome: 'id-taken',
        id: event.eventId,
      });
      expect(await everything(log)).toHaveLength(1);
    });
  });
}
