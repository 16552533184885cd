import { Instrumenter } from '@stryker-mutator/instrumenter';
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import ts from 'typescript';

/** One change to the law library that its cases should notice. */
export interface Mutant {
  readonly id: string;
  /** The subject's folder, or the file itself where it lies in none. */
  readonly subject: string;
  /** `parole/parole.ts:20:6`, lines and columns counted from 1. */
  readonly place: string;
  readonly kind: string;
  readonly original: string;
  readonly replacement: string;
}

/**
 * Writes the law library to a folder with every mutant in it, each switched off, and says which there are.
 *
 * Left out are specifications, what reads files and prints, and texts in three languages: they hold no law.
 */
export async function writeMutatedLaw(library: string, folder: string): Promise<readonly Mutant[]> {
  const files = readdirSync(library, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts') && !entry.name.endsWith('.spec.ts'))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => !notLoaded.test(relative(library, file)))
    .sort();
  const { files: instrumented, mutants } = await new Instrumenter(silent).instrument(
    files.map((file) => ({ name: file, content: readFileSync(file, 'utf8'), mutate: !notMutated.test(relative(library, file)) })),
    { plugins: null, excludedMutations: [], ignorers: [] },
  );
  for (const { name, content } of instrumented) {
    const path = join(folder, relative(library, name)).replace(/\.ts$/, '.js');
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, ts.transpileModule(content, { compilerOptions, fileName: name }).outputText);
  }
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }\n');
  const sources = new Map(files.map((file) => [file, readFileSync(file, 'utf8').split('\n')]));
  return mutants.flatMap(({ id, fileName, location: { start, end }, mutatorName, replacement }) => {
    const file = relative(library, fileName);
    const line = sources.get(fileName)?.[start.line] ?? '';
    if (inThreeLanguages.test(line)) return [];
    return {
      id,
      subject: file.includes(sep) ? (file.split(sep)[0] ?? file) : file,
      place: `${file}:${String(start.line + 1)}:${String(start.column + 1)}`,
      kind: mutatorName,
      original: line.slice(start.column, end.line === start.line ? end.column : undefined),
      replacement,
    };
  });
}

const notLoaded = /^(law-cli|read-cases|receipt-digests|pages\/)/;
const notMutated = /^explanation\/|(-wording|-reasons|wording|manual-reasons|run-cases|law-case)\.ts$/;

const inThreeLanguages = /\b(en|ru|kk): ['"]/;

const compilerOptions: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ESNext,
  rewriteRelativeImportExtensions: true,
  verbatimModuleSyntax: true,
};

const off = (): boolean => false;
const nothing = (): void => undefined;
const silent = {
  isTraceEnabled: off,
  isDebugEnabled: off,
  isInfoEnabled: off,
  isWarnEnabled: off,
  isErrorEnabled: off,
  isFatalEnabled: off,
  trace: nothing,
  debug: nothing,
  info: nothing,
  warn: nothing,
  error: nothing,
  fatal: nothing,
};
