import type { Principal } from './principal.ts';

/** Where a thing belongs at present: a supervision to an office, a custody stay to a facility. */
export interface Place {
  readonly office?: string;
  readonly facility?: string;
}

/** How far somebody sees and acts: over the whole country, or in the named places only. */
export type Scope =
  { readonly reach: 'national' } | { readonly reach: 'local'; readonly offices: readonly string[]; readonly facilities: readonly string[] };

/** The scope that a token gives; without a limit in it, that of the role, which is national. */
export function scopeOf({ office, facility }: Place): Scope {
  if (office === undefined && facility === undefined) return { reach: 'national' };
  return { reach: 'local', offices: listOf(office), facilities: listOf(facility) };
}

/**
 * Whether a thing is within somebody's scope; what is not does not exist for them.
 *
 * One who is limited to an office and to a facility is within both. What belongs to no place is within no local scope.
 */
export function isWithin(principal: Pick<Principal, 'office' | 'facility'>, place: Place): boolean {
  const scope = scopeOf(principal);
  if (scope.reach === 'national') return true;
  return isAmong(place.office, scope.offices) || isAmong(place.facility, scope.facilities);
}

function isAmong(code: string | undefined, codes: readonly string[]): boolean {
  return code !== undefined && codes.includes(code);
}

function listOf(code: string | undefined): readonly string[] {
  return code === undefined ? [] : [code];
}
