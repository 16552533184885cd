import { emmettSide, ourSide } from './append-sides.ts';
import type { Figure } from './figure.ts';
import { sideBySide } from './side-by-side.ts';

export const appendEmmett: Figure = {
  id: 'B2',
  what: 'append, one event a command, 64 in flight, all guarantees on',
  against: 'emmett-postgresql, same events, its default pool',
  unit: 'events/s',
  better: 'larger',
  reach: 8,
  measure: async (bench) => {
    const [log, store] = [await ourSide(bench), await emmettSide(bench)];
    return sideBySide(bench, 'B2', { ours: log.at(64), other: store.at(64), unit: 'events/s' });
  },
};
