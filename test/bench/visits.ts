import { randomUUID } from 'node:crypto';
import { openLocalIssuer } from '../../libs/access/local-issuer.ts';
import { streamName, type Position } from '../../libs/event-log/event.ts';
import type { LoadedDataSet } from './data-set.ts';
import { LogOracle } from './log-oracle.ts';
import { OracleFailed } from './oracle-failed.ts';
import { requestBytes, type HttpAnswer } from './http-connection.ts';

/** What officers do most: record that a person came. Each of them is limited to an office, and records visits of people of that office. */
export interface Visits {
  /** The next visit as a request to the product, or to the route that does nothing with it. */
  next(to: 'supervisions' | 'no-op'): Visit;
  /** Takes note of an answer. @returns the position @throws OracleFailed unless it was recorded */
  acknowledged(visit: Visit, answer: HttpAnswer): Position;
  /** @throws OracleFailed unless every visit that was acknowledged is in the log, and in the register where told */
  expectWhole(where: 'log' | 'log and register'): Promise<void>;
}

export interface Visit {
  readonly appointmentId: string;
  readonly bytes: string;
}

export async function openVisits({ deployment, configuration }: LoadedDataSet): Promise<Visits> {
  const { pool } = deployment.sources;
  const { rows: files } = await pool.query<{ id: string; office: string; from: string }>(
    `select supervision_id as id, office, from_day::text as "from" from registers.parole where status = 'ACTIVE' and from_day <= current_date
     order by supervision_id`,
  );
  const issuer = await openLocalIssuer({ folder: configuration.folder, environment: { production: false, host: '127.0.0.1' } });
  const tokens = new Map<string, string>();
  for (const { office } of files) {
    if (!tokens.has(office)) tokens.set(office, await issuer.issue({ subject: `officer-of-${office}`, roles: ['officer'], office }));
  }
  const visitsInRegister = async (): Promise<number> => {
    const { rows } = await pool.query<{ visits: number }>('select sum(visits)::integer as visits from registers.parole');
    return rows[0]?.visits ?? 0;
  };
  const visitsBefore = await visitsInRegister();
  const { log } = deployment.sources;
  const oracle = new LogOracle(log, ({ stream }) => stream, await log.head());
  let recorded = 0;
  let at = 0;
  return {
    next: (to) => {
      const file = files[at++ % files.length];
      if (file === undefined) throw new Error('Nobody is under supervision in this data set');
      const appointmentId = randomUUID();
      const headers = { authorization: `Bearer ${tokens.get(file.office) ?? ''}`, 'idempotency-key': appointmentId };
      const body = { appointmentId, kind: 'OFFICE', visitedOn: file.from };
      return { appointmentId, bytes: requestBytes('POST', `/v1/${to}/${file.id}/record-visit`, headers, body) };
    },
    acknowledged: ({ appointmentId }, { status, body }) => {
      if (status !== 201) throw new OracleFailed(`A visit was answered ${String(status)}: ${body}`);
      const answered = JSON.parse(body) as { readonly position: string }; // as the route describes it
      const position = BigInt(answered.position) as Position; // as the log gave it
      oracle.isAcknowledged(position, streamName('appointment', appointmentId));
      recorded++;
      return position;
    },
    expectWhole: async (where) => {
      await oracle.expectWhole();
      if (where === 'log') return;
      const inRegister = (await visitsInRegister()) - visitsBefore;
      if (inRegister !== recorded) throw new OracleFailed(`The register counts ${String(inRegister)} visits of ${String(recorded)}`);
    },
  };
}
