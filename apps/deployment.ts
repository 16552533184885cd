import { mkdir } from 'node:fs/promises';
import { Client, Pool, types, type CustomTypesConfig } from 'pg';
import { DataSource } from 'typeorm';
import { openFileMasterKey } from '../libs/access/file-master-key.ts';
import { keyedHash } from '../libs/access/keyed-hash.ts';
import { migratePersonKeys } from '../libs/access/person-keys-schema.ts';
import { openPersonKeys } from '../libs/access/person-keys.ts';
import { migrateAccess } from '../libs/access/read-audit-schema.ts';
import { startEmbeddedPostgres, type EmbeddedPostgres } from '../libs/embedded-postgres/embedded-postgres.ts';
import { EventCodec } from '../libs/event-log/codec.ts';
import type { CopyOfLog } from '../libs/event-log/copy-log.ts';
import { migrateEventLog } from '../libs/event-log-postgres/event-log-schema.ts';
import { migratePopulation } from '../libs/population/population-schema.ts';
import { migrateRehearsals } from '../libs/population/rehearsal-schema.ts';
import { migrateScreenings } from '../libs/population/screening-schema.ts';
import { signedCursors } from '../libs/platform/cursor.ts';
import { migrateProcessManagers } from '../libs/process-managers/postgres-process-checkpoints.ts';
import { migrateProjections, RegistersOutdated } from '../libs/projections/migrate-projections.ts';
import { connectionsToRebuild } from '../libs/projections/rebuild-registers.ts';
import { withClient } from '../libs/projections/transaction.ts';
import { registers } from '../libs/registers/registers.ts';
import { renewViews } from '../libs/registers/reporting-views.ts';
import { eventCatalogues } from '../libs/registers/vocabulary.ts';
import type { Sources } from './api/sources.ts';
import type { Configuration } from './configuration.ts';
import { openStoredLog } from './stored-log.ts';

/** An installation with everything behind it open: database, log, keys. */
export interface Deployment {
  readonly sources: Sources;
  /** Of the database that holds the event log; that of the registers unless told. Absent where the log is in a KurrentDB. */
  readonly logPool: Pool | undefined;
  /** The event log as one that can be copied. */
  readonly logCopy: CopyOfLog;
  readonly close: () => Promise<void>;
}

export interface DeploymentOptions {
  /**
   * Whether registers that another version built are refused, or tolerated in order to rebuild them; `not-looked-at` by whoever works for
   * a process that has brought the tables up to date.
   */
  readonly outdated?: 'refused' | 'tolerated' | 'not-looked-at';
  /** For how long a statement may last; without it for as long as it takes. A server that went silent would otherwise hold whoever serves. */
  readonly statementMs?: number;
}

/** Of one database at most; no fewer than a rebuild of every register takes, which would otherwise wait for itself. */
const connections = Math.max(16, connectionsToRebuild(registers.length));

/** Who serves answers that the database is busy; whoever typed a command would rather wait. */
const servingConnectMs = 10_000;
const patientConnectMs = 60_000;

/** Of those who serve: longer than any of their statements takes. */
export const servingStatementMs = 10_000;

/**
 * Opens an installation and brings its tables up to date; safe for several processes at once.
 *
 * @throws RegistersOutdated where they are refused
 */
export async function openDeployment(
  configuration: Configuration,
  onLog: (line: string) => void,
  { outdated = 'refused', statementMs }: DeploymentOptions = {},
): Promise<Deployment> {
  const opened: (() => Promise<unknown>)[] = [];
  const closeAll = async (): Promise<void> => {
    for (const close of opened.splice(0).reverse()) await close();
  };
  try {
    const all = await openAll(configuration, onLog, { outdated, ...(statementMs !== undefined && { statementMs }) }, (close) =>
      opened.push(close),
    );
    return { ...all, close: closeAll };
  } catch (error) {
    await closeAll();
    throw error;
  }
}

