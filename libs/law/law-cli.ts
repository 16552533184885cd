import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { repeatedIds } from './law-case.ts';
import { writePages } from './pages/write-pages.ts';
import { readCases } from './read-cases.ts';
import { keepDigests } from './receipt-digests.ts';
import { askCase, explainCase, runCases } from './run-cases.ts';
import { languages } from './wording.ts';

/**
 * `law cases PATH...` compares, `law ask PATH...` prints, `law explain PATH... [--lang en|ru|kk]` reads aloud; they take files and folders.
 * `law pages` writes the pages for lawyers, `law digests` keeps what new cases print under this version of the rule set.
 */
const [verb, ...rest] = process.argv.slice(2);
// Under `npm run` the working folder is the package's; paths are meant from where the command was typed.
const from = process.env.INIT_CWD ?? process.cwd();
const langAt = verb === 'explain' ? rest.indexOf('--lang') : -1;
const language = langAt < 0 ? 'en' : languages.find((known) => known === rest[langAt + 1]);
const paths = langAt < 0 ? rest : rest.toSpliced(langAt, 2);
const absent = paths.filter((path) => !existsSync(resolve(from, path)));

if (verb === 'pages' && paths.length === 0) {
  for (const file of writePages(join(process.cwd(), 'docs/law'), readCases(join(process.cwd(), 'libs/law/cases')))) console.log(file);
} else if (verb === 'digests' && paths.length === 0) {
  const added = keepDigests(join(process.cwd(), 'libs/law/receipts'), readCases(join(process.cwd(), 'libs/law/cases')));
  console.log(`${String(added)} added`);
} else if ((verb !== 'cases' && verb !== 'ask' && verb !== 'explain') || paths.length === 0 || language === undefined) {
  console.error('usage: npm run -s law -- cases PATH...   |   npm run -s law -- ask PATH...');
  console.error('       npm run -s law -- explain PATH... [--lang en|ru|kk]   |   npm run -s law -- pages   |   npm run -s law -- digests');
  process.exitCode = 2;
} else if (absent.length > 0) {
  for (const path of absent) console.error(`there is no file or folder ${path}`);
  process.exitCode = 1;
} else {
  const cases = paths.flatMap((path) => readCases(resolve(from, path)));
  switch (verb) {
    case 'ask':
      for (const lawCase of cases) console.log(askCase(lawCase));
      break;
    case 'explain':
      for (const lawCase of cases) console.log([...explainCase(lawCase, language), ''].join('\n'));
      break;
    case 'cases': {
      const { passed, failures } = runCases(cases);
      for (const id of repeatedIds(cases)) console.error(`more than one case has the id ${id}`);
      for (const failure of failures) console.log(failure);
      console.log(`${String(passed)} passed, ${String(failures.length)} failed`);
      if (failures.length > 0 || passed === 0) process.exitCode = 1;
    }
  }
}
