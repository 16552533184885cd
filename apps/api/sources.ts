import type { Pool } from 'pg';
import type { DataSource } from 'typeorm';
import type { EventCodec } from '../../libs/event-log/codec.ts';
import type { EventLog } from '../../libs/event-log/event-log.ts';
import type { PersonalSeal } from '../../libs/event-log/personal-seal.ts';
import type { Cursors } from '../../libs/platform/cursor.ts';

/** What reads read from. */
export interface Sources {
  readonly log: EventLog;
  readonly codec: EventCodec;
  readonly seal: PersonalSeal;
  readonly pool: Pool;
  /** Of the database that holds the event log; `pool`, unless the log has one of its own. Absent where the log is in a KurrentDB. */
  readonly logPool: Pool | undefined;
  readonly registers: DataSource;
  readonly cursors: Cursors;
  readonly keyedHash: (scheme: string, value: string) => string;
}
