import { Metadata, status, type StatusObject } from '@grpc/grpc-js';
import serverErrors from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v2/errors_pb.js';
import streamErrors from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v2/streams/errors_pb.js';
import { wireStatus } from './wire-status.ts';
import type { ExpectedState, StreamState, Violation } from './record-store.ts';

/** How a call ends that was not carried out: a status of gRPC with what the client reads of it in the trailers. */
export class CallError extends Error implements StatusObject {
  readonly code: status;
  readonly details: string;
  readonly metadata: Metadata;

  constructor(code: status, details: string, trailers: Readonly<Record<string, string | Buffer>> = {}) {
    super(details);
    this.name = 'CallError';
    this.code = code;
    this.details = details;
    this.metadata = new Metadata();
    for (const [key, value] of Object.entries(trailers)) this.metadata.set(key, value);
  }
}

export interface NodeAddress {
  readonly host: string;
  readonly port: number;
}

export function notAuthenticated(): CallError {
  return new CallError(status.UNAUTHENTICATED, 'The name or the password is wrong');
}

export function accessDenied(): CallError {
  return new CallError(status.PERMISSION_DENIED, 'Access Denied', { exception: 'access-denied' });
}

export function badRequest(because: string): CallError {
  return new CallError(status.INVALID_ARGUMENT, because);
}

/** The store behind the protocol has no word for what is asked. */
export function noSuchWord(because: string): CallError {
  return new CallError(status.UNIMPLEMENTED, because);
}

export function streamDeleted(stream: string): CallError {
  return new CallError(status.FAILED_PRECONDITION, `Event stream '${stream}' is deleted.`, {
    exception: 'stream-deleted',
    'stream-name': asciiOf(stream),
  });
}

export function wrongExpectedVersion(stream: string, expected: ExpectedState, actual: StreamState): CallError {
  const revision = revisionOf(actual);
  return new CallError(status.FAILED_PRECONDITION, `'${stream}' is not in the expected state`, {
    exception: 'wrong-expected-version',
    'stream-name': asciiOf(stream),
    'expected-version': String(wireState(expected)),
    ...(revision === undefined ? {} : { 'actual-version': String(revision) }),
  });
}

export function appendTooLarge(maxBytes: number): CallError {
  return new CallError(status.INVALID_ARGUMENT, `Maximum Append Size of ${String(maxBytes)} Exceeded.`, {
    exception: 'maximum-append-size-exceeded',
    'maximum-append-size': String(maxBytes),
  });
}

/** Both forms: the trailers that v1 has, and the details that v2 has. */
export function notLeader(leader: NodeAddress): CallError {
  const info = new serverErrors.NotLeaderNodeErrorDetails.NodeInfo().setHost(leader.host).setPort(leader.port);
  const details = new serverErrors.NotLeaderNodeErrorDetails().setCurrentLeader(info);
  return new CallError(status.NOT_FOUND, 'Leader info available', {
    exception: 'not-leader',
    'leader-endpoint-host': leader.host,
    'leader-endpoint-port': String(leader.port),
    ...withDetails(status.NOT_FOUND, 'Leader info available', 'kurrentdb.protocol.v2.NotLeaderNodeErrorDetails', details),
  });
}

export function unavailable(because: string): CallError {
  return new CallError(status.UNAVAILABLE, because);
}

export function deadlineExceeded(): CallError {
  return new CallError(status.DEADLINE_EXCEEDED, 'Deadline Exceeded');
}

export function streamTombstoned(stream: string): CallError {
  const details = new streamErrors.StreamTombstonedErrorDetails().setStream(stream);
  return detailed(status.FAILED_PRECONDITION, `Stream '${stream}' has been tombstoned.`, 'StreamTombstonedErrorDetails', details);
}

export function revisionConflict({ stream, expected, actual }: Violation): CallError {
  const details = new streamErrors.StreamRevisionConflictErrorDetails()
    .setStream(stream)
    .setExpectedRevision(String(wireState(expected)))
    .setActualRevision(String(revisionOf(actual) ?? -1n));
  return detailed(status.FAILED_PRECONDITION, `'${stream}' is not in the expected state`, 'StreamRevisionConflictErrorDetails', details);
}

export function consistencyViolations(violations: readonly Violation[]): CallError {
  const details = new streamErrors.AppendConsistencyViolationErrorDetails();
  for (const { check, stream, expected, actual } of violations) {
    const state = new streamErrors.ConsistencyViolation.StreamStateViolation()
      .setStream(stream)
      .setExpectedState(String(wireState(expected)))
      .setActualState(String(actualState(actual)));
    details.addViolations(new streamErrors.ConsistencyViolation().setCheckIndex(check).setStreamState(state));
  }
  const because = 'Append failed due to consistency violations.';
  return detailed(status.FAILED_PRECONDITION, because, 'AppendConsistencyViolationErrorDetails', details);
}

export function recordTooLarge(stream: string, recordId: string, size: number, maxSize: number): CallError {
  const details = new streamErrors.AppendRecordSizeExceededErrorDetails()
    .setStream(stream)
    .setRecordId(recordId)
    .setSize(size)
    .setMaxSize(maxSize);
  return detailed(status.INVALID_ARGUMENT, 'The record is too large.', 'AppendRecordSizeExceededErrorDetails', details);
}

export function transactionTooLarge(size: number, maxSize: number): CallError {
  const details = new streamErrors.AppendTransactionSizeExceededErrorDetails().setSize(size).setMaxSize(maxSize);
  return detailed(status.ABORTED, 'The append is too large.', 'AppendTransactionSizeExceededErrorDetails', details);
}

export function streamTwiceInSession(stream: string): CallError {
  const details = new streamErrors.StreamAlreadyInAppendSessionErrorDetails().setStream(stream);
  return detailed(status.ABORTED, `Stream '${stream}' is already in this session.`, 'StreamAlreadyInAppendSessionErrorDetails', details);
}

/** As the protocol numbers what is expected of a stream. */
export function wireState(expected: ExpectedState): bigint {
  if (typeof expected === 'bigint') return expected;
  switch (expected) {
    case 'no-stream':
      return -1n;
    case 'any':
      return -2n;
    case 'exists':
      return -4n;
  }
}

/** Its last revision; undefined where it has none. */
export function revisionOf(state: StreamState): bigint | undefined {
  switch (state.kind) {
    case 'at':
    case 'deleted':
      return state.revision < 0n ? undefined : state.revision;
    case 'absent':
    case 'tombstoned':
      return undefined;
  }
}

function actualState(state: StreamState): bigint {
  switch (state.kind) {
    case 'absent':
      return -1n;
    case 'at':
      return state.revision;
    case 'deleted':
      return -5n;
    case 'tombstoned':
      return -6n;
  }
}

interface Details {
  serializeBinary(): Uint8Array;
}

function detailed(code: status, because: string, name: string, details: Details): CallError {
  return new CallError(code, because, withDetails(code, because, `kurrentdb.protocol.v2.streams.errors.${name}`, details));
}

function withDetails(code: status, because: string, type: string, details: Details): { readonly 'grpc-status-details-bin': Buffer } {
  return { 'grpc-status-details-bin': Buffer.from(wireStatus(code, because, type, details).serializeBinary()) };
}

/** Trailers are ASCII; the real server leaves out what is not. */
function asciiOf(text: string): string {
  return text.replace(/[^ -~]/g, '?');
}
