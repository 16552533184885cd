import type { SeededRandom } from '../../apps/data-set/seeded-random.ts';
import type { KurrentdbServer } from '../../libs/kurrentdb-server/kurrentdb-server.ts';

/** Two nodes over one store; calls that must be made where the log is written are made on either. */
export interface Nodes {
  readonly first: KurrentdbServer;
  readonly second: KurrentdbServer;
}

/** One way in which a KurrentDB, or the network before it, goes wrong. */
export interface Weather {
  readonly id: string;
  readonly what: string;
  /** Switched on before a round; it meets the next calls. @returns what was switched on, to be counted */
  readonly strike: (nodes: Nodes, random: SeededRandom) => string;
}

export function weathers(): readonly Weather[] {
  return [
    {
      id: 'F14',
      what: 'KurrentDB: another node leads',
      strike: ({ first, second }, random) => {
        for (const [node, leader] of [[first, second] as const, [second, first] as const]) {
          const times = random.whole(0, 3);
          node.faults.next('append-records', { kind: 'not-leader', leader: leader.address }, times);
          node.faults.next('read', { kind: 'not-leader', leader: leader.address }, random.whole(0, 2));
        }
        return 'not leader, told where it is';
      },
    },
    {
      id: 'F15',
      what: 'KurrentDB: unavailable',
      strike: ({ first }, random) => {
        first.faults.next('append-records', { kind: 'unavailable' }, random.whole(1, 6));
        first.faults.next('read', { kind: 'unavailable' }, random.whole(0, 3));
        return 'unavailable';
      },
    },
    {
      id: 'F16',
      what: 'KurrentDB: the deadline passes after the commit',
      strike: ({ first }, random) => {
        first.faults.next('append-records', { kind: 'deadline-after-commit' }, random.whole(1, 4));
        return 'deadline after commit';
      },
    },
    {
      id: 'F17',
      what: 'KurrentDB: connection reset in the middle of an append',
      strike: ({ first }, random) => {
        const kind = random.pick(['reset-before-commit', 'reset-after-commit'] as const);
        first.faults.next('append-records', { kind }, random.whole(1, 2));
        if (random.next() < 0.3) first.resetConnections();
        return kind;
      },
    },
    {
      id: 'F18',
      what: 'KurrentDB: half a read',
      strike: ({ first }, random) => {
        const kind = random.pick(['cut-after', 'drop-after'] as const);
        for (let times = random.whole(1, 5); times > 0; times--) first.faults.next('read', { kind, records: random.whole(0, 40) });
        return `a read, ${kind}`;
      },
    },
    {
      id: 'F19',
      what: 'KurrentDB: subscription dropped, cut, ended, silent',
      strike: ({ first }, random) => {
        const kind = random.pick(['cut-after', 'drop-after', 'end-after', 'silent-after'] as const);
        first.faults.next('subscribe', { kind, records: random.whole(0, 5) });
        // the one that is there goes, so that the next one meets the fault
        first.resetConnections();
        return `a subscription, ${kind}`;
      },
    },
    {
      id: 'F20',
      what: 'KurrentDB: no answer, so that a retry meets its own event',
      strike: ({ first }, random) => {
        const kind = random.pick(['no-answer', 'half-closed'] as const);
        first.faults.next('append-records', { kind }, random.whole(1, 3));
        return kind;
      },
    },
  ];
}
