import { startKurrentdbServer } from '../../libs/kurrentdb-server/kurrentdb-server.ts';
import { MemoryRecordStore } from '../../libs/kurrentdb-server/memory-record-store.ts';

/** The protocol of KurrentDB over records in memory, as a process of its own: says where it is, and ends with whoever started it. */
const server = await startKurrentdbServer({ store: new MemoryRecordStore(() => new Date()) });
process.send?.(server.url);
process.on('disconnect', () => process.exit(0));
