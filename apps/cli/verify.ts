import type { Pool } from 'pg';
import { verifyLog } from '../../libs/event-log-postgres/verify-log.ts';
import { verifyChain } from '../../libs/event-log/verify-chain.ts';
import type { EventCodec } from '../../libs/event-log/codec.ts';
import type { RecordedEvent } from '../../libs/event-log/event.ts';
import type { Configuration } from '../configuration.ts';
import { showProgress } from './progress.ts';
import { registersBeyond } from './registers-beyond.ts';
import { withDeployment } from './with-deployment.ts';

/** Checks every event of the log: chain, contiguity, form; and that no register knows of more. Names what is wrong and ends with 65. */
export async function verify(configuration: Configuration): Promise<void> {
  await withDeployment(configuration, async (deployment) => {
    const { sources, logPool } = deployment;
    const check = (event: RecordedEvent): string | undefined => undecodable(sources.codec, event);
    const progress = showProgress('Verifying');
    const began = performance.now();
    const rate = (events: number): string => ((1_000 * events) / (performance.now() - began)).toFixed(0);
    const { head, events, faults } =
      logPool === undefined
        ? await verifyChain(sources.log, {
            onProgress: ({ events: read, position, head: last }) =>
              progress.to(Number(position), Number(last), `of the log, ${rate(read)} events/s`),
            check,
          })
        : await verifyLog(logPool, {
            onProgress: ({ position, head: last }) =>
              progress.to(Number(position), Number(last), `events, ${rate(Number(position))} events/s`),
            check,
          });
    progress.end();
    const wrong = [
      ...faults.map(
        ({ what, stream, revision, position, says }) =>
          `WRONG ${what}: ${stream} #${String(revision)}, position ${String(position)}: ${says}`,
      ),
      ...(await registersBeyond(deployment)).map(
        ({ register, position, head: last }) =>
          `WRONG end: the register ${register} has folded everything up to position ${String(position)}, but the log ends at ${String(last)}`,
      ),
    ];
    const verdict =
      wrong.length === 0
        ? `every hash holds, ${sources.log.contiguous ? 'positions' : 'revisions'} are contiguous, every event decodes`
        : `${String(wrong.length)} faults`;
    const lines = [
      ...wrong,
      `${String(events)} events up to position ${String(head)}: ${verdict}.`,
      logPool === undefined ? '' : await noteOnPages(logPool),
    ];
    process.stdout.write(lines.map((line) => (line === '' ? '' : `${line}\n`)).join(''));
    if (wrong.length > 0) process.exitCode = 65;
  });
}

/** Nothing where PostgreSQL itself notices that a disk has changed a page. */
async function noteOnPages(pool: Pool): Promise<string> {
  const { rows } = await pool.query<{ data_checksums: string }>('show data_checksums');
  if (rows[0]?.data_checksums === 'on') return '';
  return 'Note: the data folder has no page checksums, so that a page that the disk has changed comes to light only here. pg_checksums --enable adds them.';
}

function undecodable(codec: EventCodec, event: RecordedEvent): string | undefined {
  try {
    codec.decode(event);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
