import type { Pool } from 'pg';
import type { SeededRandom } from '../../apps/data-set/seeded-random.ts';
import type { RegisterStore } from '../../libs/projections/register-store.ts';
import { databaseErrors } from './database-ports.ts';
import type { Ports } from './ports.ts';
import type { SimulatedProcess } from './simulated-process.ts';
import type { VirtualTime } from './virtual-time.ts';

/** Who listens to the database for registers that move: they hear which ones and where to, or that they are cut off. */
export type Listeners = Set<(told: { readonly payload: string } | 'cut off') => void>;

interface GateWorld {
  readonly time: VirtualTime;
  readonly chance: SeededRandom;
  readonly ports: Ports;
  readonly store: Pick<RegisterStore, 'checkpoints'>;
  readonly listeners: Listeners;
}

/** As much of a pool of connections as the read gate uses: it reads checkpoints, and listens on one connection. */
export function gatePool(by: SimulatedProcess, { time, chance, ports, store, listeners }: GateWorld): Pool {
  const query = (_: string, [registers = []]: readonly (readonly string[])[]): Promise<object> =>
    ports.call(by, {
      call: 'gate.checkpoints',
      what: registers.join(' '),
      errors: databaseErrors,
      effect: async () => ({
        rows: (await store.checkpoints(registers)).map((checkpoint) => ({ ...checkpoint, position: String(checkpoint.position) })),
      }),
    });
  const connect = async (): Promise<object> => {
    const heard = { notification: (_: { readonly payload: string }): void => undefined, error: (_: Error): void => undefined };
    const hear: Parameters<Listeners['add']>[0] = (told) => {
      time.after(ports.latency(), () =>
        by.deliver(() => {
          if (!listeners.has(hear)) return;
          if (told !== 'cut off') {
            heard.notification(told);
            return;
          }
          listeners.delete(hear);
          heard.error(databaseErrors.lost());
        }),
      );
    };
    const listen = (): Promise<object> =>
      ports.call(by, {
        call: 'gate.listen',
        what: '',
        errors: databaseErrors,
        effect: async () => {
          listeners.add(hear);
          if (chance.chance(0.3)) time.after(chance.next() * 3_000, () => hear('cut off'));
          return {};
        },
      });
    return {
      on: (event: keyof typeof heard, handler: () => void) => Object.assign(heard, { [event]: handler }),
      query: listen,
      release: () => listeners.delete(hear),
    };
  };
  return { query, connect } as unknown as Pool; // the gate calls nothing else of it
}
