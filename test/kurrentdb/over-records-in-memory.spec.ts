import { eventLogContract } from '../../libs/event-log/event-log-contract.ts';
import { MemoryRecordStore } from '../../libs/kurrentdb-server/memory-record-store.ts';
import { kurrentdbLimits, openOverProtocol } from './open-over-protocol.ts';

eventLogContract('KurrentDB (over records in memory)', () => openOverProtocol(new MemoryRecordStore(() => new Date())), kurrentdbLimits);
