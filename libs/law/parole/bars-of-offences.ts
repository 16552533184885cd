import type { WeighedOffence } from '../classification/weighed-offence.ts';
import { latestAct } from '../latest-act.ts';
import type { ManualReason } from '../manual-reasons.ts';
import { flagsOf } from '../offences/flags-of.ts';
import type { Reasoning } from '../reasoning.ts';
import { paroleBars } from './parole-bars.ts';
import type { Circumstance, ParoleBar, ParoleBarRule } from './parole-bars.ts';

/** What the bars ask about the person on the day of the decision. */
export interface WeighedPerson {
  readonly vulnerable: boolean;
  readonly cooperation: boolean;
}

export interface BarsFound {
  /** Each bar once, in the order of the offences. */
  readonly bars: readonly ParoleBar[];
  /** What must be known before it can be said that no bar applies. */
  readonly doubts: readonly ManualReason[];
  /** What follows for a person whom an exception admits. */
  readonly admitted: readonly ParoleBarRule['admits'][];
}

/** The bars of CC 72(8) and of the third paragraph of 72(1) for the offences of a term. */
export function barsOfOffences(offences: readonly WeighedOffence[], person: WeighedPerson, reasoning: Reasoning): BarsFound {
  const found: { bars: ParoleBar[]; doubts: ManualReason[]; admitted: ParoleBarRule['admits'][] } = { bars: [], doubts: [], admitted: [] };
  // under the law of the latest act, an earlier one is spared what came into force between them
  const lawOfLatest = latestAct(offences.map(({ offence }) => offence));
  for (const weighed of offences) {
    const { article, committedOn } = weighed.offence;
    const flags = flagsOf(weighed.offence);
    if (flags.length === 0) continue;
    for (const table of Object.values(paroleBars)) {
      const row = reasoning.rowOn(table, reasoning.lawOn);
      if (row === undefined || !flags.includes(row.values.flag)) continue;
      const { bar, admits } = row.values;
      if (reasoning.lawOn === lawOfLatest && reasoning.rowOn(table, committedOn) === undefined) {
        reasoning.step('a harsher law does not reach back', { bar, article, committedOn }, 'NOT_BARRED', 'CC 6(3)');
        continue;
      }
      const outcome = outcomeOf(row.values, weighed, person, offences);
      reasoning.step('bar', { bar, article, committedOn }, outcome, row.provision);
      if (outcome === 'BARRED' && row.verified) found.bars.push(bar);
      else if (outcome === 'BARRED') found.doubts.push('BAR_ENTRY_DAY_NOT_VERIFIED');
      else if (outcome === 'ADMITTED') found.admitted.push(admits);
      else if (outcome !== 'NOT_BARRED') found.doubts.push(outcome);
    }
  }
  return { bars: [...new Set(found.bars)], doubts: found.doubts, admitted: found.admitted };
}

type Outcome = 'BARRED' | 'NOT_BARRED' | 'ADMITTED' | ManualReason;

function outcomeOf(rule: ParoleBarRule, weighed: WeighedOffence, person: WeighedPerson, offences: readonly WeighedOffence[]): Outcome {
  const holds = (circumstance: Circumstance): Truth => truthOf(circumstance, weighed, person, offences);
  const reached = rule.onlyIf === undefined ? true : any(rule.onlyIf.map(holds));
  if (reached === false) return 'NOT_BARRED';
  const excepted = any(rule.unless.map(holds));
  if (excepted === true) return 'ADMITTED';
  if (excepted !== false) return excepted;
  return reached === true ? 'BARRED' : reached;
}

/** A doubt is named by what would settle it. */
type Truth = boolean | ManualReason;

function any(truths: readonly Truth[]): Truth {
  return truths.find((truth) => truth === true) ?? truths.find((truth) => truth !== false) ?? false;
}

function truthOf(circumstance: Circumstance, weighed: WeighedOffence, person: WeighedPerson, offences: readonly WeighedOffence[]): Truth {
  switch (circumstance) {
    case 'CAUSED_DEATH':
      return flagsOf(weighed.offence).includes('CAUSED_DEATH');
    case 'GRAVE':
    case 'ESPECIALLY_GRAVE':
      return weighed.category === undefined ? 'SANCTION_UNKNOWN' : weighed.category === circumstance;
    case 'LINKED_WITH_ESPECIALLY_GRAVE':
      return offences.some((other) => other !== weighed && other.category === 'ESPECIALLY_GRAVE')
        ? 'LINK_TO_ESPECIALLY_GRAVE_CRIME'
        : false;
    case 'VULNERABLE':
      return person.vulnerable;
    case 'COOPERATION':
      return person.cooperation;
    case 'MINOR_WITH_VICTIM_FROM_14':
      if (!weighed.committedUnder18) return false;
      return weighed.offence.victimUnder14 === undefined ? 'VICTIM_AGE_UNKNOWN' : !weighed.offence.victimUnder14;
  }
}
