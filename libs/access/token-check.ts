import { createRemoteJWKSet, errors, jwtVerify, type JWTVerifyGetKey } from 'jose';
import { claimNames, principalOf, type ClaimNames, type Principal } from './principal.ts';

/** Why a request has no principal. All but `missing` are an `invalid_token` of RFC 6750. */
export type TokenProblem = 'missing' | 'malformed' | 'expired' | 'not-trusted';

export type TokenAnswer = { readonly principal: Principal } | { readonly problem: TokenProblem };

export interface TokenTrust {
  readonly issuer: string;
  /** For whom the token must be meant: us. */
  readonly audience: string;
  /** The public keys of the issuer: `createLocalJWKSet` or `keysAt`. */
  readonly keys: JWTVerifyGetKey;
  /** Unless told: `roles`, `office`, `facility`. */
  readonly claims?: ClaimNames;
}

/** The issuer's keys cannot be had at present: nothing can be said of any token. */
export class KeysUnavailable extends Error {
  constructor(cause: unknown) {
    super('The keys of the token issuer cannot be had at present', { cause });
    this.name = 'KeysUnavailable';
  }
}

/**
 * Says who stands behind an `Authorization` header. A token names no key and no place to get one from: only `keys` are used.
 *
 * Accepted is a signed access token (`typ` `at+jwt`) of that issuer for that audience with `exp`, `iat`, `sub` and `client_id`,
 * no older than 12 hours. Clocks may differ by 5 seconds.
 *
 * @returns a function that rejects with `KeysUnavailable` only
 * @source RFC 9068, RFC 8725
 */
export function tokenCheck(trust: TokenTrust): (authorization: string | undefined, now?: Date) => Promise<TokenAnswer> {
  const names = trust.claims ?? claimNames;
  const keys = toldApart(trust.keys);
  return async (authorization, now) => {
    if (authorization === undefined || authorization === '') return { problem: 'missing' };
    const token = bearerPattern.exec(authorization)?.[1];
    if (token === undefined || token.length > longestToken) return { problem: 'malformed' };
    try {
      const { payload } = await jwtVerify(token, keys, {
        algorithms: [...algorithms],
        issuer: trust.issuer,
        audience: trust.audience,
        typ: 'at+jwt',
        requiredClaims: ['exp', 'sub', 'client_id'],
        maxTokenAge: oldestTokenSeconds,
        clockTolerance: 5,
        ...(now === undefined ? {} : { currentDate: now }),
      });
      const principal = principalOf(payload, names);
      return principal === undefined ? { problem: 'malformed' } : { principal };
    } catch (error) {
      if (error instanceof KeysUnavailable) throw error;
      return { problem: problemOf(error) };
    }
  };
}

/**
 * The keys that an issuer publishes, fetched when they are needed and kept for ten minutes.
 *
 * A flood of unknown key ids fetches no more than once in 30 seconds.
 *
 * @throws Error where the address is not https, unless it is of this machine
 */
export function keysAt(url: URL): JWTVerifyGetKey {
  if (url.protocol !== 'https:' && !thisMachine.includes(url.hostname))
    throw new Error(`Keys are fetched over https, not from ${url.href}`);
  return createRemoteJWKSet(url, { cooldownDuration: 30_000, cacheMaxAge: 600_000, timeoutDuration: 3_000 });
}

const algorithms = ['ES256', 'EdDSA', 'PS256', 'RS256'] as const;
const bearerPattern = /^Bearer +([\w-]+\.[\w-]+\.[\w-]*)$/i;
const longestToken = 8_192;
const oldestTokenSeconds = 12 * 60 * 60;
const thisMachine: readonly string[] = ['127.0.0.1', '[::1]', 'localhost'];

/** A key that the issuer does not have is the fault of the token; an issuer that does not answer is not. */
function toldApart(keys: JWTVerifyGetKey): JWTVerifyGetKey {
  return async (header, token) => {
    try {
      return await keys(header, token);
    } catch (error) {
      throw faultsOfToken.some((fault) => error instanceof fault) ? error : new KeysUnavailable(error);
    }
  };
}

const faultsOfToken = [errors.JWKSNoMatchingKey, errors.JWKSMultipleMatchingKeys, errors.JOSENotSupported];

function problemOf(error: unknown): TokenProblem {
  if (error instanceof errors.JWTExpired) return 'expired';
  if (error instanceof errors.JWSInvalid || error instanceof errors.JWTInvalid) return 'malformed';
  return 'not-trusted';
}
