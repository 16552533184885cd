import { createLocalJWKSet } from 'jose';
import { localAudience, localIssuerName, openLocalIssuer, type LocalIssuer } from '../../libs/access/local-issuer.ts';
import { keysAt, tokenCheck } from '../../libs/access/token-check.ts';
import type { TokenCheck } from '../../libs/platform/access-guard.ts';
import type { Configuration } from '../configuration.ts';

/** Whose tokens a server accepts. */
export interface AcceptedTokens {
  readonly tokens: TokenCheck;
  /** The issuer of this machine, where it is the one that is trusted. */
  readonly localIssuer: LocalIssuer | undefined;
}

/** Those of the organisation's own issuer where one is configured; otherwise of this machine's, on loopback and outside production only. */
export async function acceptedTokens({ issuer, folder, production, host }: Configuration): Promise<AcceptedTokens> {
  if (issuer !== undefined) {
    return { tokens: tokenCheck({ issuer: issuer.name, audience: issuer.audience, keys: keysAt(issuer.jwksUrl) }), localIssuer: undefined };
  }
  const localIssuer = await openLocalIssuer({ folder, environment: { production, host } });
  return {
    tokens: tokenCheck({ issuer: localIssuerName, audience: localAudience, keys: createLocalJWKSet(localIssuer.jwks()) }),
    localIssuer,
  };
}
