import type { Metadata } from '@grpc/grpc-js';
import type { Access } from './access.ts';
import { notLeader, unavailable, type NodeAddress } from './call-error.ts';
import type { Fault, Faults, Operation } from './faults.ts';
import type { RecordStore } from './record-store.ts';

/** What the server takes at most. */
export interface SizeLimits {
  /** Bytes of all the records of one append. */
  readonly appendBytes: number;
  /** Bytes of one record. */
  readonly recordBytes: number;
}

/** What every call of the protocol is served with. */
export interface Serving {
  readonly store: RecordStore;
  readonly access: Access;
  readonly limits: SizeLimits;
  readonly faults: Faults;
  readonly clock: () => Date;
  /** The node that leads, where it is another one. */
  readonly leader: () => NodeAddress | undefined;
  /** Every connection is lost at once. */
  readonly resetConnections: () => void;
}

/** The fault that this call meets on its way, unless it is refused at once. @throws CallError where it is */
export function admitted(serving: Serving, operation: Operation, metadata: Metadata): Fault | undefined {
  const leader = serving.leader();
  if (leader !== undefined && metadata.get('requires-leader')[0] === 'true') throw notLeader(leader);
  const fault = serving.faults.take(operation);
  switch (fault?.kind) {
    case 'not-leader':
      throw notLeader(fault.leader);
    case 'unavailable':
      throw unavailable('switched off by a test');
    case undefined:
    case 'deadline-after-commit':
    case 'reset-before-commit':
    case 'reset-after-commit':
    case 'no-answer':
    case 'half-closed':
    case 'cut-after':
    case 'drop-after':
    case 'end-after':
    case 'silent-after':
      return fault;
  }
}
