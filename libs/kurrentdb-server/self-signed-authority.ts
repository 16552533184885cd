import { generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto';

/** PEM texts: what a client trusts, and what a server shows. */
export interface SelfSignedAuthority {
  readonly authority: string;
  readonly certificate: string;
  readonly key: string;
}

/** An authority of our own, and a certificate of it for this machine (`localhost`, 127.0.0.1); valid for a day from the day before. */
export function selfSignedAuthority(now: Date): SelfSignedAuthority {
  const authority = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
  const server = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
  const named = { authority: 'Test authority', server: 'localhost' };
  return {
    authority: certificate(
      { subject: named.authority, issuer: named.authority, key: authority.publicKey, signer: authority.privateKey, now },
      [
        extension('2.5.29.19', true, sequence(boolean(true))), // basic constraints: an authority
        extension('2.5.29.15', true, Buffer.from([0x03, 0x02, 0x01, 0x06])), // key usage: signs certificates and lists of revoked ones
      ],
    ),
    certificate: certificate({ subject: named.server, issuer: named.authority, key: server.publicKey, signer: authority.privateKey, now }, [
      extension('2.5.29.19', true, sequence()),
      extension('2.5.29.15', true, Buffer.from([0x03, 0x02, 0x07, 0x80])), // key usage: signs
      extension('2.5.29.37', false, sequence(oid('1.3.6.1.5.5.7.3.1'))), // extended key usage: a server
      extension('2.5.29.17', false, sequence(tagged(0x82, Buffer.from('localhost')), tagged(0x87, Buffer.from([127, 0, 0, 1])))),
    ]),
    key: server.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
}

interface Certified {
  readonly subject: string;
  readonly issuer: string;
  readonly key: KeyObject;
  readonly signer: KeyObject;
  readonly now: Date;
}

/** X.509, version 3, signed with ECDSA over SHA-256. Source: RFC 5280, 4.1. */
function certificate({ subject, issuer, key, signer, now }: Certified, extensions: readonly Buffer[]): string {
  const algorithm = sequence(oid('1.2.840.10045.4.3.2'));
  const toBeSigned = sequence(
    tagged(0xa0, tagged(0x02, Buffer.from([2]))),
    tagged(0x02, Buffer.concat([Buffer.from([0x01]), randomBytes(15)])),
    algorithm,
    name(issuer),
    sequence(time(now, -1), time(now, 1)),
    name(subject),
    key.export({ type: 'spki', format: 'der' }),
    tagged(0xa3, sequence(...extensions)),
  );
  const signed = sequence(toBeSigned, algorithm, bitString(sign('sha256', toBeSigned, signer)));
  const lines = signed.toString('base64').match(/.{1,64}/g) ?? [];
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n');
}

function extension(id: string, critical: boolean, value: Buffer): Buffer {
  return sequence(oid(id), ...(critical ? [boolean(true)] : []), tagged(0x04, value));
}

function name(common: string): Buffer {
  return sequence(tagged(0x31, sequence(oid('2.5.4.3'), tagged(0x0c, Buffer.from(common)))));
}

/** `YYMMDDHHMMSSZ`, that many days from then. */
function time(from: Date, days: number): Buffer {
  const at = new Date(from.getTime() + days * 86_400_000);
  return tagged(0x17, Buffer.from(`${at.toISOString().slice(2, 19).replace(/[-T:]/g, '')}Z`));
}

function oid(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  return tagged(0x06, Buffer.from([40 * first + second, ...rest.flatMap(base128)]));
}

/** Seven bits a byte, the highest bit of all but the last set. */
function base128(number: number): readonly number[] {
  const digits = [number & 0x7f];
  for (let left = number >>> 7; left > 0; left >>>= 7) digits.unshift((left & 0x7f) | 0x80);
  return digits;
}

function boolean(value: boolean): Buffer {
  return tagged(0x01, Buffer.from([value ? 0xff : 0]));
}

function bitString(bytes: Buffer): Buffer {
  return tagged(0x03, Buffer.concat([Buffer.from([0]), bytes]));
}

function sequence(...parts: readonly Buffer[]): Buffer {
  return tagged(0x30, Buffer.concat(parts));
}

/** DER: what it is, how long it is, and it. */
function tagged(tag: number, value: Buffer): Buffer {
  if (value.length < 0x80) return Buffer.concat([Buffer.from([tag, value.length]), value]);
  const length = value.length < 0x100 ? [0x81, value.length] : [0x82, value.length >>> 8, value.length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...length]), value]);
}
