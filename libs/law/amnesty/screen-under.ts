import type { FractionText } from '../calendar/fraction.ts';
import { dayAfter } from '../calendar/legal-date.ts';
import type { LegalDate } from '../calendar/legal-date.ts';
import { weighed } from '../classification/weighed-offence.ts';
import type { WeighedOffence } from '../classification/weighed-offence.ts';
import type { Punishment } from '../law-facts.ts';
import type { ManualReason, NeedsManual } from '../manual-reasons.ts';
import type { Reasoning } from '../reasoning.ts';
import { damages } from './amnesty-act.ts';
import type { AmnestyAct, ExclusionGround } from './amnesty-act.ts';
import type { ScreenedSentence } from './amnesty-facts.ts';
import { compareEffects, gravestOf, mildestClauses } from './clauses.ts';
import type { ClausesFound, Situation } from './clauses.ts';
import { exclusionsUnder } from './exclusions.ts';
import { cutTermImposed, cutUnserved, restOn } from './rest-of-punishment.ts';
import type { DaysLeft } from './rest-of-punishment.ts';
import { vulnerableUnder } from './vulnerable-persons.ts';

/** Why an act says nothing about a person whom it does not keep out. */
export type OutsideTheAct = 'OFFENCE_NOT_BEFORE_THE_ACT' | 'OFFENCE_OUTSIDE_ITS_DAYS' | 'SERVED' | 'NO_CLAUSE';

/** What a person must look at before the answer is acted on. */
interface LeftOpen {
  readonly open?: readonly ManualReason[];
}

export type AmnestyAnswer =
  | ({ readonly verdict: 'RELEASE'; readonly clauses: readonly string[] } & LeftOpen)
  | ({
      readonly verdict: 'REPLACE';
      readonly clauses: readonly string[];
      /** The unserved part is replaced by one of them. */
      readonly replacedBy: readonly Punishment[];
      readonly unservedDays?: number;
    } & LeftOpen)
  | ({
      readonly verdict: 'REDUCE';
      readonly clauses: readonly string[];
      /** Cut from the unserved part, or from the term imposed where the act says so. */
      readonly fraction: FractionText;
      /** Absent for a punishment that is not counted in days, as are the days. */
      readonly lastDay?: LegalDate;
      readonly unservedDays?: number;
      readonly keptDays?: number;
      /** Whether the new last day has passed on the day of the decision, so that the person must go free at once. */
      readonly releaseAtOnce?: boolean;
    } & LeftOpen)
  | { readonly verdict: 'EXCLUDED'; readonly excludedBy: readonly ExclusionGround[] }
  | { readonly verdict: 'NOT_COVERED'; readonly outside: OutsideTheAct }
  | NeedsManual;

/**
 * What an act of amnesty, in force or a draft, gives for a person and a punishment.
 *
 * Ages, statuses and the rest of the punishment are taken on the effective day; `asOf` is the day of the decision. CC 78.
 */
export function screenUnder(act: AmnestyAct, facts: ScreenedSentence, asOf: LegalDate, reasoning: Reasoning): AmnestyAnswer {
  return screened(act, facts, asOf, reasoning) ?? reasoning.needsManual();
}

function screened(act: AmnestyAct, facts: ScreenedSentence, asOf: LegalDate, reasoning: Reasoning): AmnestyAnswer | undefined {
  const effectiveOn = facts.effectiveOn ?? act.effectiveOn;
  reasoning.step('effective day of the amnesty', { ofTheAct: act.effectiveOn }, effectiveOn, act.provision);
  reasoning.cite('CC 78');
  const offences = weighed(facts.offences, facts.person, reasoning);
  const { grounds, doubts } = exclusionsUnder(act, offences, facts, reasoning);
  if (grounds.length > 0) return { verdict: 'EXCLUDED', excludedBy: grounds };
  const outside = outsideItsDays(act, offences, effectiveOn);
  if (outside !== undefined) return notCovered(outside, act, effectiveOn, reasoning);
  const rest = restOn(effectiveOn, facts, asOf, reasoning);
  if (rest === undefined) return undefined;
  if (rest !== 'NOT_IN_DAYS' && rest.unserved === 0) return notCovered('SERVED', act, effectiveOn, reasoning);
  for (const doubt of doubts) reasoning.cannot(doubt);
  if (doubts.length > 0) return undefined;
  return underClauses(act, facts, { offences, rest, effectiveOn, asOf }, reasoning);
}

function outsideItsDays(
  { committedWithin }: AmnestyAct,
  offences: readonly WeighedOffence[],
  effectiveOn: LegalDate,
): OutsideTheAct | undefined {
  const days = offences.map(({ offence }) => offence.committedOn);
  if (days.some((day) => day >= effectiveOn)) return 'OFFENCE_NOT_BEFORE_THE_ACT';
  if (committedWithin === undefined) return undefined;
  return days.every((day) => committedWithin.from <= day && day <= committedWithin.to) ? undefined : 'OFFENCE_OUTSIDE_ITS_DAYS';
}

function notCovered(outside: OutsideTheAct, { provision }: AmnestyAct, effectiveOn: LegalDate, reasoning: Reasoning): AmnestyAnswer {
  reasoning.step('outside the amnesty', { effectiveOn, outside }, 'NOT_COVERED', provision);
  return { verdict: 'NOT_COVERED', outside };
}

