import type { WireMessage } from './wire-messages.ts';
import type { Point } from './wire-proxy.ts';

/** The one statement that writes a batch of events. */
export const isWrite = ({ sql }: WireMessage): boolean => /insert into event_log\.events/i.test(sql);

/** A message that sends a statement, or asks for a prepared one to be run. */
export const isSent = ({ to, letter }: WireMessage): boolean => to === 'server' && /[PBQ]/.test(letter);

/** The message that says that a statement is done, and committed where it was a transaction of its own. */
export const isDone = ({ to, letter }: WireMessage): boolean => to === 'client' && letter === 'Z';

export const writeSent: Point = { name: 'write sent', at: (message) => isSent(message) && isWrite(message) };
export const writeDone: Point = { name: 'write done', at: (message) => isDone(message) && isWrite(message) };

/** The commit of a transaction in which a checkpoint of a register was moved. */
export const isRunnersCommit = ({ sql, transaction }: WireMessage): boolean =>
  /^\s*commit/i.test(sql) && transaction.some((text) => /update projections\.checkpoints/i.test(text));

export const runnerCommits: Point = { name: 'runner commits', at: (message) => isSent(message) && isRunnersCommit(message) };
