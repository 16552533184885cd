import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { LawCase } from '../../libs/law/law-case.ts';
import type { CaseRunsAnswer, CaseRunsData, CaseRunsRequest, NoticedBy } from './case-runs.ts';
import type { Mutant } from './mutated-law.ts';

/**
 * Switches one mutant on after another, runs the cases that pass through it, and says what noticed it.
 *
 * A mutant in what is computed while the library is loaded, its tables above all, gets a thread of its own; one that no case passes
 * through is noticed by nothing; one that does not come back within ten seconds is noticed.
 */
export async function noticeMutants(
  folder: string,
  mutants: readonly Mutant[],
  { good, bad }: { readonly good: readonly LawCase[]; readonly bad: readonly LawCase[] },
  onProgress: (done: number) => void,
): Promise<ReadonlyMap<string, NoticedBy>> {
  const cases = [...good, ...bad];
  const data: CaseRunsData = { folder, cases, answered: good.length };
  const first = new Thread(data);
  const passed = await first.ask({ cases: [] });
  await first.end();
  if (passed?.what !== 'passed through') throw new Error('the cases do not run in the library without a mutant');
  const atLoad = new Set(passed.atLoad);
  const casesOf = casesThrough(passed.byCase);
  const noticed = new Map<string, NoticedBy>();
  const waiting = [...mutants];
  await Promise.all(Array.from({ length: availableParallelism() }, () => work()));
  return noticed;

  async function work(): Promise<void> {
    let thread = new Thread(data);
    for (let mutant = waiting.shift(); mutant !== undefined; mutant = waiting.shift()) {
      const through = casesOf.get(mutant.id) ?? [];
      if (atLoad.has(mutant.id)) {
        const own = new Thread(data, mutant.id);
        noticed.set(
          mutant.id,
          byOf(
            await own.ask(
              requestOf(
                mutant.id,
                cases.map((_, index) => index),
              ),
            ),
          ),
        );
        await own.end();
      } else if (through.length === 0) {
        noticed.set(mutant.id, 'NOTHING');
      } else {
        const answer = await thread.ask(requestOf(mutant.id, through));
        noticed.set(mutant.id, byOf(answer));
        if (answer === undefined) thread = new Thread(data);
      }
      if (noticed.size % 200 === 0) onProgress(noticed.size);
    }
    await thread.end();
  }

  function requestOf(mutant: string, through: readonly number[]): CaseRunsRequest {
    return { mutant, cases: through, printed: passed?.what === 'passed through' ? passed.printed : [] };
  }
}

function casesThrough(byCase: readonly (readonly string[])[]): ReadonlyMap<string, readonly number[]> {
  const casesOf = new Map<string, number[]>();
  for (const [index, mutants] of byCase.entries()) {
    for (const mutant of mutants) {
      const through = casesOf.get(mutant);
      if (through === undefined) casesOf.set(mutant, [index]);
      else through.push(index);
    }
  }
  return casesOf;
}

/** No answer is a library that cannot be loaded, or a loop without end. */
function byOf(answer: CaseRunsAnswer | undefined): NoticedBy {
  return answer?.what === 'noticed' ? answer.by : 'CASE';
}

class Thread {
  private readonly worker: Worker;

  constructor(data: CaseRunsData, mutantAtLoad?: string) {
    const env = { ...process.env, ...(mutantAtLoad !== undefined && { __STRYKER_ACTIVE_MUTANT__: mutantAtLoad }) };
    this.worker = new Worker(new URL('./case-runs.js', import.meta.url), { workerData: data, env });
    this.worker.on('error', () => undefined); // whoever waits sees its end
  }

  /** `undefined` where the thread ended or took too long; it is of no use then. */
  async ask(request: CaseRunsRequest): Promise<CaseRunsAnswer | undefined> {
    const tooLong = new AbortController();
    const timer = setTimeout(() => tooLong.abort(), tenSeconds);
    try {
      this.worker.postMessage(request);
      const answered = once(this.worker, 'message', { signal: tooLong.signal }) as Promise<[CaseRunsAnswer]>; // it sends nothing else
      const ended = once(this.worker, 'exit', { signal: tooLong.signal });
      for (const one of [answered, ended]) one.catch(() => undefined); // whichever does not come first
      const first = await Promise.race([answered, ended.then(() => undefined)]);
      return first?.[0];
    } catch {
      await this.end();
      return undefined;
    } finally {
      clearTimeout(timer);
      tooLong.abort();
    }
  }

  async end(): Promise<void> {
    await this.worker.terminate();
  }
}

const tenSeconds = 10_000;
