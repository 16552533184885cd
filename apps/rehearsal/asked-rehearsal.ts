import { amnestyActFact } from '../../libs/law/amnesty/amnesty-act-fact.ts';
import type { AmnestyAct } from '../../libs/law/amnesty/amnesty-act.ts';
import { LawFactError, date, object, oneOf, optional } from '../../libs/law/fact-checks.ts';
import type { FactCheck } from '../../libs/law/fact-checks.ts';
import { lawDraft, type LawDraft, type TableChanged } from '../../libs/law/law-draft.ts';
import type { Rehearsal } from '../../libs/population/rehearsals.ts';
import type { LegalDate } from '../../libs/event-log/event.ts';

export const rehearsalKinds = ['AMNESTY_DRAFT', 'LAW_CHANGE'] as const;

/** The questions whose day a change of law can be rehearsed for. */
export const rehearsedQuestions = ['parole', 'substitution', 'term-end', 'conviction-record'] as const;
export type RehearsedQuestion = (typeof rehearsedQuestions)[number];

/** What is rehearsed for everybody who serves a term. */
export type AskedRehearsal =
  | { readonly kind: 'AMNESTY_DRAFT'; readonly act: AmnestyAct; readonly asOf: LegalDate }
  | { readonly kind: 'LAW_CHANGE'; readonly question: RehearsedQuestion; readonly draft: LawDraft; readonly asOf: LegalDate };

/** A rehearsal as it is sent, or written in a file; what is in `act` and `change` is not checked yet. */
export interface RehearsalBody {
  readonly kind: (typeof rehearsalKinds)[number];
  readonly act?: object;
  readonly change?: object;
  readonly asOf?: LegalDate;
}

/**
 * A rehearsal that can be carried out.
 *
 * Without a day it is looked from today, or from the first day on which all of the draft is law where that lies ahead.
 *
 * @throws LawFactError with the place of each fault, as in the body
 */
export function askedRehearsal({ kind, act, change, asOf }: RehearsalBody, today: LegalDate): AskedRehearsal {
  switch (kind) {
    case 'AMNESTY_DRAFT': {
      if (change !== undefined) throw new LawFactError('change', 'belongs to a LAW_CHANGE');
      if (act === undefined) throw new LawFactError('act', 'is required: the draft act, whole');
      const checked = amnestyActFact(act, 'act');
      return { kind, act: checked, asOf: asOf ?? laterOf(today, checked.effectiveOn) };
    }
    case 'LAW_CHANGE': {
      if (act !== undefined) throw new LawFactError('act', 'belongs to an AMNESTY_DRAFT');
      if (change === undefined) throw new LawFactError('change', 'is required: question, table and rows, or question and tables');
      const draft = lawDraft(change, 'change');
      const question = oneOf(rehearsedQuestions)(draft.question, 'change.question');
      return { kind, question, draft, asOf: asOf ?? laterOf(today, draft.from) };
    }
  }
}

/** What a rehearsal asks, as it was checked when it was begun. */
export function askedOf({ asked, asOf }: Pick<Rehearsal, 'asked' | 'asOf'>): AskedRehearsal {
  return askedRehearsal({ ...(asked as RehearsalBody), asOf }, asOf); // it was checked before it was kept
}

/** What a rehearsal that was checked is about; nothing of it is looked up, so that one of an earlier rule set can be named as well. */
export function subjectOf({ kind, act, change }: RehearsalBody): SubjectOfRehearsal {
  if (kind === 'AMNESTY_DRAFT') return { kind, provision: (act as AmnestyAct).provision }; // it was checked before it was kept
  const { question, table, tables } = change as ChangeKept; // as above
  const several = tables?.map((one) => ({ question: one.question ?? question, table: one.table }));
  return { kind, question, changes: several ?? [{ question, table: String(table) }] };
}

export type SubjectOfRehearsal =
  | { readonly kind: 'AMNESTY_DRAFT'; readonly provision: string }
  | { readonly kind: 'LAW_CHANGE'; readonly question: string; readonly changes: readonly TableChanged[] };

interface ChangeKept {
  readonly question: string;
  readonly table?: string;
  readonly tables?: readonly { readonly question?: string; readonly table: string }[];
}

/** A body of which nothing is known, such as one from a file. */
export const rehearsalBody: FactCheck<RehearsalBody> = object<RehearsalBody>({
  kind: oneOf(rehearsalKinds),
  act: optional(anObject),
  change: optional(anObject),
  asOf: optional(date),
});

function anObject(value: unknown, path: string): object {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new LawFactError(path, 'must be an object');
  return value;
}

function laterOf(one: LegalDate, other: LegalDate): LegalDate {
  return one < other ? other : one;
}
