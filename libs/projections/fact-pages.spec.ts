import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { beforeFirst, type Position } from '../event-log/event.ts';
import type { LogPage } from '../event-log/event-log.ts';
import { accounts, Bank, codec } from './accounts-scenario.ts';
import { readFacts, readFactsOfStretch, type FactPage, type PageRequest } from './fact-pages.ts';
import { typesOf } from './register.ts';

let bank: Bank;
beforeEach(async () => {
  bank = await Bank.open([accounts]);
  await bank.history(6, 3);
});
afterEach(() => bank.close());

/** What comes of a log that hands out its events in this order. */
function handedOut(
  positions: readonly number[],
  request: Partial<PageRequest> = {},
  contiguous = true,
  upTo = Math.max(...positions),
): Promise<FactPage> {
  const readAll = async (): Promise<LogPage> => {
    const { events } = await bank.log.readAll({ after: beforeFirst, limit: 100 });
    return { events: positions.flatMap((at) => events[at - 1] ?? []), upTo: BigInt(upTo) as Position }; // a position of this log
  };
  return readFacts(
    { log: { readAll, contiguous, readStream: () => Promise.resolve([]) }, codec, seal: bank.seal },
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

  it('is refused where an event of a later page makes up for one that is missing', async () => {
    await expect(handedOut([1, 2, 4, 6], {}, true, 4)).rejects.toThrow('The log handed out event 6 on a page that ends at 4');
    await expect(handedOut([1, 2, 3, 6], {}, false, 3)).rejects.toThrow('The log handed out event 6 on a page that ends at 3');
  });

  it('is refused where an event comes behind one that is later in the log', async () => {
    await expect(handedOut([1, 3, 2, 4])).rejects.toThrow('The log handed out event 2 behind 3');
  });
});

describe('The facts of a stretch', () => {
  /** What comes of a log that hands out its events in pages with these positions. */
  async function handedOutInPages(pages: readonly (readonly number[])[]): Promise<readonly FactPage[]> {
    const { events } = await bank.log.readAll({ after: beforeFirst, limit: 100 });
    async function* readStretch(): AsyncGenerator<LogPage, undefined> {
      for (const positions of pages)
        yield { events: positions.flatMap((at) => events[at - 1] ?? []), upTo: BigInt(Math.max(...positions)) as Position }; // of this log
      return undefined;
    }
    const read: FactPage[] = [];
    const source = {
      log: {
        readAll: () => Promise.reject(new Error('not asked for')),
        readStretch,
        contiguous: true,
        readStream: () => Promise.resolve([]),
      },
      codec,
      seal: bank.seal,
    };
    for await (const page of readFactsOfStretch(source, { after: beforeFirst, upTo: 6n as Position, types: typesOf(accounts) }))
      read.push(page);
    return read;
  }

  it('are those of its pages', async () => {
    const pages = await handedOutInPages([[1, 2], [3], [4, 5, 6]]);
    const { facts } = await handedOut([1, 2, 3, 4, 5, 6]);
    expect(pages.map(({ upTo }) => upTo)).toEqual([2n, 3n, 6n]);
    expect(pages.flatMap((page) => page.facts.map(({ fact }) => ({ ...said(fact) })))).toEqual(
      facts.map(({ fact }) => ({ ...said(fact) })),
    );
  });

  it('are refused where an event is missing within a page or between two', async () => {
    await expect(
      handedOutInPages([
        [1, 2],
        [3, 5],
      ]),
    ).rejects.toThrow('The log handed out 2 of the 3 events behind 2, up to 5');
    await expect(handedOutInPages([[1, 2], [4]])).rejects.toThrow('The log handed out 1 of the 2 events behind 2, up to 4');
  });

  it('are refused where an event comes behind one that is later in the log', async () => {
    await expect(handedOutInPages([[1], [3, 2]])).rejects.toThrow('The log handed out event 2 behind 3');
  });
});

function said(fact: FactPage['facts'][number]['fact']): object {
  if (fact instanceof Error) throw fact;
  const { type, data, personal, stream, revision, position, eventId, effectiveOn, recordedAt, metadata } = fact;
  return { type, data, personal, stream, revision, position, eventId, effectiveOn, recordedAt, metadata };
}
