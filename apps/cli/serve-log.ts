import { EventLogRecordStore } from '../../libs/kurrentdb-server/event-log-record-store.ts';
import { startKurrentdbServer } from '../../libs/kurrentdb-server/kurrentdb-server.ts';
import type { Configuration } from '../configuration.ts';
import { logPoolOf } from '../stored-log.ts';
import { stopSignal, untilStopped } from '../stop-signal.ts';
import { withDeployment } from './with-deployment.ts';

/** Lets clients of KurrentDB read the event log, on 127.0.0.1, until Ctrl-C or SIGTERM. */
export async function serveLog(configuration: Configuration, port: number): Promise<void> {
  const signal = stopSignal();
  await withDeployment(
    configuration,
    async ({ sources, logPool }) => {
      logPoolOf({ logPool }); // one in a KurrentDB is read there
      const server = await startKurrentdbServer({ store: new EventLogRecordStore(sources.log), port });
      try {
        process.stdout.write(`The event log answers on ${server.url}. Stop with Ctrl-C.\n`);
        await untilStopped(signal);
      } finally {
        await server.close();
      }
    },
    { outdated: 'tolerated' },
  );
}
