import { afterEach, describe, expect, it } from '@jest/globals';
import { chmod, cp, lstat, mkdtemp, readdir, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { runProgram } from './run-program.ts';
import { installedPackage, serverBinaries } from './server-binaries.ts';
import type { BinaryPackage } from './server-binaries.ts';
import { weAreRoot } from './server-user.ts';

let folder: string | undefined;

afterEach(async () => {
  if (folder === undefined) return;
  await chmod(join(folder, 'native', 'lib'), 0o755);
  await rm(folder, { recursive: true, force: true });
  folder = undefined;
});

/** The installed package as it is where install scripts do not run: without the links to its libraries. */
async function packageWithoutLinks(): Promise<BinaryPackage & { readonly copies: string }> {
  const installed = await installedPackage();
  folder = await realpath(await mkdtemp(join(tmpdir(), 'qadam-binaries-')));
  await cp(join(installed.folder, 'native'), join(folder, 'native'), {
    recursive: true,
    verbatimSymlinks: true,
    filter: async (path) => !(await lstat(path)).isSymbolicLink(),
  });
  return { folder, version: installed.version, copies: join(folder, 'copies') };
}

describe('The binaries of PostgreSQL', () => {
  it('do not run without the links that the install script makes', async () => {
    const { folder: bare } = await packageWithoutLinks();
    const run = await runProgram(join(bare, 'native', 'bin', 'initdb'), ['--version'], undefined);
    expect(run.code).not.toBe(0);
  });

  it('run where no install script was run', async () => {
    const bare = await packageWithoutLinks();
    const binaries = await serverBinaries(bare.copies, bare);
    for (const program of [binaries.initdb, binaries.postgres]) {
      expect(await runProgram(program, ['--version'], undefined)).toMatchObject({ code: 0 });
    }
    expect(dirname(dirname(binaries.postgres))).toBe(
      weAreRoot() ? join(bare.copies, `postgresql-${bare.version}`, 'native') : join(bare.folder, 'native'),
    );
  });

  it('run from a copy where the package may not be written to', async () => {
    const bare = await packageWithoutLinks();
    await chmod(join(bare.folder, 'native', 'lib'), 0o555);
    const binaries = await serverBinaries(bare.copies, bare);
    expect(await runProgram(binaries.initdb, ['--version'], undefined)).toMatchObject({ code: 0 });
    expect(dirname(dirname(binaries.initdb))).toBe(join(bare.copies, `postgresql-${bare.version}`, 'native'));
  });

  it('are copied once, however many ask at one moment', async () => {
    const bare = await packageWithoutLinks();
    await chmod(join(bare.folder, 'native', 'lib'), 0o555);
    const [first, second] = await Promise.all([serverBinaries(bare.copies, bare), serverBinaries(bare.copies, bare)]);
    expect(first).toEqual(second);
    expect(await readdir(bare.copies)).toEqual([`postgresql-${bare.version}`]);
  });
});
