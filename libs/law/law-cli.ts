import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { repeatedIds } from './law-case.ts';
import { readCases } from './read-cases.ts';
import { askCase, runCases } from './run-cases.ts';

/** `law cases PATH...` compares, `law ask PATH...` prints; both take files and folders. */
const [verb, ...paths] = process.argv.slice(2);
// Under `npm run` the working folder is the package's; paths are meant from where the command was typed.
const from = process.env.INIT_CWD ?? process.cwd();
const absent = paths.filter((path) => !existsSync(resolve(from, path)));

if ((verb !== 'cases' && verb !== 'ask') || paths.length === 0) {
  console.error('usage: npm run -s law -- cases PATH...   |   npm run -s law -- ask PATH...');
  process.exitCode = 2;
} else if (absent.length > 0) {
  for (const path of absent) console.error(`there is no file or folder ${path}`);
  process.exitCode = 1;
} else {
  const cases = paths.flatMap((path) => readCases(resolve(from, path)));
  if (verb === 'ask') {
    for (const lawCase of cases) console.log(askCase(lawCase));
  } else {
    const { passed, failures } = runCases(cases);
    for (const id of repeatedIds(cases)) console.error(`more than one case has the id ${id}`);
    for (const failure of failures) console.log(failure);
    console.log(`${String(passed)} passed, ${String(failures.length)} failed`);
    if (failures.length > 0 || passed === 0) process.exitCode = 1;
  }
}
