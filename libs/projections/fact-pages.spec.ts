import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { beforeFirst, type Position } from '../event-log/event.ts';
import type { LogPage } from '../event-log/event-log.ts';
import { accounts, Bank, codec } from './accounts-scenario.ts';
import { readFacts, type FactPage, type PageRequest } from './fact-pages.ts';
import { typesOf } from './register.ts';

let bank: Bank;
beforeEach(async () => {
  bank = await Bank.open([accounts]);
  await bank.history(6, 3);
});
afterEach(() => bank.close());

/** What comes of a log that hands out its events in this order. */
function handedOut(positions: readonly number[], request: Partial<PageRequest> = {}, contiguous = true): Promise<FactPage> {
  const readAll = async (): Promise<LogPage> => {
    const { events } = await bank.log.readAll({ after: beforeFirst, limit: 100 });
    return { events: positions.flatMap((at) => events[at - 1] ?? []), upTo: BigInt(Math.max(...positions)) as Position }; // a position of this log
  };
  return readFacts(
    { log: { readAll, contiguous }, codec, seal: bank.seal },
    { after: beforeFirst, limit: 100, types: typesOf(accounts), ...request },
  );
}

describe('A page of facts', () => {
  it('has each event once, however often the log hands it out', async () => {
    const { facts, events } = await handedOut([1, 2, 2, 3, 1, 4, 5, 4, 6]);
    expect(facts.map(({ position }) => Number(position))).toEqual([1, 2, 3, 4, 5, 6]);
    expect(events).toBe(6);
  });

  it('has no event twice that was on the page before', async () => {
    const { facts } = await handedOut([1, 2, 3, 2, 4], { after: 2n as Position }); // a position of this log
    expect(facts.map(({ position }) => Number(position))).toEqual([3, 4]);
  });

  it('is empty, and ends where it was to begin, where the log hands out an old page once more', async () => {
    const page = await handedOut([1, 2], { after: 4n as Position }); // a position of this log
    expect({ facts: page.facts, events: page.events, upTo: page.upTo }).toEqual({ facts: [], events: 0, upTo: 4n });
  });

  it('is refused where an event is missing, from a log that numbers them one by one', async () => {
    await expect(handedOut([1, 2, 4])).rejects.toThrow('The log handed out 3 of the 4 events behind 0, up to 4');
    await expect(handedOut([4], { after: 2n as Position })).rejects.toThrow('1 of the 2 events behind 2, up to 4'); // a position of this log
    expect((await handedOut([1, 2, 4], {}, false)).events).toBe(3);
  });

  it('is refused where an event comes behind one that is later in the log', async () => {
    await expect(handedOut([1, 3, 2, 4])).rejects.toThrow('The log handed out event 2 behind 3');
  });
});
