import { eventLogContract } from '../../libs/event-log/event-log-contract.ts';
import { MemoryEventLog } from '../../libs/event-log/memory-event-log.ts';
import { EventLogRecordStore } from '../../libs/kurrentdb-server/event-log-record-store.ts';
import { kurrentdbLimits, openOverProtocol } from './open-over-protocol.ts';

eventLogContract(
  'KurrentDB (over the log in memory)',
  () => openOverProtocol(new EventLogRecordStore(new MemoryEventLog(() => new Date()))),
  kurrentdbLimits,
);
