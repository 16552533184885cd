import { describe, expect, it } from '@jest/globals';
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