interface Screened {
  readonly offences: readonly WeighedOffence[];
  readonly rest: DaysLeft | 'NOT_IN_DAYS';
  readonly effectiveOn: LegalDate;
  readonly asOf: LegalDate;
}

function underClauses(
  act: AmnestyAct,
  facts: ScreenedSentence,
  { offences, rest, effectiveOn, asOf }: Screened,
  reasoning: Reasoning,
): AmnestyAnswer | undefined {
  const gravest = gravestOf(offences);
  if (gravest === undefined) {
    reasoning.cannot('SANCTION_UNKNOWN');
    return undefined;
  }
  reasoning.step('gravest offence of the cumulation', { offences: offences.length }, gravest.category);
  const committedOn = offences.map(({ offence }) => offence.committedOn);
  const vulnerable = vulnerableUnder(act.vulnerable, facts.person, committedOn, effectiveOn, reasoning);
  const found = inEverySituation(
    act,
    {
      ...gravest,
      behaviour: facts.behaviour ?? 'NONE',
      punishment: facts.punishment,
      suspended: facts.suspended ?? false,
      rest,
    },
    { vulnerable: vulnerable === undefined ? [true, false] : [vulnerable.length > 0], damage: facts.damage ? [facts.damage] : damages },
    reasoning,
  );
  if (found === 'UNSETTLED') return undefined;
  if (found === undefined) return notCovered('NO_CLAUSE', act, effectiveOn, reasoning);
  const clauses = found.clauses.map(({ code }) => code);
  for (const { code, provision, effect } of found.clauses) {
    reasoning.step('clause of the amnesty', { code }, effect.kind === 'REDUCE' ? effect.fraction : effect.kind, provision);
  }
  const open = leftOpen(act, facts, found, gravest.category, reasoning);
  switch (found.effect.kind) {
    case 'RELEASE':
      return { verdict: 'RELEASE', clauses, ...open };
    case 'REPLACE':
      return {
        verdict: 'REPLACE',
        clauses,
        replacedBy: found.effect.by,
        ...(rest !== 'NOT_IN_DAYS' && { unservedDays: rest.unserved }),
        ...open,
      };
    case 'CUT_NOT_KNOWN':
      reasoning.cannot('AMNESTY_CUT_NOT_KNOWN');
      return undefined;
    case 'REDUCE':
      return { verdict: 'REDUCE', clauses, fraction: found.effect.fraction, ...cutOf(found.effect, rest, facts, asOf, reasoning), ...open };
  }
}

/** What is not known decides nothing where every way in which it may be gives the same. */
function inEverySituation(
  act: AmnestyAct,
  known: Omit<Situation, 'vulnerable' | 'damage'>,
  may: { readonly vulnerable: readonly boolean[]; readonly damage: readonly Situation['damage'][] },
  reasoning: Reasoning,
): ClausesFound | undefined | 'UNSETTLED' {
  const [first, ...others] = may.vulnerable.flatMap((vulnerable) =>
    may.damage.map((damage) => mildestClauses(act, { ...known, vulnerable, damage })),
  );
  if (others.every((other) => sameEffect(first, other))) return first;
  if (may.vulnerable.length > 1) reasoning.cannot('OFFENCES_BEFORE_AND_AFTER_18');
  if (may.damage.length > 1) reasoning.cannot('DAMAGE_UNKNOWN');
  return 'UNSETTLED';
}

function sameEffect(one: ClausesFound | undefined, other: ClausesFound | undefined): boolean {
  if (one === undefined || other === undefined) return one === other;
  return compareEffects(one.effect, other.effect) === 0;
}

function leftOpen(
  act: AmnestyAct,
  facts: ScreenedSentence,
  found: ClausesFound,
  category: Situation['category'],
  reasoning: Reasoning,
): LeftOpen {
  const open: ManualReason[] = [];
  if (found.open.length > 0) open.push('AMNESTY_CUT_NOT_KNOWN');
  if (act.listedInPartOnly.includes(category)) open.push('AMNESTY_LIST_NOT_VERIFIED');
  if (facts.effectiveOn === undefined && !act.effectiveDayVerified) open.push('AMNESTY_DAY_NOT_VERIFIED');
  if (open.length === 0) return {};
  reasoning.step('to be looked at by a person', { category }, open);
  return { open };
}

function cutOf(
  effect: { readonly fraction: FractionText; readonly of: 'UNSERVED' | 'TERM_IMPOSED' },
  rest: DaysLeft | 'NOT_IN_DAYS',
  facts: ScreenedSentence,
  asOf: LegalDate,
  reasoning: Reasoning,
): { readonly lastDay?: LegalDate; readonly unservedDays?: number; readonly keptDays?: number; readonly releaseAtOnce?: boolean } {
  if (rest === 'NOT_IN_DAYS') return {};
  const cut = effect.of === 'UNSERVED' ? cutUnserved : cutTermImposed;
  const { kept, lastDay } = cut(rest, effect.fraction, facts, reasoning);
  const releaseAtOnce = asOf > lastDay;
  if (releaseAtOnce) reasoning.step('the new last day has passed', { lastDay, asOf }, dayAfter(lastDay));
  return { lastDay, unservedDays: rest.unserved, keptDays: kept, releaseAtOnce };
}
