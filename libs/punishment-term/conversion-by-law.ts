import type { Punishment } from '../criminal-case/criminal-case.events.ts';
import type { LegalDate } from '../event-log/event.ts';
import { evaluate } from '../law/evaluate.ts';
import type { SentenceServed } from '../sentenced-person/term-served.ts';
import type { ByLaw } from './punishment-term.events.ts';

/** The rest of one punishment that becomes another one, from a day on. */
interface Replaced {
  readonly from: Punishment;
  readonly to: Punishment;
  readonly unservedDays: number;
  readonly on: LegalDate;
}

/**
 * What the law gives for the days that were left of a punishment, under the rates of the day from which another one takes their place.
 *
 * From deprivation of liberty a milder punishment follows (CC 73); into it leads the evasion of restriction of liberty (CC 44). Nothing
 * else is counted in days on one side and has a rate: what an act of amnesty or a pardon gives is its own to say.
 */
export function conversionByLaw({ from, to, unservedDays, on }: Replaced, { gravest }: Pick<SentenceServed, 'gravest'>): ByLaw | undefined {
  const ground = groundOf(from);
  if (ground === undefined) return undefined;
  const imposedFor = gravest === 'MISDEMEANOUR' ? 'MISDEMEANOUR' : 'CRIME';
  const { answer, receipt } = evaluate('conversion', { from: { punishment: from, amount: unservedDays }, to, ground, imposedFor }, on);
  switch (answer.verdict) {
    case 'CONVERTED':
      return { receipt, verdict: 'CONVERTED', whole: answer.whole };
    case 'NEEDS_MANUAL':
      return { receipt, verdict: 'NEEDS_MANUAL', because: answer.because };
    case 'NOT_CONVERTIBLE':
      return undefined;
  }
}

function groundOf(from: Punishment): 'MILDER' | 'EVASION' | undefined {
  if (from === 'DEPRIVATION_OF_LIBERTY') return 'MILDER';
  return from === 'RESTRICTION_OF_LIBERTY' ? 'EVASION' : undefined;
}
