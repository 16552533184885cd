import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import type { Position } from '../../libs/event-log/event.ts';
import { RegistersNotLevel } from '../../libs/population/pin-population.ts';
import { eachInTurn } from './each-in-turn.ts';
import { RepeatedWork } from './repeated-work.ts';

describe('Repeated work', () => {
  it('is done again after it failed, and tells what failed', async () => {
    const told: string[] = [];
    let times = 0;
    const work = new RepeatedWork(
      () => {
        times += 1;
        return times === 1 ? Promise.reject(new Error('the database is away')) : Promise.resolve();
      },
      { everyMs: 1, onError: ({ message }) => void told.push(message) },
    );
    work.start();
    while (times < 3) await pause(1);
    await work.stop();
    expect(told).toEqual(['the database is away']);
  });

  it('waits for registers that do not stand level without a word', async () => {
    const told: string[] = [];
    let times = 0;
    const work = new RepeatedWork(
      () => {
        times += 1;
        return Promise.reject(new RegistersNotLevel(7n as Position, ['term 7', 'parole 8']));
      },
      { everyMs: 1, onError: ({ message }) => void told.push(message) },
    );
    work.start();
    while (times < 2) await pause(1);
    await work.stop();
    expect(told).toEqual([]);
  });

  it('ends what is under way before it is stopped, does not wait out its pause, and begins nothing more', async () => {
    let [begun, ended] = [0, 0];
    const work = new RepeatedWork(
      async (signal) => {
        begun += 1;
        while (!signal.aborted) await pause(1);
        ended += 1;
      },
      { everyMs: 3_600_000, onError: () => undefined },
    );
    work.start();
    await work.stop();
    expect({ begun, ended }).toEqual({ begun: 1, ended: 1 });
  });
});

describe('Each in turn', () => {
  const never = new AbortController().signal;
  const nameOf = (one: number): string => `rehearsal ${String(one)}`;

  it('is not held up by one that fails, which is told by its name at the end', async () => {
    const done: number[] = [];
    const all = eachInTurn([1, 2, 3], {
      ...{ signal: never, nameOf },
      work: (one) => (one === 2 ? Promise.reject(new Error('no such table')) : Promise.resolve(done.push(one))),
    });
    await expect(all).rejects.toThrow('rehearsal 2: no such table');
    expect(done).toEqual([1, 3]);
  });

  it('ends at once where the registers do not stand level: all of them wait for the same', async () => {
    const asked: number[] = [];
    const all = eachInTurn([1, 2], {
      ...{ signal: never, nameOf },
      work: (one) => {
        asked.push(one);
        return Promise.reject(new RegistersNotLevel(7n as Position, ['term 7', 'parole 8']));
      },
    });
    await expect(all).rejects.toThrow(RegistersNotLevel);
    expect(asked).toEqual([1]);
  });

  it('begins nothing more once it is stopped', async () => {
    const stop = new AbortController();
    const done: number[] = [];
    await eachInTurn([1, 2], {
      ...{ signal: stop.signal, nameOf },
      work: (one) => {
        stop.abort();
        return Promise.resolve(done.push(one));
      },
    });
    expect(done).toEqual([1]);
  });
});
