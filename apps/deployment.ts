import { mkdir } from 'node:fs/promises';
import { Client, Pool, types, type CustomTypesConfig } from 'pg';
import { DataSource } from 'typeorm';
import { openFileMasterKey } from '../libs/access/file-master-key.ts';
import { keyedHash } from '../libs/access/keyed-hash.ts';
import { migratePersonKeys } from '../libs/access/person-keys-schema.ts';
import { openPersonKeys } from '../libs/access/person-keys.ts';
import { migrateAccess } from '../libs/access/read-audit-schema.ts';
import { startEmbeddedPostgres } from '../libs/embedded-postgres/embedded-postgres.ts';
import { EventCodec } from '../libs/event-log/codec.ts';
import { migrateEventLog } from '../libs/event-log-postgres/event-log-schema.ts';
import { PostgresEventLog } from '../libs/event-log-postgres/postgres-event-log.ts';
import { signedCursors } from '../libs/platform/cursor.ts';
import { migrateProjections, RegistersOutdated } from '../libs/projections/migrate-projections.ts';
import { registers } from '../libs/registers/registers.ts';
import { renewViews } from '../libs/registers/reporting-views.ts';
import { eventCatalogues } from '../libs/registers/vocabulary.ts';
import type { Sources } from './api/sources.ts';
import type { Configuration } from './configuration.ts';

/** An installation with everything behind it open: database, log, keys. */
export interface Deployment {
  readonly sources: Sources;
  readonly databaseUrl: string;
  /** Whether the database was started by this process, found running, or is somebody's own. */
  readonly database: 'here' | 'adopted' | 'external';
  readonly close: () => Promise<void>;
}

/**
 * Opens an installation and brings its tables up to date; safe for several processes at once.
 *
 * @param outdated whether registers that another version built are refused, or tolerated in order to rebuild them
 * @throws RegistersOutdated where they are refused
 */
export async function openDeployment(
  configuration: Configuration,
  onLog: (line: string) => void,
  outdated: 'refused' | 'tolerated' = 'refused',
): Promise<Deployment> {
  await mkdir(configuration.folder, { recursive: true, mode: 0o700 });
  const embedded =
    configuration.databaseUrl === undefined ? await startEmbeddedPostgres({ folder: configuration.folder, onLog }) : undefined;
  const databaseUrl = configuration.databaseUrl ?? embedded?.url ?? '';
  const pool = new Pool({ connectionString: databaseUrl, max: 16, types: datesAsText, application_name: 'qadam', keepAlive: true });
  pool.on('error', (error) => onLog(`A database connection was lost: ${error.message}`));
  try {
    const registered = await openRegisters(databaseUrl);
    await migrate(pool, configuration.eventLogUrl, outdated);
    const master = await openFileMasterKey({ folder: configuration.folder });
    const hash = keyedHash(await master.deriveKey('identifiers'));
    const log = new PostgresEventLog({ connectionString: configuration.eventLogUrl ?? databaseUrl, readers: 8 });
    const seal = await openPersonKeys({ pool, master, remembered: 100_000 });
    const codec = new EventCodec(eventCatalogues);
    return {
      sources: { log, codec, seal, pool, registers: registered, cursors: signedCursors(hash), keyedHash: hash },
      databaseUrl,
      database: embedded?.started ?? 'external',
      close: async () => {
        await log.close();
        await seal.close();
        if (registered.isInitialized) await registered.destroy(); // Nest closes the one that it was given
        await pool.end();
        await embedded?.stop();
      },
    };
  } catch (error) {
    await pool.end();
    await embedded?.stop();
    throw error;
  }
}

/** The registers as TypeORM reads them; their tables are made by the runner, never by synchronising. */
async function openRegisters(url: string): Promise<DataSource> {
  const dataSource = new DataSource({
    type: 'postgres',
    url,
    entities: registers.map(({ entity }) => entity),
    synchronize: false,
    applicationName: 'qadam registers',
    extra: { max: 8, types: datesAsText },
  });
  return dataSource.initialize();
}

const usualParser = types.getTypeParser as (type: number, format?: 'text' | 'binary') => (text: string) => unknown; // typed as any there
const dateType: number = types.builtins.DATE;

/** Legal days are days, never instants: PostgreSQL's text of a date is kept as it is. */
const datesAsText: CustomTypesConfig = {
  getTypeParser: (type: number, format?: 'text' | 'binary') =>
    type === dateType && format !== 'binary' ? (text: string) => text : usualParser(type, format),
};

async function migrate(pool: Pool, eventLogUrl: string | undefined, outdated: 'refused' | 'tolerated'): Promise<void> {
  const client = await pool.connect();
  try {
    if (eventLogUrl === undefined) await migrateEventLog(client);
    else await migrateLogAt(eventLogUrl);
    await migratePersonKeys(client);
    await migrateAccess(client);
    await migrateProjections(client, registers).catch((error: unknown) => {
      if (outdated === 'refused' || !(error instanceof RegistersOutdated)) throw error;
    });
    await renewViews(client);
  } finally {
    client.release();
  }
}

async function migrateLogAt(url: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await migrateEventLog(client);
  } finally {
    await client.end();
  }
}
