import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { isScalar, parseDocument, visit } from 'yaml';
import type { Document } from 'yaml';
import { casesIn, inquiriesIn } from './law-case.ts';
import type { LawCase, LawInquiry, MalformedCase } from './law-case.ts';

/** The cases in a file, or in every `.yaml`, `.yml` and `.json` file of a folder and the folders in it, in order of their names. */
export function readCases(path: string): readonly (LawCase | MalformedCase)[] {
  return caseFilesAt(path).flatMap((file) => casesOfFile(file));
}

/** What a file asks of one question; see `inquiriesIn`. */
export function readInquiries(file: string, question: string): readonly (LawInquiry | MalformedCase)[] {
  const read = readContent(file);
  return 'problem' in read ? [read] : inquiriesIn(file, read.content, question);
}

function caseFilesAt(path: string): readonly string[] {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ya?ml|json)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

function casesOfFile(file: string): readonly (LawCase | MalformedCase)[] {
  const read = readContent(file);
  return 'problem' in read ? [read] : casesIn(file, read.content);
}

/** What a file of JSON or YAML holds. */
export function readContent(file: string): { readonly content: unknown } | MalformedCase {
  const text = readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
  return file.endsWith('.json') ? contentOfJson(file, text) : contentOfYaml(file, text);
}

function contentOfJson(file: string, text: string): { readonly content: unknown } | MalformedCase {
  return contentOr(file, () => (text.trim() === '' ? null : JSON.parse(text, textOfName)));
}

function contentOfYaml(file: string, text: string): { readonly content: unknown } | MalformedCase {
  const document = parseDocument(text);
  const [error] = document.errors;
  if (error !== undefined) return { id: file, problem: firstLine(error) };
  keepNumbersThatAreNames(document);
  return contentOr(file, () => document.toJS());
}

function contentOr(file: string, read: () => unknown): { readonly content: unknown } | MalformedCase {
  try {
    return { content: read() };
  } catch (error) {
    return { id: file, problem: error instanceof Error ? firstLine(error) : 'cannot be read' };
  }
}

function firstLine({ message }: Error): string {
  return message.split('\n')[0] ?? message;
}

function textOfName(key: string, value: unknown): unknown {
  return typeof value === 'number' && namesOfText.includes(key) ? String(value) : value;
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
