import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { DockerfileParser, type Dockerfile } from 'dockerfile-ast';
import { validate } from 'dockerfile-utils';
import { repository } from './compose-file.ts';
import { settingsRead } from './settings-read.ts';

const text = readFileSync(new URL('docker/Dockerfile', repository), 'utf8');
const file: Dockerfile = DockerfileParser.parse(text);
const ignored = readFileSync(new URL('.dockerignore', repository), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'));
const { scripts, engines } = JSON.parse(readFileSync(new URL('package.json', repository), 'utf8')) as {
  scripts: Record<string, string>;
  engines: { node: string };
}; // npm reads both
const stages = file.getFROMs();
const copies = file.getCOPYs().map((copy) => ({
  from: copy.getFromFlag()?.getValue() ?? undefined,
  sources: copy
    .getArguments()
    .slice(0, -1)
    .map((argument) => argument.getValue()),
}));
const lastLine = (keyword: string): string | undefined =>
  file
    .getInstructions()
    .filter((instruction) => instruction.getKeyword() === keyword)
    .at(-1)
    ?.getArgumentsContent() ?? undefined;

describe('docker/Dockerfile', () => {
  it('has no fault that a builder or its linter would find', () => {
    expect(validate(text)).toEqual([]);
  });

  it('builds and runs on the same release of Node, one that the product supports, to its last number', () => {
    const [first, ...rest] = stages.map((stage) => stage.getImage());
    expect(rest).toEqual([first]);
    const [, major] = /^node:(\d+)\.\d+\.\d+-[a-z]+-slim$/.exec(first ?? '') ?? [];
    expect(engines.node).toBe('>=20.19');
    expect(Number(major)).toBeGreaterThan(20);
  });

  it('takes nothing from the repository that is not there, or that never reaches the builder', () => {
    const taken = copies.filter(({ from }) => from === undefined).flatMap(({ sources }) => sources);
    expect(taken.length).toBeGreaterThan(0);
    expect(taken.filter((source) => !existsSync(new URL(source, repository)))).toEqual([]);
    expect(taken.filter((source) => !ignored.includes(`!${source}`))).toEqual([]);
  });

  it('takes into the last stage what the first one built: code and production dependencies, no sources and no tests', () => {
    const names = stages.map((stage) => stage.getBuildStage());
    expect(names).toEqual(['build', 'run']);
    expect(copies.filter(({ from }) => from !== undefined)).toEqual(
      ['package.json', 'node_modules', 'dist/libs', 'dist/apps'].map((source) => ({ from: 'build', sources: [`/build/${source}`] })),
    );
    expect(text).toMatch(/npm run build\n[^]*npm prune --omit=dev [^]*AS run/);
    expect(scripts['build']).toBe('nest build');
  });

  it('runs as nobody in particular, by number', () => {
    expect(lastLine('USER')).toMatch(/^[1-9]\d*:[1-9]\d*$/);
  });

  it('has the program as its first process, so that it hears when it is to stop', () => {
    const words = JSON.parse(lastLine('ENTRYPOINT') ?? '') as string[]; // the form without a shell
    expect(words[0]).toBe('node');
    expect(words.at(-1)).toBe('dist/apps/cli/main.js');
    expect(existsSync(new URL(words.at(-1) ?? '', repository))).toBe(true);
    expect(JSON.parse(lastLine('CMD') ?? '')).toEqual(['start', '--without-worker']);
  });

  it('is asked for its health by a program that is in it', () => {
    const [, words = ''] = / CMD (\[.*\])$/.exec(` ${lastLine('HEALTHCHECK') ?? ''}`) ?? [];
    const [node, program = '', what] = JSON.parse(words) as string[]; // the form without a shell
    expect([node, what]).toEqual(['node', 'api']);
    expect(existsSync(new URL(program, repository))).toBe(true);
  });

  it('sets what the product reads, and no secret', () => {
    const set = file.getENVs().flatMap((env) => env.getProperties().map((property) => property.getName()));
    const read = settingsRead();
    expect(set.filter((name) => !read.has(name))).toEqual([]);
    expect(set.filter((name) => /URL|PASSWORD|SECRET|KEY/.test(name))).toEqual([]);
    expect(file.getARGs()).toEqual([]);
  });
});

describe('.dockerignore', () => {
  it('lets nothing through that it does not name, so that no secret gets into a layer by accident', () => {
    expect(ignored[0]).toBe('*');
    expect(ignored.filter((line) => line.startsWith('!')).map((line) => line.slice(1))).not.toContain('docker');
  });

  it('keeps back what tests need, under names that are there', () => {
    const keptBack = ignored.slice(1).filter((line) => !line.startsWith('!'));
    expect(keptBack[0]).toBe('**/*.spec.ts');
    expect(keptBack.slice(1).filter((path) => !existsSync(new URL(path, repository)))).toEqual([]);
  });
});
