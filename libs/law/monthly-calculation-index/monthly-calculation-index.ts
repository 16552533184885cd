import type { LegalDate } from '../calendar/legal-date.ts';
import type { DatedTable } from '../dated-table.ts';

const notCompared = 'value of the year, not compared with the text of the budget law';
const published = 'value of the year, as published';

/**
 * The monthly calculation index by year, in tenge. The higher values from 1 April 2020 (2,778) and 1 April 2022 (3,180) were for benefits
 * only and count for no fine.
 */
export const monthlyCalculationIndex: DatedTable<{ readonly tenge: number }> = [
  year('2026-01-01', '2026-12-31', 'Law on the Republican Budget for 2026-2028', published, 4325),
  year('2025-01-01', '2025-12-31', 'Law on the Republican Budget for 2025-2027', published, 3932),
  year('2024-01-01', '2024-12-31', 'Law on the Republican Budget for 2024-2026', published, 3692),
  year('2023-01-01', '2023-12-31', 'Law on the Republican Budget for 2023-2025', notCompared, 3450),
  year(
    '2022-01-01',
    '2022-12-31',
    'Law on the Republican Budget for 2022-2024',
    `${notCompared}; 3,180 from 1 April for benefits only`,
    3063,
  ),
  year('2021-01-01', '2021-12-31', 'Law on the Republican Budget for 2021-2023', notCompared, 2917),
  year(
    '2020-01-01',
    '2020-12-31',
    'Law on the Republican Budget for 2020-2022',
    `${notCompared}; 2,778 from 1 April for benefits only`,
    2651,
  ),
  year('2019-01-01', '2019-12-31', 'Law on the Republican Budget for 2019-2021', notCompared, 2525),
  year('2018-01-01', '2018-12-31', 'Law on the Republican Budget for 2018-2020', notCompared, 2405),
  year('2017-01-01', '2017-12-31', 'Law on the Republican Budget for 2017-2019', notCompared, 2269),
  year('2016-01-01', '2016-12-31', 'Law on the Republican Budget for 2016-2018', notCompared, 2121),
  year('2015-01-01', '2015-12-31', 'Law on the Republican Budget for 2015-2017', notCompared, 1982),
];

function year(
  from: LegalDate,
  to: LegalDate,
  provision: string,
  source: string,
  tenge: number,
): DatedTable<{ readonly tenge: number }>[number] {
  return { from, to, provision, verified: true, source, values: { tenge } };
}
