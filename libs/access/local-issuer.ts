import { createPrivateKey, createPublicKey, generateKeyPairSync, randomUUID } from 'node:crypto';
import { isIPv4 } from 'node:net';
import { join } from 'node:path';
import { calculateJwkThumbprint, SignJWT, type JSONWebKeySet } from 'jose';
import { claimNames } from './principal.ts';
import type { Role } from './roles.ts';
import { ensureSecretFile } from './secret-file.ts';

export const localIssuerName = 'qadam-local';
export const localAudience = 'qadam';

export interface LocalIssuerOptions {
  /** The data folder; the key is kept in `local-issuer.pem` in it. */
  readonly folder: string;
  readonly environment: {
    readonly production: boolean;
    /** What the API listens on. */
    readonly host: string;
  };
}

/** Whom a token is for. */
export interface TokenRequest {
  readonly subject: string;
  readonly roles: readonly Role[];
  readonly office?: string;
  readonly facility?: string;
  /** Until it expires; above 0, at most 12, and 8 unless told. */
  readonly hours?: number;
  /** When it is issued; the present unless told. */
  readonly at?: Date;
}

/** Hands out tokens to whoever can start the product on this machine: for trying it out. */
export interface LocalIssuer {
  /**
   * A signed access token.
   *
   * @throws RangeError on hours out of range
   */
  issue(request: TokenRequest): Promise<string>;
  /** The public key, for `createLocalJWKSet`. */
  jwks(): JSONWebKeySet;
}

/** Where others could reach it, the local issuer does not start: anybody could become anybody. */
export class LocalIssuerRefused extends Error {
  constructor(because: string) {
    super(`The local token issuer does not start: ${because}. Name the issuer of your organisation instead`);
    this.name = 'LocalIssuerRefused';
  }
}

/**
 * The issuer of this machine, on a key of its own that is made the first time.
 *
 * @throws LocalIssuerRefused in production, and where the API listens on anything but loopback
 * @throws SecretExposed where others can read the key
 */
export async function openLocalIssuer({ folder, environment }: LocalIssuerOptions): Promise<LocalIssuer> {
  if (environment.production) throw new LocalIssuerRefused('this is production');
  if (!isLoopback(environment.host)) throw new LocalIssuerRefused(`${environment.host || 'an empty host'} is not a loopback address`);
  const privateKey = createPrivateKey(await ensureSecretFile(join(folder, 'local-issuer.pem'), newKey));
  const publicKey = createPublicKey(privateKey).export({ format: 'jwk' });
  const kid = await calculateJwkThumbprint(publicKey);
  return {
    issue({ subject, roles, office, facility, hours = 8, at = new Date() }) {
      if (!(hours > 0 && hours <= 12)) throw new RangeError(`A local token is good for at most 12 hours, not ${String(hours)}`);
      const issuedAt = Math.floor(at.getTime() / 1000);
      return new SignJWT({
        client_id: localIssuerName,
        [claimNames.roles]: roles,
        ...(office === undefined ? {} : { [claimNames.office]: office }),
        ...(facility === undefined ? {} : { [claimNames.facility]: facility }),
      })
        .setProtectedHeader({ alg: 'ES256', kid, typ: 'at+jwt' })
        .setIssuer(localIssuerName)
        .setAudience(localAudience)
        .setSubject(subject)
        .setJti(randomUUID())
        .setIssuedAt(issuedAt)
        .setExpirationTime(issuedAt + Math.round(hours * 3600))
        .sign(privateKey);
    },
    jwks: () => ({ keys: [{ ...publicKey, kid, alg: 'ES256', use: 'sig' }] }),
  };
}

function newKey(): Buffer {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return Buffer.from(privateKey.export({ type: 'pkcs8', format: 'pem' }));
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || host === '[::1]' || (isIPv4(host) && host.startsWith('127.'));
}
