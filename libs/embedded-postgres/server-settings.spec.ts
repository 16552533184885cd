import { describe, expect, it } from '@jest/globals';
import { serverSettings } from './server-settings.ts';

const gigabyte = 2 ** 30;

describe('the settings of the server that comes with the product', () => {
  const shares: readonly (readonly [memory: number, buffers: string])[] = [
    [gigabyte, '256MB'],
    [4 * gigabyte, '256MB'],
    [8 * gigabyte, '512MB'],
    [16 * gigabyte, '1024MB'],
    [256 * gigabyte, '1024MB'],
  ];
  it.each(shares)('on a machine with %d bytes of memory keep %s of pages in it', (memory, buffers) => {
    expect(settingOf(serverSettings(memory), 'shared_buffers')).toBe(buffers);
  });

  it('name each setting once', () => {
    const names = serverSettings(gigabyte)
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'))
      .map((line) => line.split(' = ')[0]);
    expect(new Set(names).size).toBe(names.length);
  });
});

function settingOf(text: string, name: string): string | undefined {
  return text
    .split('\n')
    .find((line) => line.startsWith(`${name} = `))
    ?.slice(name.length + 3);
}
