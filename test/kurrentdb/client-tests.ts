import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rowOf, tableOf, totalOf, type FileResult, type FileRow } from './client-tests/results.ts';

const usage = `npm run client-tests -- <clone>            the tests of KurrentDB's own client that are about streams, against the protocol server
npm run client-tests -- <clone> --write    and keeps the table in docs/kurrentdb-client-tests.md

<clone>: of https://github.com/kurrent-io/KurrentDB-Client-NodeJS, bare or not; what is committed there is run.
`;

/** The repository, seen from the build. */
const repository = fileURLToPath(new URL('../../../', import.meta.url));
const modules = join(repository, 'node_modules');
const build = fileURLToPath(new URL('client-tests/', import.meta.url));

process.exitCode = main(process.argv.slice(2));

/** @returns the exit code: 65 where a test failed */
function main([clone, ...others]: readonly string[]): number {
  if (clone === undefined || clone.startsWith('-') || others.some((other) => other !== '--write')) {
    process.stderr.write(usage);
    return 64;
  }
  const folder = mkdtempSync(join(tmpdir(), 'qadam-client-tests-'));
  try {
    prepare(folder, clone);
    const rows = run(folder);
    const total = totalOf(rows);
    const table = tableOf([...rows, total]);
    process.stdout.write(`${table}\n`);
    if (others.includes('--write')) writeFileSync(join(repository, 'docs/kurrentdb-client-tests.md'), report(clone, table));
    return total.failed === 0 ? 0 : 65;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The tests as they are committed, with the one module replaced that starts servers, and the client that the product uses. */
function prepare(folder: string, clone: string): void {
  const archive = git(clone, 'archive', 'HEAD', 'packages/test/src');
  execFileSync('tar', ['-x', '-C', folder, '--strip-components=2'], { input: archive });
  rmSync(join(folder, 'src/utils/Cluster.ts'));
  cpSync(join(build, 'cluster.js'), join(folder, 'src/utils/Cluster.js'));
  symlinkSync(modules, join(folder, 'node_modules'));
}

function run(folder: string): readonly FileRow[] {
  const config = {
    rootDir: folder,
    testMatch: ['<rootDir>/src/streams/*.test.ts'],
    // as in the client's own configuration
    testTimeout: 60_000,
    moduleNameMapper: { '^@test-utils$': '<rootDir>/src/utils' },
    transform: { '\\.[jt]s$': join(build, 'transpile.js') },
  };
  const results = join(folder, 'results.json');
  // one file after another, as they run them: an append has ten seconds, and one test has ten thousand under way at once
  const flags = ['--ci', '--run-in-band', '--forceExit', '--json', `--outputFile=${results}`, `--config=${JSON.stringify(config)}`];
  spawnSync(process.execPath, [join(modules, 'jest/bin/jest.js'), ...flags], {
    cwd: folder,
    env: { ...process.env, KURRENTDB_NODE_PROGRAM: join(build, 'node-program.js') },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  // jest wrote it
  const { testResults } = JSON.parse(readFileSync(results, 'utf8')) as { readonly testResults: readonly FileResult[] };
  return testResults.map(rowOf).sort((a, b) => (a.file < b.file ? -1 : 1));
}

function report(clone: string, table: string): string {
  const commit = git(clone, 'rev-parse', 'HEAD').toString().trim();
  const tests = versionOf(git(clone, 'show', 'HEAD:packages/db-client/package.json').toString());
  const client = versionOf(readFileSync(join(modules, '@kurrent/kurrentdb-client/package.json'), 'utf8'));
  return `# The client's own tests against our server

Written by \`npm run client-tests -- <clone> --write\` on ${new Date().toISOString().slice(0, 10)}; nothing here is edited by hand.
The tests are the \`streams\` folder of KurrentDB-Client-NodeJS ${tests} (\`${commit}\`), the client is the product's
(@kurrent/kurrentdb-client ${client}), the server is \`libs/kurrentdb-server\` over records in memory, one process each, over TLS.

${table}

Skipped are those that their authors switched off, and those for servers older than the release that ours speaks as. One test has ten thousand
appends under way at once, each with the ten seconds that the client gives it: on a machine that is busy with something else it may not end in time.
`;
}

function git(clone: string, ...args: readonly string[]): Buffer {
  return execFileSync('git', ['-C', clone, ...args], { maxBuffer: 64 * 1024 * 1024 });
}

function versionOf(packageText: string): string {
  const { version } = JSON.parse(packageText) as { readonly version: string }; // every published package has one
  return version;
}
