import type { Principal } from './principal.ts';
import type { Role } from './roles.ts';

/** Whether somebody has one of the roles that may do a thing; nobody may do what no role may. */
export function allows(principal: Pick<Principal, 'roles'>, by: readonly Role[]): boolean {
  return principal.roles.some((role) => by.includes(role));
}
