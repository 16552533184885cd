import { ourSide, plainSide } from './append-sides.ts';
import type { Figure } from './figure.ts';
import { sideBySide } from './side-by-side.ts';

export const appendConcurrent: Figure = {
  id: 'B1',
  what: 'append, one event a command, 64 in flight, all guarantees on',
  against: 'plain one-row INSERT, 64 connections',
  unit: 'events/s',
  better: 'larger',
  reach: 1,
  measure: async (bench) => {
    const [log, table] = [await ourSide(bench), await plainSide(bench)];
    return sideBySide(bench, 'B1', { ours: log.at(64), other: table.at(64), unit: 'events/s' });
  },
};
