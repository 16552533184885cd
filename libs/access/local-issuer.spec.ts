import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createLocalJWKSet, decodeJwt, decodeProtectedHeader } from 'jose';
import { chmod, mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { localAudience, localIssuerName, LocalIssuerRefused, openLocalIssuer, type LocalIssuer } from './local-issuer.ts';
import { SecretExposed } from './secret-file.ts';
import { tokenCheck } from './token-check.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'qadam-access-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const here = { production: false, host: '127.0.0.1' };
const at = new Date('2026-02-01T10:00:00Z');

function open(): Promise<LocalIssuer> {
  return openLocalIssuer({ folder, environment: here });
}

describe('the local issuer', () => {
  it.each(['127.0.0.1', '127.8.8.8', '::1', '[::1]', 'localhost'])('starts where the API listens on %s', async (host) => {
    await expect(openLocalIssuer({ folder, environment: { production: false, host } })).resolves.toBeDefined();
  });

  it.each(['0.0.0.0', '::', '[::]', '', '10.0.0.5', '127.evil.example', '127.0.0.1.nip.io', 'localhost.example', 'qadam.example'])(
    'refuses to start where the API listens on "%s", and makes no key',
    async (host) => {
      await expect(openLocalIssuer({ folder, environment: { production: false, host } })).rejects.toThrow(LocalIssuerRefused);
      expect(await readdir(folder)).toEqual([]);
    },
  );

  it('refuses to start in production, even on loopback', async () => {
    await expect(openLocalIssuer({ folder, environment: { production: true, host: '127.0.0.1' } })).rejects.toThrow(LocalIssuerRefused);
    expect(await readdir(folder)).toEqual([]);
  });

  it('keeps its key in a file for its owner only, and refuses one that others can read', async () => {
    await open();
    const file = join(folder, 'local-issuer.pem');
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    await chmod(file, 0o644);
    await expect(open()).rejects.toThrow(SecretExposed);
  });

  it('publishes its public key and nothing of the private one', async () => {
    const [key, ...others] = (await open()).jwks().keys;
    expect(others).toEqual([]);
    expect(Object.keys(key ?? {}).sort()).toEqual(['alg', 'crv', 'kid', 'kty', 'use', 'x', 'y']);
  });

  it('is trusted still after it was started again', async () => {
    const token = await (await open()).issue({ subject: 'officer-17', roles: ['officer'], office: 'P7501', at });
    const check = tokenCheck({ issuer: localIssuerName, audience: localAudience, keys: createLocalJWKSet((await open()).jwks()) });
    expect(await check(`Bearer ${token}`, at)).toEqual({
      principal: { subject: 'officer-17', clientId: 'qadam-local', roles: ['officer'], office: 'P7501' },
    });
  });

  it('states who, for whom, by whom, and until when: eight hours', async () => {
    const token = await (await open()).issue({ subject: 'warden-4', roles: ['facility'], facility: 'F3504', at });
    expect(decodeProtectedHeader(token)).toMatchObject({ alg: 'ES256', typ: 'at+jwt' });
    expect(decodeJwt(token)).toEqual({
      iss: 'qadam-local',
      aud: 'qadam',
      sub: 'warden-4',
      client_id: 'qadam-local',
      roles: ['facility'],
      facility: 'F3504',
      jti: expect.stringMatching(/^[\da-f-]{36}$/),
      iat: at.getTime() / 1000,
      exp: at.getTime() / 1000 + 8 * 3600,
    });
  });

  it('gives no two tokens one id', async () => {
    const issuer = await open();
    const ids = await Promise.all([1, 2].map(async () => decodeJwt(await issuer.issue({ subject: 'a', roles: [], at })).jti));
    expect(new Set(ids).size).toBe(2);
  });

  it.each([0, -1, 12.5, Number.NaN, Number.POSITIVE_INFINITY])('issues nothing for %d hours', async (hours) => {
    const issuer = await open();
    await expect(async () => issuer.issue({ subject: 'a', roles: [], hours })).rejects.toThrow(RangeError);
  });
});
