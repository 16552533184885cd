import {
  AccessDeniedError,
  AppendConsistencyViolationError,
  AppendRecordSizeExceededError,
  InvalidArgumentError,
  MaxAppendSizeExceededError,
  NotLeaderError,
  StreamDeletedError,
  StreamNotFoundError,
  StreamTombstonedError,
  TransactionMaxSizeExceededError,
  UnsupportedError,
} from '@kurrent/kurrentdb-client';

/**
 * Why a call came to nothing, as far as its caller must know.
 * - `violated`: streams do not stand where they were expected; nothing was written.
 * - `absent`: the stream that was read does not exist.
 * - `too-large`: it will never be taken.
 * - `refused`: not until somebody changes something there; nothing was written.
 * - `not-leader`: nothing was written; the next call goes to the node that leads.
 * - `lost`: whether it was carried out is not known.
 */
export type CallFailure =
  | { readonly is: 'violated' }
  | { readonly is: 'absent' }
  | { readonly is: 'too-large' | 'refused' | 'not-leader' | 'lost'; readonly because: string };

/** No answer came within our own time limit: the client's deadline is the server's to keep. */
export class NoAnswer extends Error {
  constructor(milliseconds: number) {
    super(`no answer within ${String(milliseconds)} ms`);
    this.name = 'NoAnswer';
  }
}

/** The one place where errors of the client are told apart. */
export function failureOf(error: unknown): CallFailure {
  const because = error instanceof Error ? error.message : String(error);
  if (error instanceof AppendConsistencyViolationError) return { is: 'violated' };
  if (error instanceof StreamNotFoundError) return { is: 'absent' };
  if (isAny(error, tooLarge) || codeOf(error) === invalidArgument) return { is: 'too-large', because };
  if (isAny(error, refused) || refusedCodes.has(codeOf(error))) return { is: 'refused', because };
  if (error instanceof NotLeaderError) return { is: 'not-leader', because };
  return { is: 'lost', because };
}

const tooLarge = [
  MaxAppendSizeExceededError,
  AppendRecordSizeExceededError,
  TransactionMaxSizeExceededError,
  InvalidArgumentError,
] as const;
const refused = [AccessDeniedError, StreamDeletedError, StreamTombstonedError, UnsupportedError] as const;

/** Codes of gRPC. */
const invalidArgument = 3;
/** PERMISSION_DENIED, UNIMPLEMENTED, UNAUTHENTICATED. */
const refusedCodes: ReadonlySet<unknown> = new Set([7, 12, 16]);

function codeOf(error: unknown): unknown {
  return error instanceof Error ? Reflect.get(error, 'code') : undefined;
}

function isAny(error: unknown, classes: readonly (abstract new (...parts: never[]) => unknown)[]): boolean {
  return classes.some((one) => error instanceof one);
}
