import { isRole, type Role } from './roles.ts';

/** Who asks, as an issuer that we trust says it. */
export interface Principal {
  readonly subject: string;
  /** The program through which they ask. */
  readonly clientId: string;
  /** What they are there to do; without a role they may do nothing. */
  readonly roles: readonly Role[];
  /** The one probation office that they are limited to. */
  readonly office?: string;
  /** The one facility that they are limited to. */
  readonly facility?: string;
}

/** Under which names an issuer states roles and limits. */
export interface ClaimNames {
  readonly roles: string;
  readonly office: string;
  readonly facility: string;
}

export const claimNames: ClaimNames = { roles: 'roles', office: 'office', facility: 'facility' };

/**
 * The principal that the claims of a token describe; `undefined` where they describe none.
 *
 * Roles that we do not know are left out. A limit that cannot be read is no limit to be left out: there is no principal then,
 * because the one without it would see the whole country.
 */
export function principalOf(claims: Readonly<Record<string, unknown>>, names: ClaimNames = claimNames): Principal | undefined {
  const subject = claims['sub'];
  const clientId = claims['client_id'];
  const office = limitOf(claims[names.office]);
  const facility = limitOf(claims[names.facility]);
  if (!isText(subject) || !isText(clientId) || office === 'unreadable' || facility === 'unreadable') return undefined;
  return {
    subject,
    clientId,
    roles: rolesOf(claims[names.roles]),
    ...(office && { office: office.to }),
    ...(facility && { facility: facility.to }),
  };
}

function rolesOf(claim: unknown): readonly Role[] {
  if (!Array.isArray(claim)) return [];
  return [...new Set(claim.filter((entry: unknown): entry is Role => typeof entry === 'string' && isRole(entry)))];
}

function limitOf(claim: unknown): { readonly to: string } | 'unreadable' | undefined {
  if (claim === undefined) return undefined;
  return isText(claim) ? { to: claim } : 'unreadable';
}

function isText(claim: unknown): claim is string {
  return typeof claim === 'string' && claim.trim() !== '';
}
