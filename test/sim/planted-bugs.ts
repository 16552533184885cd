import type { SeededRandom } from '../../apps/data-set/seeded-random.ts';
import type { CommandId, Position } from '../../libs/event-log/event.ts';
import { uuidV5 } from '../../libs/event-log/uuid-v5.ts';
import type { ProcessDispatch } from '../../libs/process-managers/process-dispatch.ts';
import type { RegisterStore } from '../../libs/projections/register-store.ts';
import type { SharedLog } from './log-port.ts';
import type { VirtualTime } from './virtual-time.ts';

/** A fault of the product itself, put in by wrapping one of its parts: the simulation has to find it. */
export interface PlantedBug {
  readonly what: string;
  readonly log?: (log: SharedLog['log'], chance: SeededRandom) => SharedLog['log'];
  readonly store?: (store: RegisterStore, time: VirtualTime) => RegisterStore;
  /** What the read gate sees of the registers. */
  readonly seen?: (store: RegisterStore) => Pick<RegisterStore, 'checkpoints'>;
  readonly dispatch?: (dispatch: ProcessDispatch, time: VirtualTime) => ProcessDispatch;
}

export const plantedBugs: readonly PlantedBug[] = [
  {
    what: 'a log that forgets which commands it has carried out',
    log: (log) => ({
      ...methodsOf(log),
      append: ({ writes, checks }) => log.append({ writes, ...(checks !== undefined && { checks }) }),
      carriedOut: () => Promise.resolve(undefined),
    }),
  },
  {
    what: 'a log that takes an append wherever its streams stand',
    log: (log) => ({
      ...methodsOf(log),
      append: ({ writes, ...append }) =>
        log.append({ ...append, checks: [], writes: writes.map((write) => ({ ...write, expected: 'any' as const })) }),
    }),
  },
  {
    what: 'a log that answers before it has written, and sometimes does not write',
    log: (log, chance) => ({
      ...methodsOf(log),
      append: async (append) => {
        if (chance.chance(0.98)) return log.append(append);
        const position = ((await log.head()) + 1n) as Position; // where it would have been
        return { outcome: 'appended', position, streams: [], types: append.writes.flatMap(({ events }) => events.map(({ type }) => type)) };
      },
    }),
  },
  {
    what: 'a log that leaves out every sixth event where others are read with it',
    log: (log) => ({
      ...methodsOf(log),
      readAll: async (range) => {
        const page = await log.readAll(range);
        return { ...page, events: page.events.filter(({ position }) => position % 6n !== 0n || position === page.upTo) };
      },
    }),
  },
  {
    what: 'a log that ends for its readers at event 20',
    log: (log) => ({
      ...methodsOf(log),
      readAll: async (range) => (range.after < 20n ? log.readAll(range) : { events: [], upTo: range.after }),
    }),
  },
  {
    what: 'a store that moves the checkpoint before the rows',
    store: (store, time) => ({
      ...boundStore(store),
      commit: async (moves) => {
        const nothing = { rows: [], replaced: [], removed: [], parked: [] };
        const moved = await store.commit(moves.map((move) => ({ ...move, changes: nothing })));
        await time.pause(1);
        await store.commit(moves.map((move) => ({ ...move, from: { ...move.from, position: move.to } })));
        return moved;
      },
    }),
  },
  {
    what: 'a store that takes rows from whoever comes, though another was faster',
    store: (store) => ({
      ...boundStore(store),
      commit: async (moves) => {
        const now = await store.checkpoints(moves.map(({ from }) => from.register));
        return store.commit(
          moves.map((move) => ({ ...move, from: now.find(({ register }) => register === move.from.register) ?? move.from })),
        );
      },
    }),
  },
  {
    what: 'a gate that takes what a register is about to fold for folded',
    seen: (store) => ({
      checkpoints: async (registers) =>
        (await store.checkpoints(registers)).map((checkpoint) => ({ ...checkpoint, position: (checkpoint.position + 1n) as Position })), // one too far
    }),
  },
  {
    what: 'a process manager that moves its checkpoint before its requests are carried out',
    dispatch: (dispatch) => ({
      dispatch: (request) => {
        dispatch.dispatch(request).catch(() => undefined); // nobody hears of it
        return Promise.resolve({ outcome: 'carried-out' });
      },
    }),
  },
  {
    what: 'a process manager that asks under a new id each time',
    dispatch: (dispatch, time) => ({
      dispatch: (request) => dispatch.dispatch({ ...request, commandId: uuidV5(request.commandId, String(time.steps)) as CommandId }), // an id of its own
    }),
  },
];

function methodsOf(log: SharedLog['log']): SharedLog['log'] {
  return {
    append: (append) => log.append(append),
    carriedOut: (commandId) => log.carriedOut(commandId),
    readStream: (stream, page) => log.readStream(stream, page),
    readAll: (range) => log.readAll(range),
    head: () => log.head(),
  };
}

function boundStore(store: RegisterStore): RegisterStore {
  return {
    checkpoints: (registers) => store.checkpoints(registers),
    isEmpty: (table) => store.isEmpty(table),
    rows: (table, keys) => store.rows(table, keys),
    parkedKeys: (register) => store.parkedKeys(register),
    commit: (moves) => store.commit(moves),
  };
}
