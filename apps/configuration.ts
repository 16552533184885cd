import { resolve } from 'node:path';
import { settingOrFile } from './setting-or-file.ts';

/** How an installation is set up, from its environment. */
export interface Configuration {
  readonly host: string;
  readonly port: number;
  /** Keeps the embedded database and the secrets of this machine. */
  readonly folder: string;
  /** A PostgreSQL of your own; the embedded one where there is none. */
  readonly databaseUrl?: string;
  /** Where the event log is, `postgres://…` or `kurrentdb://…`; in the database of the registers where there is none. */
  readonly eventLogUrl?: string;
  /** A worker touches this file again and again, for whoever looks whether it lives. */
  readonly heartbeatFile?: string;
  readonly production: boolean;
  /** The issuer whose tokens are accepted; the local one of this machine where there is none. */
  readonly issuer?: { readonly name: string; readonly audience: string; readonly jwksUrl: URL };
}

/** Settings that cannot be used, all of them at once. */
export class ConfigurationRefused extends Error {
  constructor(faults: readonly string[]) {
    super(`These settings cannot be used:\n${faults.map((fault) => `  ${fault}`).join('\n')}`);
    this.name = 'ConfigurationRefused';
  }
}

/** Whether an event log is in a KurrentDB, a single node or one of a cluster. */
export function isInKurrentdb(eventLogUrl: string): boolean {
  return /^(kurrentdb|esdb)(\+discover)?:\/\//.test(eventLogUrl);
}

export function isInPostgres(url: string): boolean {
  return /^(postgres|postgresql):\/\//.test(url);
}

/** @throws ConfigurationRefused naming each setting that is wrong */
export function readConfiguration(environment: Readonly<Record<string, string | undefined>>): Configuration {
  const faults: string[] = [];
  const { HOST, PORT, QADAM_FOLDER, HEARTBEAT_FILE, NODE_ENV, TOKEN_ISSUER, TOKEN_AUDIENCE, JWKS_URL } = environment;
  const DATABASE_URL = settingOrFile('DATABASE_URL', environment, faults);
  const EVENT_LOG_URL = settingOrFile('EVENT_LOG_URL', environment, faults);

  const port = Number(PORT ?? '3000');
  if (!Number.isInteger(port) || port < 0 || port > 65_535) faults.push(`PORT must be a port from 0 to 65535, not ${String(PORT)}`);
  if (DATABASE_URL !== undefined && !isInPostgres(DATABASE_URL)) faults.push('DATABASE_URL must begin with postgres://');
  if (EVENT_LOG_URL !== undefined && !isInPostgres(EVENT_LOG_URL) && !isInKurrentdb(EVENT_LOG_URL))
    faults.push('EVENT_LOG_URL must begin with postgres:// or kurrentdb://');
  const issuerSettings = { TOKEN_ISSUER, TOKEN_AUDIENCE, JWKS_URL };
  const given = Object.values(issuerSettings).filter((value) => value !== undefined).length;
  if (given !== 0 && given !== 3) faults.push('TOKEN_ISSUER, TOKEN_AUDIENCE and JWKS_URL go together');
  const jwksUrl = JWKS_URL !== undefined && URL.canParse(JWKS_URL) ? new URL(JWKS_URL) : undefined;
  if (JWKS_URL !== undefined && jwksUrl?.protocol !== 'https:' && jwksUrl?.hostname !== '127.0.0.1')
    faults.push('JWKS_URL must be an https:// address');

  if (faults.length > 0) throw new ConfigurationRefused(faults);
  return {
    host: HOST ?? '127.0.0.1',
    port,
    folder: resolve(QADAM_FOLDER ?? '.qadam'),
    production: NODE_ENV === 'production',
    ...(DATABASE_URL !== undefined && { databaseUrl: DATABASE_URL }),
    ...(EVENT_LOG_URL !== undefined && EVENT_LOG_URL !== DATABASE_URL && { eventLogUrl: EVENT_LOG_URL }),
    ...(HEARTBEAT_FILE !== undefined && { heartbeatFile: resolve(HEARTBEAT_FILE) }),
    ...(TOKEN_ISSUER !== undefined &&
      TOKEN_AUDIENCE !== undefined &&
      jwksUrl !== undefined && { issuer: { name: TOKEN_ISSUER, audience: TOKEN_AUDIENCE, jwksUrl } }),
  };
}
