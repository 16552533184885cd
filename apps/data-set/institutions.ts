import type { FacilityType } from '../../libs/criminal-case/criminal-case.events.ts';
import { regions, type Region } from '../../libs/regions/regions.ts';
import { SeededRandom } from './seeded-random.ts';

export interface Facility {
  readonly code: string;
  readonly region: Region;
  readonly holds: FacilityType | 'REMAND' | 'WOMEN';
}

export interface Officer {
  readonly code: string;
  readonly office: string;
  readonly region: Region;
  /** How much of all supervision is theirs: some carry twice as much as others. */
  readonly weight: number;
}

/** Where a data set takes place: facilities, probation offices and the officers in them. */
export interface Institutions {
  readonly facilities: readonly Facility[];
  readonly officers: readonly Officer[];
  readonly offices: readonly string[];
}

interface RegionPlan {
  readonly region: Region;
  readonly colonies: number;
  readonly remand: boolean;
  readonly offices: number;
  readonly officers: number;
}

/** With it the caseload of the busiest twentieth is twice the one in the middle. */
const caseloadSigma = 0.38;

const usual: readonly FacilityType[] = ['MEDIUM', 'MAXIMUM', 'MINIMUM', 'MEDIUM', 'MAXIMUM'];

/** What is not held everywhere: women, minors, life terms. By region and place in it. */
const special: Readonly<Record<string, Facility['holds']>> = {
  '35/3': 'WOMEN',
  '11/2': 'WOMEN',
  '19/3': 'WOMEN',
  '59/2': 'WOMEN',
  '10/3': 'WOMEN',
  '35/5': 'MEDIUM_JUVENILE',
  '35/7': 'EMERGENCY',
  '39/4': 'EMERGENCY',
  '55/5': 'FULL',
};

/** 78 facilities, 220 offices and 900 officers in 20 regions, by how many people live there. */
export const nationalInstitutions: Institutions = institutionsOf([
  { region: '75', colonies: 0, remand: true, offices: 15, officers: 100 },
  { region: '71', colonies: 0, remand: true, offices: 9, officers: 63 },
  { region: '79', colonies: 1, remand: true, offices: 9, officers: 54 },
  { region: '35', colonies: 8, remand: true, offices: 14, officers: 51 },
  { region: '10', colonies: 4, remand: true, offices: 11, officers: 27 },
  { region: '11', colonies: 5, remand: true, offices: 12, officers: 35 },
  { region: '15', colonies: 3, remand: true, offices: 12, officers: 42 },
  { region: '19', colonies: 4, remand: false, offices: 15, officers: 69 },
  { region: '23', colonies: 2, remand: true, offices: 9, officers: 31 },
  { region: '27', colonies: 3, remand: true, offices: 10, officers: 32 },
  { region: '31', colonies: 4, remand: true, offices: 13, officers: 55 },
  { region: '33', colonies: 1, remand: false, offices: 9, officers: 32 },
  { region: '39', colonies: 5, remand: true, offices: 12, officers: 37 },
  { region: '43', colonies: 2, remand: true, offices: 9, officers: 38 },
  { region: '47', colonies: 2, remand: true, offices: 8, officers: 35 },
  { region: '55', colonies: 6, remand: true, offices: 10, officers: 34 },
  { region: '59', colonies: 3, remand: true, offices: 10, officers: 23 },
  { region: '61', colonies: 3, remand: false, offices: 19, officers: 99 },
  { region: '62', colonies: 1, remand: false, offices: 4, officers: 10 },
  { region: '63', colonies: 5, remand: true, offices: 10, officers: 33 },
]);

/** One office of three officers in Almaty, one of two in Karaganda, and the facilities of both regions. */
export const demoInstitutions: Institutions = institutionsOf([
  { region: '75', colonies: 0, remand: true, offices: 1, officers: 3 },
  { region: '35', colonies: 8, remand: true, offices: 1, officers: 2 },
]);

function institutionsOf(plans: readonly RegionPlan[]): Institutions {
  let number = 0;
  const facilities = plans.flatMap(facilitiesOf);
  const offices = plans.flatMap((plan) => Array.from({ length: plan.offices }, (_, index) => codeOf('P', plan.region, index + 1)));
  const officers = plans.flatMap((plan) =>
    Array.from({ length: plan.officers }, (_, index): Officer => {
      number += 1;
      const code = `officer-${String(number).padStart(4, '0')}`;
      const office = codeOf('P', plan.region, 1 + Math.floor((index * plan.offices) / plan.officers));
      return { code, office, region: plan.region, weight: new SeededRandom(code).logNormal(1, caseloadSigma) };
    }),
  );
  return { facilities, offices, officers };
}

function facilitiesOf({ region, colonies, remand }: RegionPlan): readonly Facility[] {
  const holds: Facility['holds'][] = remand ? ['REMAND'] : [];
  for (let index = 0; index < colonies; index++)
    holds.push(special[`${region}/${String(index)}`] ?? usual[index % usual.length] ?? 'MEDIUM');
  return holds.map((kind, index) => ({ code: codeOf('F', region, index + 1), region, holds: kind }));
}

function codeOf(letter: 'F' | 'P', region: Region, number: number): string {
  return `${letter}${region}${String(number).padStart(2, '0')}`;
}

export function regionName(region: Region): string {
  return regions[region];
}