/** @param toClose is told how to close each thing as soon as it is open */
async function openAll(
  configuration: Configuration,
  onLog: (line: string) => void,
  { outdated = 'refused', statementMs }: DeploymentOptions,
  toClose: (close: () => Promise<unknown>) => void,
): Promise<Omit<Deployment, 'close'>> {
  const { folder, eventLogUrl } = configuration;
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const databaseUrl = configuration.databaseUrl ?? (await embeddedUrl(folder, onLog, toClose));
  const openPool = (connectionString: string): Pool => {
    const pool = new Pool({
      ...{
        connectionString,
        max: connections,
        types: datesAsText,
        application_name: 'qadam',
        keepAlive: true,
        connectionTimeoutMillis: statementMs === undefined ? patientConnectMs : servingConnectMs,
      },
      ...(statementMs !== undefined && { query_timeout: statementMs }),
    });
    pool.on('error', (error) => onLog(`A database connection was lost: ${error.message}`));
    toClose(() => pool.end());
    return pool;
  };
  const pool = openPool(databaseUrl);
  const { log, logCopy, logPool } = await openStoredLog(eventLogUrl ?? databaseUrl, (url) => (url === databaseUrl ? pool : openPool(url)));
  toClose(() => log.close());
  if (outdated !== 'not-looked-at') await migrate(pool, logPool, outdated);

  const registered = await openRegisters(databaseUrl, statementMs);
  toClose(async () => (registered.isInitialized ? registered.destroy() : undefined)); // Nest closes the one that it was given
  const master = await openFileMasterKey({ folder });
  const hash = keyedHash(await master.deriveKey('identifiers'));
  const seal = await openPersonKeys({ pool, master, remembered: 150_000 });
  toClose(() => seal.close());
  const codec = new EventCodec(eventCatalogues);
  return {
    sources: { log, codec, seal, pool, logPool, registers: registered, cursors: signedCursors(hash), keyedHash: hash },
    logPool,
    logCopy,
  };
}

async function embeddedUrl(
  folder: string,
  onLog: (line: string) => void,
  toClose: (close: () => Promise<unknown>) => void,
): Promise<string> {
  const embedded = await startEmbeddedPostgres({ folder, onLog });
  toClose(() => stopUnlessUsed(embedded));
  return embedded.url;
}

/** Whoever leaves last shuts it down, be it the process that started it or one that found it running. */
export async function stopUnlessUsed(embedded: EmbeddedPostgres): Promise<void> {
  if (!(await isUsed(embedded.url))) await embedded.stop({ even: 'adopted' });
}

/** Whether another process is connected to the server. */
async function isUsed(url: string): Promise<boolean> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const { rowCount } = await client.query(
      "select from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()",
    );
    return rowCount !== 0;
  } finally {
    await client.end();
  }
}

/** The registers as TypeORM reads them; their tables are made by the runner, never by synchronising. */
async function openRegisters(url: string, statementMs: number | undefined): Promise<DataSource> {
  const dataSource = new DataSource({
    type: 'postgres',
    url,
    entities: registers.map(({ entity }) => entity),
    synchronize: false,
    applicationName: 'qadam registers',
    extra: {
      max: 8,
      types: datesAsText,
      connectionTimeoutMillis: 10_000,
      ...(statementMs !== undefined && { query_timeout: statementMs }),
    },
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

async function migrate(pool: Pool, logPool: Pool | undefined, outdated: 'refused' | 'tolerated'): Promise<void> {
  if (logPool !== undefined) await withClient(logPool, migrateEventLog);
  await withClient(pool, async (client) => {
    await migratePersonKeys(client);
    await migrateAccess(client);
    await migratePopulation(client);
    await migrateScreenings(client);
    await migrateRehearsals(client);
    await migrateProcessManagers(client);
    await migrateProjections(client, registers).catch((error: unknown) => {
      if (outdated === 'refused' || !(error instanceof RegistersOutdated)) throw error;
    });
    await renewViews(client);
  });
}
