import { lastDayOfTerm } from '../calendar/last-day-of-term.ts';
import { compare } from '../calendar/legal-date.ts';
import type { LegalDate } from '../calendar/legal-date.ts';
import { rowOn } from '../dated-table.ts';
import { LawFactError, atLeastOne, count, date, listOf, object, optional } from '../fact-checks.ts';
import type { FactCheck } from '../fact-checks.ts';
import type { LawQuestionRules } from '../law-question.ts';
import type { NeedsManual } from '../manual-reasons.ts';
import type { Reasoning } from '../reasoning.ts';
import { bullyingPenalties, liableAges, minorsFines } from './bullying-rules.ts';
import type { BullyingPenalties, BullyingPenalty, LiableAges } from './bullying-rules.ts';

export interface BullyingAct {
  readonly on: LegalDate;
  /** Full years of the offender on the day of the act. */
  readonly ageAtAct: number;
  /** The day on which the decision that penalised this act took effect; absent where none has. */
  readonly penaltyEffectiveOn?: LegalDate;
}

export interface BullyingFacts {
  /** Every act of one offender, at least one. */
  readonly acts: readonly BullyingAct[];
}

/** Who answers for an act. */
export type Liable = 'NONE' | 'PARENT' | 'SELF';

/** What one act leads to; `mci` is the fine in monthly calculation indices, the one that may stand in place of a warning included. */
export type BullyingStep =
  { readonly liable: 'NONE'; readonly penalty: 'NONE' } | ({ readonly liable: Exclude<Liable, 'NONE'> } & BullyingPenalty);

export type BullyingAnswer =
  | {
      readonly verdict: 'STEPS';
      /** One for each act, in order of the days of the acts. */
      readonly steps: readonly BullyingStep[];
    }
  | NeedsManual;

/**
 * What each act of bullying or cyberbullying of a minor leads to, and who answers for it.
 *
 * An act within a year after the penalty for an earlier one took effect, from that day to the day before its anniversary, is a repeated
 * one, also where the parents bore the earlier penalty: the offender is the same. An act that nobody answers for opens no year. Throws
 * `LawFactError` where a penalty took effect before its act, and where a later act was done at an earlier age. CAO 127-2, 66.
 */
export const bullying: LawQuestionRules<BullyingFacts, BullyingAnswer> = {
  facts: possibleActs(
    object<BullyingFacts>({
      acts: atLeastOne(listOf(object<BullyingAct>({ on: date, ageAtAct: count, penaltyEffectiveOn: optional(date) })), 'act'),
    }),
  ),
  tables: { bullyingPenalties, liableAges, minorsFines },
  answer({ acts }, _asOf, reasoning) {
    const inOrder = [...acts].sort((a, b) => compare(a.on, b.on));
    const steps = inOrder.map((act) => stepFor(act, inOrder, reasoning));
    const known = steps.filter((step) => step !== undefined);
    return known.length === steps.length ? { verdict: 'STEPS', steps: known } : reasoning.needsManual();
  },
};

function stepFor(act: BullyingAct, acts: readonly BullyingAct[], reasoning: Reasoning): BullyingStep | undefined {
  const penalties = reasoning.rule(bullyingPenalties, act.on);
  if (penalties === undefined) return undefined;
  if (penalties === 'NO_OFFENCE') {
    reasoning.step('bullying before it was an offence', { on: act.on }, 'NONE', 'CAO 127-2');
    return nobody;
  }
  const ages = reasoning.rule(liableAges, act.on);
  if (ages === undefined) return undefined;
  const liable = liableFor(act, ages);
  reasoning.step('who answers for bullying', { on: act.on, age: act.ageAtAct }, liable, 'CAO 127-2');
  if (liable === 'NONE') return nobody;
  const penalty = penaltyFor(act, acts, ages, penalties, reasoning);
  if (liable === 'PARENT') return { liable, ...penalty };
  const mci = withinMinorsFine(act, penalty.mci, reasoning);
  return mci === undefined ? undefined : { liable, ...penalty, mci };
}

const nobody: BullyingStep = { liable: 'NONE', penalty: 'NONE' };

function liableFor({ ageAtAct }: BullyingAct, { parentFrom, selfFrom }: LiableAges): Liable {
  if (ageAtAct < parentFrom) return 'NONE';
  return ageAtAct < selfFrom ? 'PARENT' : 'SELF';
}

function penaltyFor(
  act: BullyingAct,
  acts: readonly BullyingAct[],
  ages: LiableAges,
  { first, repeated, repeatedWithinMonths }: BullyingPenalties,
  reasoning: Reasoning,
): BullyingPenalty {
  for (const earlier of acts) {
    const opened = earlier.on < act.on && opensWindow(earlier, ages) ? earlier.penaltyEffectiveOn : undefined;
    if (opened === undefined) continue;
    const windowTo = lastDayOfTerm(opened, { months: repeatedWithinMonths });
    const within = opened <= act.on && act.on <= windowTo;
    reasoning.step('within a year after a penalty for bullying', { on: act.on, windowFrom: opened, windowTo }, within, 'CAO 127-2');
    if (within) return noted(act, repeated, reasoning);
  }
  return noted(act, first, reasoning);
}

/** Whether the act could be penalised at all. */
function opensWindow(act: BullyingAct, ages: LiableAges): boolean {
  const penalties = rowOn(bullyingPenalties, act.on)?.values ?? 'NO_OFFENCE';
  return penalties !== 'NO_OFFENCE' && liableFor(act, ages) !== 'NONE';
}

function noted({ on }: BullyingAct, penalty: BullyingPenalty, reasoning: Reasoning): BullyingPenalty {
  reasoning.step('penalty for bullying', { on, mci: penalty.mci }, penalty.penalty, 'CAO 127-2');
  return penalty;
}

/** The fine of somebody of age as the article says, of a minor within what a minor may be fined. */
function withinMinorsFine({ on, ageAtAct }: BullyingAct, mci: number, reasoning: Reasoning): number | undefined {
  const row = reasoning.row(minorsFines, on);
  if (row === undefined) return undefined;
  if (ageAtAct >= row.values.underAge) return mci;
  const fined = Math.min(mci, row.values.atMostMci);
  reasoning.step('fine of a minor', { on, age: ageAtAct, mci, atMost: row.values.atMostMci }, fined, row.provision);
  return fined;
}

function possibleActs(check: FactCheck<BullyingFacts>): FactCheck<BullyingFacts> {
  return (value, path) => {
    const facts = check(value, path);
    for (const [index, { on, ageAtAct, penaltyEffectiveOn }] of facts.acts.entries()) {
      const place = `${path}.acts[${String(index)}]`;
      if (penaltyEffectiveOn !== undefined && penaltyEffectiveOn < on) {
        throw new LawFactError(`${place}.penaltyEffectiveOn`, `must not lie before ${on}`);
      }
      const older = facts.acts.find((earlier) => earlier.on < on && earlier.ageAtAct > ageAtAct);
      if (older !== undefined)
        throw new LawFactError(`${place}.ageAtAct`, `must not be below ${String(older.ageAtAct)}, the age at an earlier act`);
    }
    return facts;
  };
}
