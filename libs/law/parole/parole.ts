import type { FractionText } from '../calendar/fraction.ts';
import { lastDayOfTerm } from '../calendar/last-day-of-term.ts';
import { dayAfter } from '../calendar/legal-date.ts';
import type { LegalDate } from '../calendar/legal-date.ts';
import { categoryCeilings } from '../classification/category-ceilings.ts';
import { weighed } from '../classification/weighed-offence.ts';
import { tablesUnder } from '../dated-table.ts';
import { latestAct } from '../latest-act.ts';
import type { LawQuestionRules } from '../law-question.ts';
import { milderBy } from '../law-versions.ts';
import type { NeedsManual } from '../manual-reasons.ts';
import type { Reasoning } from '../reasoning.ts';
import { creditRatios } from '../term/credit-ratios.ts';
import { lastDayRule } from '../term/term-counting.ts';
import { barsOfOffences } from './bars-of-offences.ts';
import { laterByInterruptions } from './day-of-fraction.ts';
import { firstDayOfParole } from './first-day-of-parole.ts';
import { paroleBars } from './parole-bars.ts';
import type { ParoleBar } from './parole-bars.ts';
import { paroleFacts } from './parole-facts.ts';
import type { ParoleFacts } from './parole-facts.ts';
import { paroleFraction } from './parole-fraction.ts';
import { mustRelease, paroleScopes } from './parole-scope.ts';
import { fractionsAfterRevocation, lifeYears, servedFloors, servedFractions } from './served-fractions.ts';
import { vulnerableGrounds, vulnerableGroups } from './vulnerable-group.ts';

/** Whether the court must release or may. */
export type ParoleMode = 'MUST' | 'MAY';

export interface ParoleDay {
  readonly mode: ParoleMode;
  /** The first day on which parole may be granted, as law and facts stand on `asOf`; a birthday to come may make it earlier. */
  readonly from: LegalDate;
  /** Absent for life. */
  readonly fraction?: FractionText;
}

export type ParoleAnswer =
  | ({ readonly verdict: 'ELIGIBLE' } & ParoleDay)
  | ({
      readonly verdict: 'NOT_YET';
      /** Whether the term ends before `from`, so that the person will serve it in full. */
      readonly termEndsFirst: boolean;
    } & ParoleDay)
  | { readonly verdict: 'BARRED'; readonly bars: readonly ParoleBar[] }
  | NeedsManual;

/** Whether a court may release a person early on conditions, from when, and whether it must. CC 72, 86. */
export const parole: LawQuestionRules<ParoleFacts, ParoleAnswer> = {
  facts: paroleFacts,
  tables: {
    ...tablesUnder('bar', paroleBars),
    ...tablesUnder('served', servedFractions),
    ...tablesUnder('revokedOrdinary', fractionsAfterRevocation.ORDINARY),
    ...tablesUnder('revokedVulnerable', fractionsAfterRevocation.VULNERABLE),
    ...tablesUnder('must', mustRelease),
    categoryCeilings,
    creditRatios,
    lastDayRule,
    lifeYears,
    paroleScopes,
    servedFloors,
    vulnerableGroups,
  },
  answer(facts, asOf, reasoning) {
    return answerOf(facts, asOf, reasoning) ?? reasoning.needsManual();
  },
  milderLaw: {
    actOn: ({ offences }) => latestAct(offences),
    tables: [
      ...Object.values(paroleBars),
      ...Object.values(servedFractions),
      ...Object.values(fractionsAfterRevocation.ORDINARY),
      ...Object.values(fractionsAfterRevocation.VULNERABLE),
      ...Object.values(mustRelease),
      categoryCeilings,
      lifeYears,
      paroleScopes,
      servedFloors,
      vulnerableGroups,
    ],
    compare: milderBy(mildness),
  },
};

/** Barred is harshest; of two days the earlier one is milder, and of the same day what the court must do. */
function mildness(answer: ParoleAnswer): string {
  return 'from' in answer ? `${answer.from} ${answer.mode === 'MUST' ? '1' : '2'}` : 'never';
}

