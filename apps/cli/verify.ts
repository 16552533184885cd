import { verifyLog } from '../../libs/event-log-postgres/verify-log.ts';
import type { EventCodec } from '../../libs/event-log/codec.ts';
import type { RecordedEvent } from '../../libs/event-log/event.ts';
import type { Configuration } from '../configuration.ts';
import { withDeployment } from './with-deployment.ts';
import { showProgress } from './progress.ts';

/** Checks every event of the log: chain, contiguity, form. Names the first that is wrong and ends with 65. */
export async function verify(configuration: Configuration): Promise<void> {
  await withDeployment(configuration, async ({ sources, logPool }) => {
    const progress = showProgress('Verifying');
    const began = performance.now();
    const rate = (events: number): string => ((1_000 * events) / (performance.now() - began)).toFixed(0);
    const { head, events, faults } = await verifyLog(logPool, {
      onProgress: ({ position, head: last }) => progress.to(Number(position), Number(last), `events, ${rate(Number(position))} events/s`),
      check: (event) => undecodable(sources.codec, event),
    });
    progress.end();
    for (const { what, stream, revision, position, says } of faults) {
      process.stdout.write(`WRONG ${what}: ${stream} #${String(revision)}, position ${String(position)}: ${says}\n`);
    }
    const verdict =
      faults.length === 0 ? 'every hash holds, positions are contiguous, every event decodes' : `${String(faults.length)} faults`;
    process.stdout.write(`${String(events)} events up to position ${String(head)}: ${verdict}.\n`);
    if (faults.length > 0) process.exitCode = 65;
  });
}

function undecodable(codec: EventCodec, event: RecordedEvent): string | undefined {
  try {
    codec.decode(event);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
