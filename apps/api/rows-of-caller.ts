import type { SelectQueryBuilder } from 'typeorm';
import type { Principal } from '../../libs/access/principal.ts';

/**
 * Leaves in a list the rows of people whom a caller answers for: held in the caller's facility, or on the way to it, and supervised by the
 * caller's office; everybody's where the caller is limited to neither.
 *
 * The stay that the person is in, if any, must be joined as `stay`.
 *
 * @param personId SQL: whose row it is
 */
export function andOfCaller(builder: SelectQueryBuilder<object>, { facility, office }: Principal, personId = 'item.person_id'): void {
  if (facility !== undefined) builder.andWhere(heldAt('ownFacility'), { ownFacility: facility });
  if (office !== undefined) builder.andWhere(supervisedBy('ownOffice', personId), { ownOffice: office });
}

/** SQL: the facility that answers for whoever is in a stay: the one that awaits them while they are on the way. */
export const facilityNow = 'coalesce(stay.in_transit_to, stay.facility)';

/** SQL: whether the person of a row is held in a facility now, or on the way to it. */
export function heldAt(parameter: string): string {
  return `${facilityNow} = :${parameter}`;
}

/** SQL: whether an office supervises the person of a row now. */
export function supervisedBy(parameter: string, personId = 'item.person_id'): string {
  return `exists (
    select from registers.parole own
    where own.person_id = ${personId} and own.status = 'ACTIVE' and own.office = :${parameter})`;
}
