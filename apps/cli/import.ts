import { createReadStream } from 'node:fs';
import { access } from 'node:fs/promises';
import { PostgresLogCopy } from '../../libs/event-log-postgres/postgres-log-copy.ts';
import { verifyLog } from '../../libs/event-log-postgres/verify-log.ts';
import { importLog, type Imported } from '../../libs/event-log/import-log.ts';
import { readCheckpoints } from '../../libs/projections/checkpoints.ts';
import { registers } from '../../libs/registers/registers.ts';
import type { Configuration } from '../configuration.ts';
import type { Deployment } from '../deployment.ts';
import { logPoolOf } from '../stored-log.ts';
import { stopSignal } from '../stop-signal.ts';
import { showProgress } from './progress.ts';
import { textLines } from './text-lines.ts';
import { withDeployment } from './with-deployment.ts';

/** There is no copy to read. */
export class CopyNotFound extends Error {
  constructor(file: string, options?: ErrorOptions) {
    super(`${file} cannot be read`, options);
    this.name = 'CopyNotFound';
  }
}

/** The registers have folded events of another log than the one that is restored: they would pass over what comes at those positions. */
export class RegistersAhead extends Error {
  constructor(register: string, position: string, head: string) {
    super(
      `Register ${register} stands at position ${position}, but the log at ${head}: the registers are of another log. ` +
        'Drop the schemas registers, projections and reporting, which the log makes anew, and import again.',
    );
    this.name = 'RegistersAhead';
  }
}

/** Restores a copy from a file, or from the standard input where that is `-`, to an empty log; goes on where an import was broken off. */
export async function importFrom(configuration: Configuration, file: string): Promise<void> {
  if (file !== '-') {
    await access(file).catch((error: unknown) => {
      throw new CopyNotFound(file, { cause: error });
    });
  }
  const signal = stopSignal();
  await withDeployment(
    configuration,
    async (deployment) => {
      await refuseAhead(deployment);
      try {
        const imported = await read(file === '-' ? process.stdin : createReadStream(file), deployment, signal);
        await tell(imported, deployment);
      } catch (error) {
        if (!signal.aborted) throw error;
        process.stderr.write('Stopped. What is restored is kept; run it again to go on.\n');
        process.exitCode = 75;
      }
    },
    { outdated: 'tolerated' },
  );
}

async function refuseAhead({ sources }: Deployment): Promise<void> {
  const head = await sources.log.head();
  const names = registers.map(({ name }) => name);
  const ahead = (await readCheckpoints(sources.pool, names)).find(({ position }) => position > head);
  if (ahead !== undefined) throw new RegistersAhead(ahead.register, String(ahead.position), String(head));
}

async function read(from: NodeJS.ReadableStream, { sources, ...stored }: Deployment, signal: AbortSignal): Promise<Imported> {
  const progress = showProgress('Importing');
  const began = performance.now();
  let shown = 0;
  try {
    return await importLog(
      textLines(from, signal),
      { log: sources.log, copy: new PostgresLogCopy(logPoolOf(stored)) },
      ({ position, upTo }) => {
        if (++shown % 1_000 !== 0 && position !== upTo) return;
        progress.to(Number(position), Number(upTo), `events, ${((1_000 * shown) / (performance.now() - began)).toFixed(0)} events/s`);
      },
    );
  } finally {
    progress.end();
  }
}

async function tell({ events, commands, found, chain }: Imported, deployment: Deployment): Promise<void> {
  const before = found === 0 ? '' : `; ${String(found)} of the events were there already`;
  process.stdout.write(`${String(events)} events and ${String(commands)} commands${before}.\nChain of the last line: ${chain}.\n`);
  const progress = showProgress('Verifying');
  const { faults } = await verifyLog(logPoolOf(deployment), {
    onProgress: ({ position, head }) => progress.to(Number(position), Number(head), 'events'),
  });
  progress.end();
  for (const { what, stream, revision, says } of faults) process.stdout.write(`WRONG ${what}: ${stream} #${String(revision)}: ${says}\n`);
  process.stdout.write(faults.length === 0 ? 'Every hash holds, positions are contiguous. The registers follow when a worker runs.\n' : '');
  if (faults.length > 0) process.exitCode = 65;
}
