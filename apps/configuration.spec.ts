import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfiguration } from './configuration.ts';

describe('the settings of an installation', () => {
  it('are those of a laptop where none is given: loopback, port 3000, embedded database, local issuer', () => {
    const configuration = readConfiguration({});
    expect(configuration).toMatchObject({ host: '127.0.0.1', port: 3000, production: false });
    expect(configuration.databaseUrl).toBeUndefined();
    expect(configuration.issuer).toBeUndefined();
  });

  it('are refused all at once, each by its name', () => {
    const wrong = {
      PORT: '70000',
      DATABASE_URL: 'mysql://db',
      EVENT_LOG_URL: 'db',
      TOKEN_ISSUER: 'https://issuer',
      JWKS_URL: 'http://issuer/keys',
    };
    expect(() => readConfiguration(wrong)).toThrow(/PORT[^]*DATABASE_URL[^]*EVENT_LOG_URL[^]*go together[^]*JWKS_URL/);
  });

  it('of an issuer are taken only together', () => {
    const issuer = { TOKEN_ISSUER: 'https://issuer', TOKEN_AUDIENCE: 'qadam', JWKS_URL: 'https://issuer/keys' };
    expect(readConfiguration(issuer).issuer).toMatchObject({ name: 'https://issuer', audience: 'qadam' });
    expect(() => readConfiguration({ TOKEN_ISSUER: 'https://issuer' })).toThrow(/go together/);
  });
});

describe('a setting that holds a password', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'qadam-settings-'));
    await writeFile(join(folder, 'url'), 'postgres://qadam:secret@db/qadam\n');
    await writeFile(join(folder, 'empty'), '\n');
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('may be the text of a file, without the end of its line', () => {
    const configuration = readConfiguration({ DATABASE_URL_FILE: join(folder, 'url') });
    expect(configuration.databaseUrl).toBe('postgres://qadam:secret@db/qadam');
  });

  it('is refused where it is given twice, and where its file is missing or empty', () => {
    const url = join(folder, 'url');
    expect(() => readConfiguration({ DATABASE_URL: 'postgres://db', DATABASE_URL_FILE: url })).toThrow(/exclude each other/);
    expect(() => readConfiguration({ EVENT_LOG_URL_FILE: join(folder, 'none') })).toThrow(/EVENT_LOG_URL_FILE names .*ENOENT/);
    expect(() => readConfiguration({ EVENT_LOG_URL_FILE: join(folder, 'empty') })).toThrow(/EVENT_LOG_URL_FILE names .*is empty/);
  });

  it('does not show up in what is said about it', () => {
    const wrong = { DATABASE_URL_FILE: join(folder, 'url'), DATABASE_URL: 'mysql://qadam:secret@db' };
    expect(() => readConfiguration(wrong)).toThrow(/^(?![^]*secret)/);
  });

  it('of the event log opens no second database where it is the first one', () => {
    const url = 'postgres://qadam:secret@db/qadam';
    expect(readConfiguration({ DATABASE_URL: url, EVENT_LOG_URL: url }).eventLogUrl).toBeUndefined();
  });

  it.each([
    'kurrentdb://127.0.0.1:2113?tls=false',
    'kurrentdb://qadam:secret@kurrentdb-1:2113,kurrentdb-2:2113,kurrentdb-3:2113?tls=true&tlsCaFile=/etc/qadam/kurrentdb-ca.crt',
    'kurrentdb+discover://qadam:secret@kurrentdb:2113',
  ])('takes the address of an event log in a KurrentDB: %s', (url) => {
    expect(readConfiguration({ EVENT_LOG_URL: url }).eventLogUrl).toBe(url);
    expect(() => readConfiguration({ DATABASE_URL: url })).toThrow(/DATABASE_URL must begin with postgres:/);
  });
});
