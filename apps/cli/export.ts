import { createWriteStream } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { exportLog, type Exported } from '../../libs/event-log/export-log.ts';
import type { Configuration } from '../configuration.ts';
import type { Deployment } from '../deployment.ts';
import { stopSignal } from '../stop-signal.ts';
import { showProgress } from './progress.ts';
import { withDeployment } from './with-deployment.ts';

/** The file of a copy is there already, or cannot be made. */
export class CopyNotWritten extends Error {
  constructor(file: string, because: string, options?: ErrorOptions) {
    super(`${file} is not written: ${because}`, options);
    this.name = 'CopyNotWritten';
  }
}

/** Writes the whole log to a file, or to the standard output where that is `-`; the file has its name only once it is whole. */
export async function exportTo(configuration: Configuration, file: string): Promise<void> {
  const signal = stopSignal();
  await withDeployment(
    configuration,
    async (deployment) => {
      try {
        const exported = await (file === '-' ? writeTo(process.stdout, deployment, signal) : writeFile(file, deployment, signal));
        const told = file === '-' ? process.stderr : process.stdout;
        told.write(`${said(exported)}\n`);
      } catch (error) {
        if (!signal.aborted) throw error;
        process.stderr.write('Stopped. Nothing is written; run it again.\n');
        process.exitCode = 75;
      }
    },
    { outdated: 'tolerated' },
  );
}

async function writeFile(file: string, deployment: Deployment, signal: AbortSignal): Promise<Exported> {
  const unfinished = `${file}.unfinished`;
  await refuseExisting(file);
  try {
    const exported = await writeTo(createWriteStream(unfinished, { mode: 0o600 }), deployment, signal);
    await keep(unfinished);
    await rename(unfinished, file);
    return exported;
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
}

async function writeTo(to: NodeJS.WritableStream, { sources, logCopy }: Deployment, signal: AbortSignal): Promise<Exported> {
  const progress = showProgress('Exporting');
  const began = performance.now();
  let exported: Exported | undefined;
  const text = async function* (): AsyncGenerator<string> {
    const pages = exportLog({ log: sources.log, copy: logCopy }, ({ position, upTo }) =>
      progress.to(Number(position), Number(upTo), `events, ${rate(Number(position), began)}`),
    );
    exported = yield* pages;
  };
  try {
    await pipeline(text, to, { signal, end: to !== process.stdout });
  } finally {
    progress.end();
  }
  if (exported === undefined) throw new Error('the copy has no end');
  return exported;
}

function rate(events: number, began: number): string {
  return `${((1_000 * events) / (performance.now() - began)).toFixed(0)} events/s`;
}

async function refuseExisting(file: string): Promise<void> {
  const there = await open(file, 'r').catch(() => undefined);
  await there?.close();
  if (there !== undefined) throw new CopyNotWritten(file, 'there is such a file already');
}

/** Onto the disk. */
async function keep(file: string): Promise<void> {
  const handle = await open(file, 'r+');
  await handle.sync();
  await handle.close();
}

function said({ events, commands, chain }: Exported): string {
  return [
    `${String(events)} events and ${String(commands)} commands.`,
    `Chain of the last line: ${chain}. Note it apart from the copy; an import tells it again.`,
    'Personal fields are in it as ciphertext. The keys of persons and the master key are not: back them up apart.',
  ].join('\n');
}
