import { carriedOut, due, receipts, told } from './holds/consequences.ts';
import { applications, lastDays, moves, rights } from './holds/dates.ts';
import type { Happened, Rule } from './holds/happened.ts';
import { releases, sentencesOnce, stays } from './holds/liberty.ts';

/** Something that must hold in every life and does not. */
export interface Broken {
  /** Names what must hold; a life is shortened as long as the same is broken. */
  readonly rule: string;
  readonly says: string;
}

/** The first thing that does not hold after a step. */
export function brokenAfter(happened: Happened): Broken | undefined {
  for (const [rule, holds] of Object.entries(rules)) {
    const says = holds(happened);
    if (says !== undefined) return { rule, says };
  }
  return undefined;
}

/** Every rule by its name, in the order in which they are looked at. */
export const rules = {
  'a refused request writes nothing': ({ came, life, before }) =>
    came.outcome !== 'recorded' && life.head() !== before ? `${came.outcome}, and ${String(life.head() - before)} facts` : undefined,
  'what follows from a fact is carried out': carriedOut,
  'the last day is the one that is counted day by day': lastDays,
  'rights are those that are counted day by day': rights,
  'an application is answered as it is counted day by day': applications,
  'more credit never ends a term later, and days away never earlier': moves,
  'one stay is open at most': stays,
  'nobody is released too early, by one person, or with another term to serve': releases,
  'a sentence is served in one term': sentencesOnce,
  'every fact is told in three languages': told,
  'receipts are answered the same again': receipts,
  'what falls due is what facts say, each once': due,
} as const satisfies Readonly<Record<string, Rule>>;
