import type { Term } from '../calendar/last-day-of-term.ts';
import type { LegalDate } from '../calendar/legal-date.ts';
import { rowOn } from '../dated-table.ts';
import type { LawOffence } from '../law-facts.ts';
import { flagsOf } from '../offences/flags-of.ts';
import type { Reasoning } from '../reasoning.ts';
import type { KnownSanction } from './sanction-of-offence.ts';
import type { SentenceFacts } from './sentence-facts.ts';
import type { SentenceViolation } from './sentence-violations.ts';
import { controlTerms, suspensionBars } from './suspended-sentence.ts';
import type { SuspensionBar, SuspensionBarName } from './suspended-sentence.ts';
import type { Found, WeighedSentence } from './weighed-sentence.ts';

/** Whether the sentence may be suspended, if it is. CC 63. */
export function suspensionViolations({ facts, sanction, minor }: WeighedSentence, reasoning: Reasoning): Found {
  if (facts.suspended !== true) return [];
  if (facts.punishment !== 'DEPRIVATION_OF_LIBERTY') {
    reasoning.step('suspended sentence', { punishment: facts.punishment }, 'SUSPENDED_ONLY_FOR_DEPRIVATION_OF_LIBERTY', 'CC 63(1)');
    return ['SUSPENDED_ONLY_FOR_DEPRIVATION_OF_LIBERTY'];
  }
  const found: SentenceViolation[] = [];
  let isInDoubt = false;
  for (const name of barsInForce(facts.offence, sanction, reasoning.lawOn)) {
    const row = reasoning.row(suspensionBars[name], reasoning.lawOn, 'BAR_ENTRY_DAY_NOT_VERIFIED');
    const spared = row === undefined ? undefined : sparesMinor(row.values, facts.offence, minor !== undefined);
    if (spared === undefined) isInDoubt = true;
    if (spared === undefined && row !== undefined) reasoning.cannot('VICTIM_AGE_UNKNOWN');
    if (spared === false) found.push(`SUSPENDED_NOT_FOR_${name}`);
    if (spared !== undefined)
      reasoning.step('bar of suspension', { bar: name }, spared ? 'NOT_BARRED' : 'BARRED', row?.provision ?? 'CC 63');
  }
  if (found.length === 0 && isInDoubt) return undefined;
  if (found.length === 0) reasoning.step('suspended sentence', { punishment: facts.punishment }, 'ALLOWED', 'CC 63(1)');
  return found;
}

/** Which bars the law of a day sets for the offence, spared persons aside. */
export function barsInForce(offence: LawOffence, sanction: KnownSanction | undefined, day: LegalDate): readonly SuspensionBarName[] {
  return barNames.filter((name) => {
    const bar = rowOn(suspensionBars[name], day)?.values;
    if (bar === undefined) return false;
    if (bar.flag !== undefined) return flagsOf(offence).includes(bar.flag);
    return sanction !== undefined && sanction.category === bar.category;
  });
}

/** The shortest and the longest control of a suspended sentence; of an adult, both are the term. CC 63. */
export function controlOf(
  facts: SentenceFacts,
  isMinor: boolean,
  reasoning: Reasoning,
): { readonly from: Term; readonly to: Term } | undefined {
  const rule = reasoning.rule(controlTerms, reasoning.lawOn);
  if (rule === undefined || facts.term === undefined) return undefined;
  const term = { ...facts.term };
  return isMinor ? { from: rule.minorFrom, to: rule.minorTo } : { from: term, to: term };
}

const barNames: readonly SuspensionBarName[] = [
  'ESPECIALLY_GRAVE',
  'CORRUPTION',
  'TERRORIST',
  'EXTREMIST',
  'CRIMINAL_GROUP',
  'SEXUAL_VS_MINOR',
];

function sparesMinor({ sparesMinorWithVictimFrom14 }: SuspensionBar, offence: LawOffence, isMinor: boolean): boolean | undefined {
  if (!sparesMinorWithVictimFrom14 || !isMinor) return false;
  return offence.victimUnder14 === undefined ? undefined : !offence.victimUnder14;
}
