import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openFileMasterKey } from './file-master-key.ts';
import { SecretExposed } from './secret-file.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'qadam-access-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const person = 'b1a6a1d2-0f0e-4f0b-9a52-2f0a3c1d4e5f';
const bytes = Buffer.alloc(32, 5);

describe('the file of the master key', () => {
  it('is made once, of 32 bytes, for its owner only, in a folder that is made too', async () => {
    const inside = join(folder, 'data');
    const first = await openFileMasterKey({ folder: inside });
    const second = await openFileMasterKey({ folder: inside });
    expect(second.id).toBe(first.id);
    expect((await stat(join(inside, 'master.key'))).mode & 0o777).toBe(0o600);
    expect(await readFile(join(inside, 'master.key'))).toHaveLength(32);
    expect(await readdir(inside)).toEqual(['master.key']);
  });

  it('is the same for all who make it at the same moment', async () => {
    const keys = await Promise.all(Array.from({ length: 16 }, () => openFileMasterKey({ folder })));
    expect(new Set(keys.map(({ id }) => id)).size).toBe(1);
    expect(await readdir(folder)).toEqual(['master.key']);
  });

  it.each([0o640, 0o604, 0o620, 0o602, 0o660, 0o644])('is refused with the mode %o', async (mode) => {
    await openFileMasterKey({ folder });
    await chmod(join(folder, 'master.key'), mode);
    await expect(openFileMasterKey({ folder })).rejects.toThrow(SecretExposed);
  });

  it('may be read-only', async () => {
    const { id } = await openFileMasterKey({ folder });
    await chmod(join(folder, 'master.key'), 0o400);
    expect((await openFileMasterKey({ folder })).id).toBe(id);
  });

  it.each([0, 31, 33])('is refused with %i bytes', async (length) => {
    await writeFile(join(folder, 'master.key'), Buffer.alloc(length), { mode: 0o600 });
    await expect(openFileMasterKey({ folder })).rejects.toThrow('does not hold a master key');
  });
});

describe('a wrapped key', () => {
  it('unwraps to what was wrapped, also when the file is opened again', async () => {
    const wrapped = await (await openFileMasterKey({ folder })).wrap([{ of: person, bytes }]);
    const [one = new Uint8Array()] = wrapped;
    expect(Buffer.from(one).includes(bytes)).toBe(false);
    expect(await (await openFileMasterKey({ folder })).unwrap([{ of: person, wrapped: one }])).toEqual([bytes]);
  });

  it('does not unwrap for another person', async () => {
    const master = await openFileMasterKey({ folder });
    const [wrapped = new Uint8Array()] = await master.wrap([{ of: person, bytes }]);
    await expect(master.unwrap([{ of: 'another', wrapped }])).rejects.toThrow();
  });

  it('does not unwrap under another master key', async () => {
    const [wrapped = new Uint8Array()] = await (await openFileMasterKey({ folder })).wrap([{ of: person, bytes }]);
    const other = await openFileMasterKey({ folder: join(folder, 'other') });
    await expect(other.unwrap([{ of: person, wrapped }])).rejects.toThrow();
  });
});

describe('a key derived from the master key', () => {
  it('is always the same for a purpose, another for another one, and never the master key itself', async () => {
    const master = await openFileMasterKey({ folder });
    const identifiers = await master.deriveKey('identifiers');
    expect(identifiers).toHaveLength(32);
    expect(await (await openFileMasterKey({ folder })).deriveKey('identifiers')).toEqual(identifiers);
    expect(await master.deriveKey('cursors')).not.toEqual(identifiers);
    expect(await readFile(join(folder, 'master.key'))).not.toEqual(identifiers);
  });
});
