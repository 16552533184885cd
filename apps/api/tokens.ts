import { createLocalJWKSet } from 'jose';
import { localAudience, localIssuerName, openLocalIssuer, type LocalIssuer } from '../../libs/access/local-issuer.ts';
import { keysAt, tokenCheck } from '../../libs/access/token-check.ts';
import type { TokenCheck } from '../../libs/platform/access-guard.ts';
import type { Configuration } from '../configuration.ts';

/** The local issuer of this machine and the check that accepts its tokens; only on loopback and outside production. */
export async function localTokens({
  folder,
  production,
  host,
}: Configuration): Promise<{ readonly issuer: LocalIssuer; readonly check: TokenCheck }> {
  const issuer = await openLocalIssuer({ folder, environment: { production, host } });
  return { issuer, check: tokenCheck({ issuer: localIssuerName, audience: localAudience, keys: createLocalJWKSet(issuer.jwks()) }) };
}

/** The check of tokens of the organisation's own issuer. */
export function trustedTokens({ issuer }: Configuration): TokenCheck {
  if (issuer === undefined) throw new Error('No issuer is configured');
  return tokenCheck({ issuer: issuer.name, audience: issuer.audience, keys: keysAt(issuer.jwksUrl) });
}
