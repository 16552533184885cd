import type { Logger } from 'typeorm';
import { openLocalIssuer } from '../../libs/access/local-issuer.ts';
import type { LoadedDataSet } from './data-set.ts';
import { readParoleRegister } from '../../apps/api/read-parole-register.ts';
import type { Figure } from './figure.ts';
import { OracleFailed } from './oracle-failed.ts';
import { requestBytes } from './http-connection.ts';
import { oneAtATime } from './in-flight.ts';
import { startApi } from './running-api.ts';
import { percentile } from './readings.ts';
import { sideBySide } from './side-by-side.ts';

const rowsOfPage = 50;

export const caseloadPage: Figure = {
  id: 'B9',
  what: `caseload page of ${String(rowsOfPage)} out of everyone under supervision, p99 over HTTP`,
  against: 'the same SQL on one connection, p99',
  unit: 'ms',
  better: 'smaller',
  reach: 3,
  measure: async (bench) => {
    const dataSet = await bench.dataSet();
    await dataSet.registersUpToLog();
    const issuer = await openLocalIssuer({ folder: dataSet.configuration.folder, environment: { production: false, host: '127.0.0.1' } });
    const authorization = `Bearer ${await issuer.issue({ subject: 'supervisor-1', roles: ['supervisor'] })}`;
    const request = requestBytes('GET', `/v1/registers/parole?limit=${String(rowsOfPage)}`, { authorization });
    const { sql, parameters } = await statementOfPage(dataSet);
    const client = await dataSet.deployment.sources.pool.connect();
    bench.atEnd(async () => client.release());
    const { connections } = await startApi(bench, dataSet, { connections: 1, keeps: 'nothing' });
    const [connection] = connections;
    if (connection === undefined) throw new Error('There is no connection');
    const times = bench.quick ? 50 : 1_000;
    let page = '';
    return sideBySide(bench, 'B9', {
      ours: async () => {
        const took = await oneAtATime(times, bench.signal, async () => {
          const { status, body } = await connection.ask(request);
          if (status !== 200) throw new OracleFailed(`A caseload page was answered ${String(status)}: ${body}`);
          page = body;
        });
        return percentile(took, 99);
      },
      other: async () => {
        let rows: readonly { readonly supervisionId: string }[] = [];
        const took = await oneAtATime(times, bench.signal, async () => {
          ({ rows } = await client.query<{ supervisionId: string }>(sql, parameters));
        });
        const { items } = JSON.parse(page) as { readonly items: readonly { readonly supervisionId: string }[] }; // as the route describes it
        const ids = (of: typeof rows): string =>
          of
            .slice(0, rowsOfPage)
            .map(({ supervisionId }) => supervisionId)
            .join();
        if (items.length !== rowsOfPage || ids(items) !== ids(rows)) throw new OracleFailed('The page over HTTP is not what its SQL finds');
        return percentile(took, 99);
      },
      unit: 'ms',
    });
  },
};

/** What the route asks of the database, as TypeORM sends it. */
async function statementOfPage({ deployment }: LoadedDataSet): Promise<{ readonly sql: string; readonly parameters: unknown[] }> {
  const { sources } = deployment;
  const heard = new StatementsHeard();
  sources.registers.setOptions({ logger: heard });
  await readParoleRegister.answer({
    query: { limit: rowsOfPage },
    context: {
      principal: { subject: 'supervisor-1', clientId: 'bench', roles: ['supervisor'] },
      today: '2026-11-21',
      accept: '*/*',
      params: {},
    },
    sources,
  });
  const [statement, ...others] = heard.statements;
  if (statement === undefined || others.length > 0) throw new Error(`A page takes ${String(heard.statements.length)} statements`);
  return statement;
}

class StatementsHeard implements Logger {
  readonly statements: { readonly sql: string; readonly parameters: unknown[] }[] = [];

  logQuery(sql: string, parameters: unknown): void {
    this.statements.push({ sql, parameters: Array.isArray(parameters) ? [...(parameters as unknown[])] : [] });
  }

  logQueryError(): void {
    // the statement itself fails, too
  }

  logQuerySlow(): void {
    // its time is measured elsewhere
  }

  logSchemaBuild(): void {
    // tables are made by the runner
  }

  logMigration(): void {
    // tables are made by the runner
  }

  log(): void {
    // nothing that is of use here
  }
}
