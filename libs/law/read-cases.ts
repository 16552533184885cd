import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { isScalar, parseDocument, visit } from 'yaml';
import type { Document } from 'yaml';
import { casesIn } from './law-case.ts';
import type { LawCase, MalformedCase } from './law-case.ts';

/** The cases in a file, or in every `.yaml` and `.yml` file of a folder and the folders in it, in order of their names. */
export function readCases(path: string): readonly (LawCase | MalformedCase)[] {
  return caseFilesAt(path).flatMap((file) => casesOfFile(file));
}

function caseFilesAt(path: string): readonly string[] {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.ya?ml$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

function casesOfFile(file: string): readonly (LawCase | MalformedCase)[] {
  const document = parseDocument(readFileSync(file, 'utf8'));
  const [error] = document.errors;
  if (error !== undefined) return [{ id: file, problem: error.message.split('\n')[0] ?? 'is not YAML' }];
  keepNumbersThatAreNames(document);
  return casesIn(file, document.toJS());
}

/** An article `188` and an identity number `000101500001` are text, also where the quotes were forgotten. */
function keepNumbersThatAreNames(document: Document): void {
  visit(document, {
    Pair(_key, { key, value }) {
      const isName = isScalar(key) && typeof key.value === 'string' && namesOfText.includes(key.value);
      if (isName && isScalar(value) && typeof value.value === 'number' && value.source !== undefined) value.value = value.source;
    },
  });
}

const namesOfText: readonly string[] = ['article', 'part', 'iin'];
