import type streams from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js';
import { badRequest } from './call-error.ts';
import type { StoredRecord } from './record-store.ts';

/** Which records of the whole store a reader wants, and how often a subscriber is told how far it has looked. */
export interface RecordFilter {
  readonly wants: (record: StoredRecord) => boolean;
  /** Records between two checkpoints, whether they are wanted or not. */
  readonly checkpointEvery: number;
}

const windowUnlessTold = 32;

/** @throws CallError where the pattern is none */
export function recordFilter(wire: streams.ReadReq.Options.FilterOptions | undefined): RecordFilter | undefined {
  if (wire === undefined) return undefined;
  const window = wire.hasMax() && wire.getMax() > 0 ? wire.getMax() : windowUnlessTold;
  const checkpointEvery = window * Math.max(1, wire.getCheckpointintervalmultiplier());
  const ofStream = wire.getStreamIdentifier();
  const ofType = wire.getEventType();
  if (ofStream !== undefined) {
    const matches = matcher(ofStream);
    return { wants: ({ stream }) => matches(stream), checkpointEvery };
  }
  if (ofType === undefined) throw badRequest('a filter says neither stream nor type');
  const matches = matcher(ofType);
  return { wants: ({ type }) => matches(type), checkpointEvery };
}

function matcher(expression: streams.ReadReq.Options.FilterOptions.Expression): (text: string) => boolean {
  const prefixes = expression.getPrefixList();
  if (prefixes.length > 0) return (text) => prefixes.some((prefix) => text.startsWith(prefix));
  const pattern = patternOf(expression.getRegex());
  return (text) => pattern.test(text);
}

function patternOf(source: string): RegExp {
  try {
    return new RegExp(source);
  } catch {
    throw badRequest(`not a pattern: ${source}`);
  }
}
