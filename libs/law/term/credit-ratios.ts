import type { FractionText } from '../calendar/fraction.ts';
import type { DatedTable } from '../dated-table.ts';
import type { FacilityType } from '../law-facts.ts';

/** Days of a punishment that one day of restraint before it counts for. */
export interface CreditRatios {
  /** Custody towards deprivation of liberty, by the facility type of the verdict; a later transfer changes nothing. */
  readonly custodyByFacility: Readonly<Record<FacilityType, FractionText>>;
  readonly custodyTowardsRestriction: FractionText;
  readonly custodyTowardsArrest: FractionText;
  readonly houseArrest: FractionText;
}

const values: CreditRatios = {
  custodyByFacility: { MINIMUM: '2', MEDIUM: '3/2', MEDIUM_JUVENILE: '3/2', MAXIMUM: '1', EMERGENCY: '1', FULL: '1' },
  custodyTowardsRestriction: '2',
  custodyTowardsArrest: '1',
  houseArrest: '1/2',
};

/** Credit of custody and house arrest. The milder rates of 2018 reach back, so that the day of the decision picks the row. */
export const creditRatios: DatedTable<CreditRatios> = [
  {
    from: '2018-08-01',
    provision: 'CC 62',
    verified: true,
    source: 'CC as of early 2020, art. 62(3), (3-1), (4), after Law 180-VI of 12 July 2018',
    values,
  },
  {
    from: '2015-01-01',
    to: '2018-07-31',
    provision: 'CC 62',
    verified: false,
    source: 'text before Law 180-VI not read; the day in July 2018 on which that law came into force not verified',
    values,
  },
];
