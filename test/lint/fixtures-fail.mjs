// Each lint rule of ours must name code that breaks it: a rule that cannot fail is a comment.
import { ESLint } from 'eslint';

const inADecision = 'libs/person/record-death.ts';
const atTheEdge = 'apps/api/server.ts';

const broken = [
  [inADecision, 'export const now = new Date();', 'The clock is a parameter'],
  [inADecision, 'export const now = Date.now();', 'The clock is a parameter'],
  [inADecision, 'export const luck = Math.random();', 'Randomness is a parameter'],
  [
    inADecision,
    "import { randomUUID } from 'node:crypto';\nimport * as node from 'node:crypto';\nexport const id = node.randomUUID() + randomUUID();",
    'Ids are parameters',
  ],
  [inADecision, "export const set = process.env['PORT'];", "Unexpected use of 'process'"],
  [inADecision, "export const page = fetch('http://127.0.0.1');", "Unexpected use of 'fetch'"],
  [inADecision, 'setTimeout(() => undefined, 1);', "Unexpected use of 'setTimeout'"],
  [atTheEdge, 'export enum Sex {\n  F,\n  M,\n}', 'A union of literals says the same'],
  [atTheEdge, "export * from './sources.ts';", 'Import from the file that defines the thing'],
  [
    atTheEdge,
    "export function of(sex: 'F' | 'M'): number {\n  switch (sex) {\n    case 'F':\n      return 1;\n    default:\n      return 2;\n  }\n}",
    'Name every case',
  ],
  [atTheEdge, "import { EventBus } from '@nestjs/cqrs';\nexport const bus = EventBus;", 'In memory, unordered and lossy'],
  [atTheEdge, 'export const anything: any = 1;', 'Unexpected any'],
];

const eslint = new ESLint();
const silent = [];
for (const [filePath, code, message] of broken) {
  const [result] = await eslint.lintText(code, { filePath });
  if (!result?.messages.some((found) => found.message.includes(message))) silent.push(`${filePath}: ${code}`);
}
for (const code of silent) console.error(`No lint rule names this:\n${code}\n`);
if (silent.length > 0) process.exit(1);
console.log(`${broken.length} lint rules, each breaks on its fixture`);
