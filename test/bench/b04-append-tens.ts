import { Client } from 'pg';
import { streamsOf } from './append-sides.ts';
import { streamId, type BenchEvent } from './bench-events.ts';
import { copyIn, copyLine } from './copy.ts';
import type { Bench, Figure } from './figure.ts';
import { OracleFailed } from './oracle-failed.ts';
import { forEachInFlight } from './in-flight.ts';
import { openOurLog } from './our-log.ts';
import { sideBySide } from './side-by-side.ts';

const eventsOfOne = 10;

export const appendTens: Figure = {
  id: 'B4',
  what: 'append, ten events a command, 64 in flight, all guarantees on',
  against: 'COPY IN of as many events, with primary key',
  unit: 'events/s',
  better: 'larger',
  reach: 0.4,
  measure: async (bench) => {
    const log = await openOurLog(bench, streamsOf(bench));
    const table = await openCopiedTable(bench);
    const appends = bench.quick ? 300 : 5_000;
    let lines: readonly string[] = [];
    return sideBySide(bench, 'B4', {
      ours: async () => {
        // both sides are handed the events as they take them: rows as lines of text, appends as objects
        const ready = Array.from({ length: appends }, () => log.next(eventsOfOne));
        lines = ready.flatMap(({ streamNumber, events }) =>
          events.map((event, nth) => line(table.nextPosition(), streamNumber, nth, event)),
        );
        const began = performance.now();
        await forEachInFlight(64, ready, async (append) => {
          if (!bench.signal.aborted) await log.send(append);
        });
        const seconds = (performance.now() - began) / 1000;
        await log.expectWhole();
        return lines.length / seconds;
      },
      other: async () => {
        const began = performance.now();
        await table.copy(lines);
        const seconds = (performance.now() - began) / 1000;
        await table.expectWhole();
        return lines.length / seconds;
      },
      unit: 'events/s',
    });
  },
};

interface CopiedTable {
  nextPosition(): number;
  copy(lines: readonly string[]): Promise<void>;
  expectWhole(): Promise<void>;
}

/** As the plain table, but filled by `COPY`, positions and times included: nothing is left to the server but the key. */
async function openCopiedTable(bench: Bench): Promise<CopiedTable> {
  const client = new Client({ connectionString: await bench.database() });
  await client.connect();
  bench.atEnd(() => client.end());
  await client.query(`create table copied (position bigint primary key, recorded_at timestamptz not null, event_id uuid not null,
    stream text not null, revision integer not null, type text not null, schema_version integer not null, effective_on date not null,
    data json not null, metadata json not null)`);
  let position = 0;
  let copied = 0;
  return {
    nextPosition: () => ++position,
    copy: async (lines) => {
      await copyIn(client, 'copy copied from stdin', lines);
      copied += lines.length;
    },
    expectWhole: async () => {
      const { rows } = await client.query<{ rows: number }>('select count(*)::integer as rows from copied');
      if (rows[0]?.rows !== copied) throw new OracleFailed(`The copied table holds ${String(rows[0]?.rows)} rows of ${String(copied)}`);
    },
  };
}

function line(position: number, streamNumber: number, nth: number, event: BenchEvent): string {
  const { eventId, type, schemaVersion, effectiveOn, data, metadata } = event;
  const recordedAt = '2026-03-05T09:00:00Z';
  const stream = `bench-${streamId(streamNumber)}`;
  return copyLine([
    String(position),
    recordedAt,
    eventId,
    stream,
    String(nth),
    type,
    String(schemaVersion),
    effectiveOn,
    data,
    JSON.stringify(metadata),
  ]);
}
