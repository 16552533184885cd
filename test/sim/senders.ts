import type { SeededRandom } from '../../apps/data-set/seeded-random.ts';
import type { Command } from '../../libs/commands/command.ts';
import type { Outcome } from '../../libs/commands/run-command.ts';
import type { CommandId } from '../../libs/event-log/event.ts';
import { uuidV5 } from '../../libs/event-log/uuid-v5.ts';
import { branchNames, closeAccount, openAccount, payIn, payTo } from '../../libs/process-managers/bonus-scenario.ts';
import { unfoldableAmount, unwritableAmount } from './bank-registers.ts';
import type { PortErrors, Ports } from './ports.ts';
import { SimulatedProcess } from './simulated-process.ts';
import type { VirtualTime } from './virtual-time.ts';

/** What somebody wants done, once. */
export interface Order {
  readonly commandId: CommandId;
  readonly command: Command;
  readonly id: string;
  readonly body: object;
  readonly ifRevision?: number;
  readonly correlationId: string;
}

/** Whoever takes orders: the answer may never come. */
export type Counter = (order: Order) => Promise<Outcome>;

interface SendersOptions {
  readonly time: VirtualTime;
  readonly chance: SeededRandom;
  readonly ports: Ports;
  readonly seed: number;
  /** Somebody to ask, if there is anybody. */
  readonly counter: () => Counter | undefined;
  readonly accounts: number;
}

const errors: PortErrors = {
  unavailable: () => new Error('connection refused'),
  lost: () => new Error('socket hang up'),
};

/** People who ask for things, wait for the answer, ask again where none comes, and sometimes ask twice. */
export class Senders {
  private readonly options: SendersOptions;
  private readonly person = new SimulatedProcess('sender', 'sender');
  private orders = 0;
  private wished = 0;

  constructor(options: SendersOptions) {
    this.options = options;
  }

  /** One person with so many wishes, one after another. */
  async live(wishes: number): Promise<void> {
    const { time, chance } = this.options;
    for (let wish = 0; wish < wishes; wish++) {
      await time.pause(chance.next() ** 2 * 500);
      const order = this.order();
      if (chance.chance(0.1)) await Promise.all([this.ask(order), this.ask(order)]);
      else await this.ask(order);
    }
  }

  /** Asks until there is an answer, whatever it is, or until patience ends. */
  private async ask(order: Order): Promise<void> {
    const { time, chance } = this.options;
    for (let asked = 0; asked < 12; asked++) {
      const patienceMs = 500 + chance.next() * 4_000;
      const answered = this.askOnce(order).then(
        () => true,
        () => false,
      );
      if (await Promise.race([answered, time.pause(patienceMs).then(() => false)])) return;
      await time.pause(chance.next() * 400);
    }
  }

  private askOnce(order: Order): Promise<Outcome> {
    const { ports, counter } = this.options;
    const what = `${order.commandId} ${order.command.name} ${order.id} ${JSON.stringify(order.body)}`;
    return ports.call(this.person, {
      call: 'api.command',
      what,
      errors,
      effect: () => counter()?.(order) ?? Promise.reject(errors.unavailable()),
    });
  }

  private order(): Order {
    const { chance, seed } = this.options;
    const number = String(++this.orders);
    const commandId = uuidV5(orderNamespace, `${String(seed)} ${number}`) as CommandId; // an id of its own
    const ifRevision = chance.chance(0.1) ? chance.whole(0, 5) : undefined;
    return { commandId, correlationId: `exchange-${number}`, ...this.wish(), ...(ifRevision !== undefined && { ifRevision }) };
  }

  private wish(): Pick<Order, 'command' | 'id' | 'body'> {
    const { chance, accounts } = this.options;
    const id = this.account();
    const isFirst = this.wished < accounts;
    const { wish } = isFirst ? { wish: 'open' as const } : chance.weighted(wishes);
    this.wished++;
    switch (wish) {
      case 'open': {
        const opened = isFirst ? accountId(this.wished) : id;
        return {
          command: openAccount,
          id: opened,
          body: { branch: chance.pick(branchNames), owner: `Owner ${String(chance.whole(1, 9))}` },
        };
      }
      case 'pay-in':
        return { command: payIn, id, body: { amount: this.amount() } };
      case 'pay-to':
        return { command: payTo, id, body: { account: this.account(), amount: this.amount() } };
      case 'close':
        return { command: closeAccount, id, body: {} };
    }
  }

  /** From 1 to 20; those that a register cannot take are rare, since they put a part of it out of the simulation. */
  private amount(): number {
    const { chance } = this.options;
    const amount = chance.whole(1, 20);
    return (amount === unfoldableAmount || amount === unwritableAmount) && chance.chance(0.7) ? amount - 1 : amount;
  }

  private account(): string {
    const { chance, accounts } = this.options;
    return accountId(chance.whole(1, accounts));
  }
}

export function accountId(number: number): string {
  return `0192e4a0-7b1c-7000-8000-${String(number).padStart(12, '0')}`;
}

const wishes = [
  { wish: 'open', weight: 1 },
  { wish: 'pay-in', weight: 9 },
  { wish: 'pay-to', weight: 5 },
  { wish: 'close', weight: 0.6 },
] as const;

const orderNamespace = '3f0c1e0a-8e0d-5c54-9f4b-6a4f2a1f7d10';
