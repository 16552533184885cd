import { PostgresEventLog } from '../../libs/event-log-postgres/postgres-event-log.ts';
import { writeMixed } from '../../libs/event-log/contract/mixed-writers.ts';

/** A process of a test with some of the writers in it. Prints each acknowledgement as a line: the position, then the ids of the events. */
const [connectionString = '', first = '0', count = '0', milliseconds = '0'] = process.argv.slice(2);
const log = new PostgresEventLog({ connectionString });
const writers = Array.from({ length: Number(count) }, (_, index) =>
  writeMixed(log, { writer: Number(first) + index, milliseconds: Number(milliseconds) }, ({ position, eventIds }) => {
    process.stdout.write(`${String(position)} ${eventIds.join(' ')}\n`);
  }),
);
await Promise.all(writers);
await log.close();
