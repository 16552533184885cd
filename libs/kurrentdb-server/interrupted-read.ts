import { unavailable } from './call-error.ts';
import type { Fault } from './faults.ts';
import type { ReadCall, ReadSink } from './read-sink.ts';
import type { Serving } from './serving.ts';

/** The responses of a read up to the record at which its fault strikes; the call itself where it meets none. */
export function interrupted(call: ReadCall, fault: Fault | undefined, { resetConnections }: Serving): ReadSink {
  switch (fault?.kind) {
    case 'cut-after':
      return upTo(call, fault.records, resetConnections);
    case 'drop-after':
      return upTo(call, fault.records, () => void call.emit('error', unavailable('dropped by a test')));
    case 'end-after':
      return upTo(call, fault.records, () => call.end());
    case 'silent-after':
      return upTo(call, fault.records, () => undefined);
    case undefined:
    case 'not-leader':
    case 'unavailable':
    case 'deadline-after-commit':
    case 'reset-before-commit':
    case 'reset-after-commit':
    case 'no-answer':
    case 'half-closed':
      return call;
  }
}

function upTo(call: ReadCall, records: number, strike: () => void): ReadSink {
  let left = records;
  let struck = false;
  return {
    get cancelled() {
      return call.cancelled;
    },
    write(response) {
      if (struck) return true;
      if (response.hasEvent() && left === 0) {
        struck = true;
        strike();
        return true;
      }
      if (response.hasEvent()) left -= 1;
      return call.write(response);
    },
    on: (event, listener) => call.on(event, listener),
    off: (event, listener) => call.off(event, listener),
  };
}
