import { join } from 'node:path';
import { openLocalIssuer } from '../../libs/access/local-issuer.ts';
import type { Ground } from './ground.ts';
import { ownPostgres, type OwnPostgres } from './own-postgres.ts';
import { launch, type Program } from './programs.ts';

/** A whole installation of a case: its own PostgreSQL, and the programs of the build on it. */
export interface Installation {
  readonly postgres: OwnPostgres;
  /** Data folder of the programs. */
  readonly folder: string;
  /** `qadam start`: API and worker in one process. */
  readonly server: (databaseUrl?: string) => Promise<Served>;
  /** `qadam start --without-worker`: the API alone. */
  readonly api: (databaseUrl?: string) => Promise<Served>;
  /** `qadam worker`: the worker alone, not waited for. */
  readonly worker: (databaseUrl?: string) => Program;
  /** Any verb of `qadam`, to be waited for or killed. */
  readonly qadam: (args: readonly string[], databaseUrl?: string) => Program;
  readonly token: (role: Sender) => Promise<string>;
}

/** A program that answers HTTP. */
export interface Served {
  readonly program: Program;
  readonly url: string;
}

export type Sender = 'officer' | 'facility' | 'auditor';

/** Programs reach the database directly, unless a start names another way to it. */
export async function install(ground: Ground): Promise<Installation> {
  const postgres = await ownPostgres(join(ground.folder, 'postgres'));
  ground.inTheEnd(() => postgres.remove());
  return installedOn(ground, postgres);
}

export function installedOn(ground: Ground, postgres: OwnPostgres): Installation {
  const folder = join(ground.folder, 'qadam');
  const run = (args: readonly string[], databaseUrl: string): Program =>
    launch(ground, { program: 'apps/cli/main.js', args, environment: { DATABASE_URL: databaseUrl, QADAM_FOLDER: folder } });
  const served = async (program: Program): Promise<Served> => {
    await program.heard(/Stop with Ctrl-C/);
    const [, url = ''] = await program.heard(/answers on (http:\/\/[\d.]+:\d+)/);
    return { program, url };
  };
  return {
    postgres,
    folder,
    server: (url = postgres.url) => served(run(['start'], url)),
    api: (url = postgres.url) => served(run(['start', '--without-worker'], url)),
    worker: (url = postgres.url) => run(['worker'], url),
    qadam: (args, url = postgres.url) => run(args, url),
    token: async (role) => {
      const issuer = await openLocalIssuer({ folder, environment: { production: false, host: '127.0.0.1' } });
      return issuer.issue({ subject: `${role}-1`, roles: [role], hours: 12 });
    },
  };
}
