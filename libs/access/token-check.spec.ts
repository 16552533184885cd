import { describe, expect, it } from '@jest/globals';
import { createLocalJWKSet, exportJWK, exportSPKI, generateKeyPair, SignJWT, type JWTPayload, type JWTHeaderParameters } from 'jose';
import { KeysUnavailable, keysAt, tokenCheck } from './token-check.ts';

const now = new Date('2026-02-01T10:00:00Z');
const seconds = now.getTime() / 1000;
const claims: JWTPayload = {
  iss: 'https://id.example',
  aud: 'qadam',
  sub: 'officer-17',
  client_id: 'qadam-web',
  roles: ['officer', 'superuser'],
  office: 'P7501',
  iat: seconds - 60,
  exp: seconds + 600,
};
const header: JWTHeaderParameters = { alg: 'ES256', kid: 'k1', typ: 'at+jwt' };

const trusted = await generateKeyPair('ES256', { extractable: true });
const stranger = await generateKeyPair('ES256', { extractable: true });
const publicKey = await exportJWK(trusted.publicKey);
const keys = createLocalJWKSet({ keys: [{ ...publicKey, kid: 'k1', alg: 'ES256', use: 'sig' }] });
const check = tokenCheck({ issuer: 'https://id.example', audience: 'qadam', keys });

function token(
  over: Readonly<Record<string, unknown>> = {},
  headerOver: Partial<JWTHeaderParameters> = {},
  key = trusted.privateKey,
): Promise<string> {
  return new SignJWT({ ...claims, ...over }).setProtectedHeader({ ...header, ...headerOver }).sign(key);
}

