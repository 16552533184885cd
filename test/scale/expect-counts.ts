import type { Pool } from 'pg';
import { expectedCounts, type DataSetCounts } from '../../apps/data-set/expected-counts.ts';
import type { DataSetSize } from '../../apps/data-set/population-plan.ts';
import { OracleFailed } from '../bench/oracle-failed.ts';

/** @throws OracleFailed unless the registers show as many people, files and releases as the plan of the data set has */
export async function expectCounts(pool: Pool, dataSet: DataSetSize): Promise<void> {
  const { people, supervised, ended, inCustody, released } = expectedCounts(dataSet);
  const { rows } = await pool.query<Counted>(
    `select (select count(*)::integer from registers.person) as people,
      (select count(*)::integer from registers.parole where status = 'ACTIVE') as supervised,
      (select count(*)::integer from registers.parole where status = 'ENDED') as ended,
      (select count(*)::integer from registers.prisoner where in_custody) as "inCustody",
      (select count(*)::integer from registers.prisoner where not in_custody and released_on is not null) as released`,
  );
  const expected: Counted = { people, supervised, ended, inCustody, released };
  if (JSON.stringify(rows[0]) !== JSON.stringify(expected))
    throw new OracleFailed(`The registers show ${JSON.stringify(rows[0])}, the plan of ${dataSet} has ${JSON.stringify(expected)}`);
}

type Counted = Pick<DataSetCounts, 'people' | 'supervised' | 'ended' | 'inCustody' | 'released'>;
