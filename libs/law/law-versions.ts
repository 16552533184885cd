import type { LegalDate } from './calendar/legal-date.ts';
import type { Json } from './canonical-json.ts';
import { standingTables } from './dated-table.ts';
import type { DatedRow, DatedTable, LawTables } from './dated-table.ts';
import type { LawQuestionRules, MilderLaw } from './law-question.ts';
import { Reasoning } from './reasoning.ts';
import type { ComparedVersion } from './receipt.ts';

/** The answer that stands, what led to it, and the versions of the law that were compared, if there were several. */
export interface UnderMilderLaw<Answer> {
  readonly answer: Answer;
  readonly reasoning: Reasoning;
  readonly versions?: readonly ComparedVersion[];
}

/**
 * Asks a question under each version of the law from the act to the decision and keeps the mildest whole answer.
 *
 * Of answers that are equally mild, the one under the law of the act stands (CC 5). A version that needs a person leaves open whether it
 * is the mildest: then the whole question does.
 */
export function underMilderLaw<Facts, Answer extends object>(
  rules: LawQuestionRules<Facts, Answer>,
  facts: Facts,
  asOf: LegalDate,
  lawTables: LawTables = standingTables,
): UnderMilderLaw<Answer> {
  const actOn = rules.milderLaw?.actOn(facts);
  const days = rules.milderLaw === undefined || actOn === undefined ? [asOf] : daysFor(rules.milderLaw, lawTables, facts, actOn, asOf);
  const [first, ...later] = days.map((on) => {
    const reasoning = new Reasoning(on, lawTables);
    if (actOn !== undefined && actOn < firstDayOfCode) reasoning.step('law before the Code of 2014', { actOn }, firstDayOfCode, 'CC 5(1)');
    return { on, reasoning, answer: rules.answer(facts, asOf, reasoning) };
  });
  if (first === undefined) throw new RangeError('a question is asked under one version of the law at least');
  if (later.length === 0 || rules.milderLaw === undefined) return { answer: first.answer, reasoning: first.reasoning };
  const { compare } = rules.milderLaw;
  const asked = [first, ...later];
  const open = asked.find(({ answer }) => needsManual(answer));
  const applied = open ?? later.reduce((mildest, one) => (compare(one.answer, mildest.answer) < 0 ? one : mildest), first);
  const reachesBack = applied !== first;
  const isSpared = !reachesBack && open === undefined && later.some(({ answer }) => compare(first.answer, answer) < 0);
  applied.reasoning.step(
    'law of the act and later law',
    { actOn: first.on, versions: asked.length },
    applied.on,
    reachesBack ? 'CC 6(1)' : isSpared ? 'CC 6(3)' : 'CC 5(1)',
  );
  const versions = asked.map(
    ({ on, answer }): ComparedVersion => ({ on, answer: answer as Json, applied: on === applied.on }), // answers are plain data
  );
  return { answer: applied.answer, reasoning: applied.reasoning, versions };
}

function daysFor<Facts, Answer>(
  { tables, tablesOf, decidedOn }: MilderLaw<Facts, Answer>,
  lawTables: LawTables,
  facts: Facts,
  actOn: LegalDate,
  asOf: LegalDate,
): readonly LegalDate[] {
  const compared = tablesOf === undefined ? tables : [...tables, ...tablesOf(facts)];
  return daysOfVersions({ tables: lawTables.readAll(compared) }, actOn, decidedOn?.(facts) ?? asOf);
}

/** How mildness is compared where the milder answer is the one whose text comes first, as the earlier of two days does. */
export function milderBy<Answer>(textOf: (answer: Answer) => string): (one: Answer, other: Answer) => number {
  return (one, other) => {
    const [first, second] = [textOf(one), textOf(other)];
    return first < second ? -1 : Number(first > second);
  };
}

/** The day of the act, then each day on which one of the tables begins to say something else, up to the decision. */
export function daysOfVersions<Facts, Answer>(
  { tables }: Pick<MilderLaw<Facts, Answer>, 'tables'>,
  actOn: LegalDate,
  asOf: LegalDate,
): readonly LegalDate[] {
  const since = actOn < firstDayOfCode ? firstDayOfCode : actOn;
  if (since >= asOf) return [asOf];
  const changes = changesOf(tables).filter((day) => day > since && day <= asOf);
  return changes.length === 0 ? [since] : [since, ...changes];
}

/** The Criminal Code of 2014; what the code before it said is not in the tables. */
export const firstDayOfCode = '2015-01-01' as LegalDate; // a day of the calendar

/** The days on which one of the tables begins to say something else, in order; kept, since tables never change. */
function changesOf(tables: readonly DatedTable<unknown>[]): readonly LegalDate[] {
  const known = changesOfTables.get(tables);
  if (known !== undefined) return known;
  const changes = tables.flatMap((table) => table.filter((row) => says(row, table)).map(({ from }) => from));
  const inOrder = [...new Set(changes)].sort();
  changesOfTables.set(tables, inOrder);
  return inOrder;
}

const changesOfTables = new WeakMap<readonly DatedTable<unknown>[], readonly LegalDate[]>();

/** Whether a row says something that the row before it does not; where only its first day is in doubt, the verified row stands for it. */
function says(row: DatedRow<unknown>, table: DatedTable<unknown>): boolean {
  const at = table.indexOf(row);
  const [after, before] = [table[at - 1], table[at + 1]];
  if (!row.verified && after?.values === row.values) return false;
  return before === undefined || before.values !== row.values || before.verified !== row.verified;
}

function needsManual(answer: object): boolean {
  return 'verdict' in answer && answer.verdict === 'NEEDS_MANUAL';
}