/** A token put together by hand, for what no library signs. */
function forged(headerPart: object, signature = '', payload: object = claims): string {
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part(headerPart)}.${part(payload)}.${signature}`;
}

async function signedWithPublicKey(secret: string): Promise<string> {
  return new SignJWT(claims).setProtectedHeader({ ...header, alg: 'HS256' }).sign(Buffer.from(secret));
}

describe('a token that we trust', () => {
  it('names a principal, without the roles that we do not know', async () => {
    expect(await check(`Bearer ${await token()}`, now)).toEqual({
      principal: { subject: 'officer-17', clientId: 'qadam-web', roles: ['officer'], office: 'P7501' },
    });
  });

  it('may be meant for others too, be of the full media type, and follow the scheme in any case', async () => {
    const answer = await check(`bearer ${await token({ aud: ['other', 'qadam'] }, { typ: 'application/at+jwt' })}`, now);
    expect(answer).toHaveProperty('principal');
  });

  it('without a role we know is a principal that may do nothing', async () => {
    expect(await check(`Bearer ${await token({ roles: ['superuser'] })}`, now)).toMatchObject({ principal: { roles: [] } });
  });

  it('is taken up to five seconds after it expired and before it begins, and no more', async () => {
    const answers = [{ exp: seconds - 4 }, { exp: seconds - 5 }, { nbf: seconds + 5 }, { nbf: seconds + 6 }].map(async (over) =>
      check(`Bearer ${await token(over)}`, now),
    );
    expect((await Promise.all(answers)).map((answer) => ('problem' in answer ? answer.problem : 'trusted'))).toEqual([
      'trusted',
      'expired',
      'trusted',
      'not-trusted',
    ]);
  });

  it.each(['EdDSA', 'PS256', 'RS256'])('may be signed with %s', async (alg) => {
    const pair = await generateKeyPair(alg, { extractable: true });
    const others = createLocalJWKSet({ keys: [{ ...(await exportJWK(pair.publicKey)), kid: 'k1', alg }] });
    const answer = await tokenCheck({ issuer: 'https://id.example', audience: 'qadam', keys: others })(
      `Bearer ${await token({}, { alg }, pair.privateKey)}`,
      now,
    );
    expect(answer).toHaveProperty('principal');
  });
});

describe('a token that we do not trust', () => {
  it.each<[string, string, () => Promise<string> | string]>([
    ['has expired', 'expired', () => token({ exp: seconds - 6 })],
    ['is older than twelve hours, whatever it says', 'expired', () => token({ iat: seconds - 43_206, exp: seconds + 600 })],
    ['begins later', 'not-trusted', () => token({ nbf: seconds + 60 })],
    ['was issued in the future', 'not-trusted', () => token({ iat: seconds + 60 })],
    ['is of another issuer', 'not-trusted', () => token({ iss: 'https://id.example.evil' })],
    ['is meant for others', 'not-trusted', () => token({ aud: 'qadam-test' })],
    ['is an identity token', 'not-trusted', () => token({}, { typ: 'JWT' })],
    [
      'does not say what type it is',
      'not-trusted',
      async () => new SignJWT(claims).setProtectedHeader({ alg: 'ES256', kid: 'k1' }).sign(trusted.privateKey),
    ],
    ['is not signed: alg none', 'not-trusted', () => forged({ ...header, alg: 'none' })],
    [
      'is not signed, and has the signature of another',
      'not-trusted',
      async () => forged({ ...header, alg: 'none' }, (await token()).split('.')[2]),
    ],
    [
      'is signed with our public key as a secret: HS256',
      'not-trusted',
      async () => signedWithPublicKey(await exportSPKI(trusted.publicKey)),
    ],
    ['is signed with our public key as a secret, in its JSON form', 'not-trusted', () => signedWithPublicKey(JSON.stringify(publicKey))],
    ['is signed with a key that we do not know', 'not-trusted', () => token({}, {}, stranger.privateKey)],
    ['names a key that we do not know', 'not-trusted', () => token({}, { kid: 'k2' }, stranger.privateKey)],
    ['brings its own key', 'not-trusted', async () => token({}, { jwk: await exportJWK(stranger.publicKey) }, stranger.privateKey)],
    [
      'says where its key is to be fetched',
      'not-trusted',
      () => token({}, { jku: 'https://evil.example/keys', x5u: 'https://evil.example/x5' }, stranger.privateKey),
    ],
    [
      'has other claims than were signed',
      'not-trusted',
      async () => forged(header, (await token()).split('.')[2], { ...claims, roles: ['administrator'] }),
    ],
    ['has no expiry', 'not-trusted', () => token({ exp: undefined })],
    ['has no time of issue', 'not-trusted', () => token({ iat: undefined })],
    ['has no subject', 'not-trusted', () => token({ sub: undefined })],
    ['has no client', 'not-trusted', () => token({ client_id: undefined })],
    ['has an empty subject', 'malformed', () => token({ sub: '' })],
    ['has a limit that cannot be read', 'malformed', () => token({ office: ['P7501', 'P7502'] })],
    ['wants an extension that we do not have', 'not-trusted', () => forged({ ...header, crit: ['exp2'], exp2: 1 }, 'AAAA')],
    ['is garbage in three parts', 'malformed', () => 'a.b.c'],
    ['is garbage in one part', 'malformed', () => 'garbage'],
    ['is encrypted: five parts', 'malformed', () => 'a.b.c.d.e'],
    ['is longer than any token', 'malformed', () => token({ padding: 'x'.repeat(9_000) })],
  ])('%s: %s', async (_, problem, made) => {
    expect(await check(`Bearer ${await made()}`, now)).toEqual({ problem });
  });

  it.each([
    [undefined, 'missing'],
    ['', 'missing'],
    ['Bearer', 'malformed'],
    ['Bearer ', 'malformed'],
    ['Basic b2ZmaWNlcjpwYXNz', 'malformed'],
  ])('is none: the header is %s', async (authorization, problem) => {
    expect(await check(authorization, now)).toEqual({ problem });
  });

  it('is not one in two headers', async () => {
    const good = await token();
    expect(await check(`Bearer ${good}, Bearer ${good}`, now)).toEqual({ problem: 'malformed' });
  });
});

describe('keys that are fetched', () => {
  it('are no fault of the token while they cannot be had', async () => {
    const away = tokenCheck({ issuer: 'https://id.example', audience: 'qadam', keys: () => Promise.reject(new TypeError('fetch failed')) });
    await expect(away(`Bearer ${await token()}`, now)).rejects.toThrow(KeysUnavailable);
  });

  it('come over https, unless from this machine', () => {
    expect(() => keysAt(new URL('http://id.example/keys'))).toThrow('https');
    expect(() => keysAt(new URL('http://127.0.0.1.evil.example/keys'))).toThrow('https');
    expect(keysAt(new URL('https://id.example/keys'))).toBeDefined();
    expect(keysAt(new URL('http://127.0.0.1:3000/keys'))).toBeDefined();
  });
});
