import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LawCase, MalformedCase } from '../law-case.ts';
import { lawPages } from './law-pages.ts';

/** Writes the pages into a folder that holds nothing else, and hands back where they are. */
export function writePages(folder: string, cases: readonly (LawCase | MalformedCase)[]): readonly string[] {
  const pages = lawPages(cases);
  mkdirSync(folder, { recursive: true });
  for (const name of readdirSync(folder)) if (name.endsWith('.md') && !pages.has(name)) rmSync(join(folder, name));
  return Array.from(pages, ([name, text]) => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  });
}
