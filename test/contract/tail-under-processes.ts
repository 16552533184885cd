import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { PostgresEventLog } from '../../libs/event-log-postgres/postgres-event-log.ts';
import type { EventId, Position } from '../../libs/event-log/event.ts';
import type { Acknowledgement } from '../../libs/event-log/contract/mixed-writers.ts';
import { followTail, TailTally, type TailCounts } from '../../libs/event-log/contract/tail-tally.ts';

export interface Writing {
  readonly processes: number;
  readonly writersEach: number;
  readonly milliseconds: number;
}

export interface TailResult {
  readonly acknowledged: readonly Acknowledgement[];
  /** Events that a reader at the tail saw. */
  readonly seen: number;
  readonly counts: TailCounts;
}

/** Follows the log of a database, from this process, while writers in others write to it. */
export async function tailUnderProcesses(connectionString: string, { processes, writersEach, milliseconds }: Writing): Promise<TailResult> {
  const reader = new PostgresEventLog({ connectionString });
  const acknowledged: Acknowledgement[] = [];
  const tally = new TailTally();
  try {
    const writing = Promise.all(
      Array.from({ length: processes }, (_, index) =>
        writingProcess([connectionString, index * writersEach, writersEach, milliseconds].map(String), (told) => acknowledged.push(told)),
      ),
    );
    await Promise.all([writing, followTail(reader, writing, (events) => tally.see(events))]);
  } finally {
    await reader.close();
  }
  return { acknowledged, seen: tally.count, counts: tally.against(acknowledged) };
}

/** Resolves when the process has ended well. */
async function writingProcess(parameters: readonly string[], told: (acknowledgement: Acknowledgement) => void): Promise<void> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'writing-process.js'), ...parameters], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  let unfinished = '';
  for await (const chunk of child.stdout.setEncoding('utf8') as AsyncIterable<string>) {
    // it was told to decode
    const lines = (unfinished + chunk).split('\n');
    unfinished = lines.pop() ?? '';
    for (const line of lines) told(acknowledgementOf(line));
  }
  const code = await ended;
  if (code !== 0) throw new Error(`A writing process ended with ${String(code)}`);
}

function acknowledgementOf(line: string): Acknowledgement {
  const [position = '', ...eventIds] = line.split(' ');
  return { position: BigInt(position) as Position, eventIds: eventIds as EventId[] }; // as the process wrote them
}
