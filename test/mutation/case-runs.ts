import { pathToFileURL } from 'node:url';
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import type { LawCase } from '../../libs/law/law-case.ts';
import type * as Runner from '../../libs/law/run-cases.ts';

/** What a thread is started with; a mutant that acts while the library is loaded is switched on by its environment. */
export interface CaseRunsData {
  readonly folder: string;
  readonly cases: readonly LawCase[];
  /** How many of them must be answered as they expect; the others are bad input, of which only the bytes count. */
  readonly answered: number;
}

/** Asks a thread to run some cases, by their number, with one mutant switched on; without, to note what each case passes through. */
export interface CaseRunsRequest {
  readonly mutant?: string;
  readonly cases: readonly number[];
  /** What each case printed without mutants, by its number; absent in the first run. */
  readonly printed?: readonly string[];
}

export type CaseRunsAnswer =
  | {
      readonly what: 'passed through';
      readonly atLoad: readonly string[];
      readonly byCase: readonly (readonly string[])[];
      readonly printed: readonly string[];
    }
  | { readonly what: 'noticed'; readonly by: NoticedBy };

/** A case whose answer was wrong; only the bytes of an answer, a receipt or a refusal; or nothing. */
export type NoticedBy = 'CASE' | 'BYTES' | 'NOTHING';

/** What the instrumented library reads and fills. */
interface Switchboard {
  activeMutant?: string | undefined;
  currentTestId?: string | undefined;
  hitCount?: number | undefined;
  hitLimit?: number | undefined;
  mutantCoverage?: {
    readonly static: Readonly<Record<string, number>>;
    readonly perTest: Readonly<Record<string, Readonly<Record<string, number>>>>;
  };
}

const { folder, cases, answered } = workerData as CaseRunsData; // whoever starts the thread gives it
const board: Switchboard = ((globalThis as { __stryker__?: Switchboard }).__stryker__ ??= {}); // where the instrumented library looks
const { askCase, runCases } = (await import(pathToFileURL(join(folder, 'run-cases.js')).href)) as typeof Runner; // compiled from it

parentPort?.on('message', (request: CaseRunsRequest) => {
  const answer = request.printed === undefined ? passThrough() : { what: 'noticed' as const, by: noticed(request, request.printed) };
  parentPort?.postMessage(answer satisfies CaseRunsAnswer);
});

function passThrough(): CaseRunsAnswer {
  const printed = cases.map((lawCase, index) => {
    board.currentTestId = String(index);
    return askCase(lawCase);
  });
  board.currentTestId = undefined;
  const { static: atLoad = {}, perTest = {} } = board.mutantCoverage ?? {};
  return {
    what: 'passed through',
    atLoad: Object.keys(atLoad),
    byCase: cases.map((_, index) => Object.keys(perTest[String(index)] ?? {})),
    printed,
  };
}

function noticed({ mutant, cases: numbers }: CaseRunsRequest, printed: readonly string[]): NoticedBy {
  board.activeMutant = mutant;
  let differs = false;
  for (const number of numbers) {
    const lawCase = cases[number];
    if (lawCase === undefined) continue;
    if (differs && number >= answered) return 'BYTES'; // what else differs adds nothing
    board.hitCount = 0;
    board.hitLimit = mostHits;
    try {
      if (runCases([lawCase]).failures.length > 0 && number < answered) return 'CASE';
      differs ||= askCase(lawCase) !== printed[number];
    } catch {
      return 'CASE'; // an error that the library does not know
    }
  }
  return differs ? 'BYTES' : 'NOTHING';
}

/** A loop that a mutant made endless ends here. */
const mostHits = 100_000;