function answerOf(facts: ParoleFacts, asOf: LegalDate, reasoning: Reasoning): ParoleAnswer | undefined {
  const offences = weighed(facts.offences, facts.person, reasoning);
  const juvenile = offences.every(({ committedUnder18 }) => committedUnder18);
  const scope = reasoning.rule(paroleScopes, reasoning.lawOn)?.[facts.life === true ? 'LIFE' : facts.punishment];
  const groups = reasoning.rule(vulnerableGroups, reasoning.lawOn);
  if (scope === undefined || groups === undefined) return undefined;
  if (scope === 'NONE' || (scope === 'JUVENILE_ONLY' && !juvenile)) {
    reasoning.step('no parole from this punishment', { punishment: facts.punishment }, 'BARRED', 'CC 72(1)');
    return { verdict: 'BARRED', bars: ['PUNISHMENT'] };
  }
  if (scope === 'JUVENILE_ONLY') {
    reasoning.cannot('PUNISHMENT_NOT_COUNTED_IN_DAYS');
    return undefined;
  }

  const cooperation = facts.cooperation ?? false;
  const vulnerable = vulnerableGrounds(facts.person, facts, asOf, groups, reasoning).length > 0;
  const { bars, doubts, admitted } = barsOfOffences(offences, { vulnerable, cooperation }, reasoning);
  if (bars.length > 0) return { verdict: 'BARRED', bars };
  for (const doubt of doubts) reasoning.cannot(doubt);
  if (doubts.length > 0) return undefined;

  if (scope === 'LIFE') return answerForLife(facts, cooperation, asOf, reasoning);
  const asOrdinary = admitted.includes('BY_ORDINARY_FRACTIONS');
  const rule = paroleFraction(
    {
      offences,
      vulnerable: vulnerable && !asOrdinary,
      cooperation: cooperation && !asOrdinary,
      revokedOn: facts.revokedBefore?.ground,
    },
    reasoning,
  );
  const mode = modeOf(admitted.includes('AT_DISCRETION') ? 'CONDITIONAL' : juvenile ? 'JUVENILE' : 'ADULT', facts, reasoning);
  if (rule === undefined || mode === undefined) return undefined;
  const days = firstDayOfParole(facts, rule, asOf, reasoning);
  if (days === undefined) return undefined;
  return verdictOn(asOf, { mode, from: days.from, fraction: rule.fraction }, days.lastDay, reasoning);
}

function answerForLife(facts: ParoleFacts, cooperation: boolean, asOf: LegalDate, reasoning: Reasoning): ParoleAnswer | undefined {
  if (facts.revokedBefore !== undefined) {
    reasoning.cannot('LIFE_AFTER_REVOKED_PAROLE');
    return undefined;
  }
  const rule = reasoning.rule(lifeYears, reasoning.lawOn);
  const mode = modeOf('LIFE', facts, reasoning);
  if (rule === undefined || mode === undefined) return undefined;
  const years = cooperation ? rule.cooperating : rule.ordinary;
  const served = dayAfter(lastDayOfTerm(facts.start, { years }));
  reasoning.step('years served in fact', { start: facts.start, years }, served);
  return verdictOn(asOf, { mode, from: laterByInterruptions(served, facts.interruptions ?? [], reasoning) }, undefined, reasoning);
}

function verdictOn(asOf: LegalDate, day: ParoleDay, lastDay: LegalDate | undefined, reasoning: Reasoning): ParoleAnswer {
  if (lastDay !== undefined && asOf > lastDay) {
    reasoning.step('the term is served', { lastDay, asOf }, 'BARRED', 'PEC 165(2)');
    return { verdict: 'BARRED', bars: ['TERM_SERVED'] };
  }
  if (asOf >= day.from) return { verdict: 'ELIGIBLE', ...day };
  return { verdict: 'NOT_YET', ...day, termEndsFirst: lastDay !== undefined && day.from > lastDay };
}

function modeOf(who: keyof typeof mustRelease, facts: ParoleFacts, reasoning: Reasoning): ParoleMode | undefined {
  const rule = reasoning.row(mustRelease[who], reasoning.lawOn);
  if (rule === undefined) return undefined;
  const holds = { DAMAGE_REPAID: facts.damageRepaid ?? false, NO_MALICIOUS_VIOLATION: !(facts.maliciousViolation ?? false) };
  const mode = rule.values !== 'NEVER' && rule.values.every((condition) => holds[condition]) ? 'MUST' : 'MAY';
  reasoning.step('must or may', holds, mode, rule.provision);
  return mode;
}
