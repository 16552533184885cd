import type { Region } from '../../libs/regions/regions.ts';
import type { Sender } from './biography.ts';
import type { Officer } from './institutions.ts';

export function officerAs(officer: Officer): Sender {
  return { role: 'officer', actor: officer.code, office: officer.office };
}

/** The head of a probation office. */
export function headOf(office: string): Sender {
  return { role: 'supervisor', actor: `supervisor-${office}`, office };
}

/** One of the two people of a facility that a release needs. */
export function staffOf(facility: string, person: 1 | 2 = 1): Sender {
  return { role: 'facility', actor: `facility-${facility}-${String(person)}`, office: facility };
}

export function registrarOf(region: Region): Sender {
  return { role: 'court-registrar', actor: `registrar-${region}` };
}
