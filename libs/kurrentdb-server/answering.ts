import { status, type ServerUnaryCall, type ServerWritableStream, type sendUnaryData } from '@grpc/grpc-js';
import { CallError, deadlineExceeded } from './call-error.ts';
import type { Fault } from './faults.ts';
import type { Serving } from './serving.ts';

/** Answers a call with one response, or with why there is none. */
export function answer<Response>(work: Promise<Response | 'no-answer'>, callback: sendUnaryData<Response>): void {
  work.then(
    (response) => {
      if (response !== 'no-answer') callback(null, response);
    },
    (fault: unknown) => callback(errorOf(fault)),
  );
}

/** Carries a write out with the fault that it meets. @returns `no-answer` where the caller is to hear nothing */
export async function withFault<Response>(
  serving: Serving,
  fault: Fault | undefined,
  write: () => Promise<Response>,
): Promise<Response | 'no-answer'> {
  if (fault?.kind === 'reset-before-commit') {
    serving.resetConnections();
    return 'no-answer';
  }
  const response = await write();
  switch (fault?.kind) {
    case 'deadline-after-commit':
      throw deadlineExceeded();
    case 'reset-after-commit':
      serving.resetConnections();
      return 'no-answer';
    case 'no-answer':
    case 'half-closed':
      return 'no-answer';
    case undefined:
    case 'not-leader':
    case 'unavailable':
    case 'cut-after':
    case 'drop-after':
    case 'end-after':
    case 'silent-after':
      return response;
  }
}

/** Ends a stream of responses when its work is done, or with why it is not. */
export function answerStream<Request, Response>(call: ServerWritableStream<Request, Response>, work: Promise<void>): void {
  work.then(
    () => call.end(),
    (fault: unknown) => void call.emit('error', errorOf(fault)), // a call that is destroyed would never tell its status
  );
}

/** Writes one response, and waits until the reader takes more. */
export async function send<Response>(call: Sink<Response>, response: Response): Promise<void> {
  if (call.cancelled || call.write(response)) return;
  await new Promise<void>((resolve) => {
    const go = (): void => {
      call.off('drain', go);
      call.off('cancelled', go);
      call.off('close', go);
      resolve();
    };
    call.on('drain', go);
    call.on('cancelled', go);
    call.on('close', go);
  });
}

interface Sink<Response> {
  readonly cancelled: boolean;
  write(response: Response): boolean;
  on(event: 'drain' | 'cancelled' | 'close', listener: () => void): unknown;
  off(event: 'drain' | 'cancelled' | 'close', listener: () => void): unknown;
}

export function errorOf(fault: unknown): CallError {
  if (fault instanceof CallError) return fault;
  return new CallError(status.UNKNOWN, fault instanceof Error ? fault.message : 'the server failed');
}

export type Unary<Request, Response> = (call: ServerUnaryCall<Request, Response>, callback: sendUnaryData<Response>) => void;
