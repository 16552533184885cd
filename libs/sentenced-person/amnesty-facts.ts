import type { LegalDate } from '../event-log/event.ts';
import type { AmnestyAct } from '../law/amnesty/amnesty-act.ts';
import type { ScreenedSentence } from '../law/amnesty/amnesty-facts.ts';
import { isMaliciousViolatorOn } from './behaviour-in-custody.ts';
import { repaidOn } from './damage-of-cases.ts';
import type { OnTerm } from './parole-facts.ts';
import { daysNotServed } from './days-not-served.ts';
import { childrenUnder, personFacts } from './person-facts.ts';

/** What papers show of a sentence besides what is recorded. Absent is not shown; of damage they count where the record does not tell. */
export type ShownOfSentence = Pick<ScreenedSentence, 'damage' | 'recidivism' | 'amnestiedBefore'>;

/**
 * What any act of amnesty is told of a term.
 *
 * @param appliesFrom the day from which the act has effect: situations and behaviour are those of that day
 */
export function screenedSentence(
  act: Pick<AmnestyAct, 'vulnerable'>,
  appliesFrom: LegalDate,
  { term, sentence, person, behaviour, damages }: OnTerm,
  { damage: shown, recidivism, amnestiedBefore }: ShownOfSentence,
): ScreenedSentence {
  const { punishment, start, credits } = term;
  const damage = damageRecorded(appliesFrom, damages) ?? shown;
  const degree = behaviour?.degrees.findLast(({ from }) => from <= appliesFrom)?.degree;
  return {
    effectiveOn: appliesFrom,
    person: { ...personFacts(person), children: childrenUnder(act.vulnerable.childUnder, appliesFrom, person) },
    offences: sentence.offences,
    punishment,
    start,
    ...(sentence.length && { term: sentence.length }),
    ...(sentence.facility && { facility: sentence.facility }),
    credits,
    interruptions: daysNotServed(term, sentence),
    suspended: sentence.suspended,
    ...(damage !== undefined && { damage }),
    ...(degree !== undefined && { behaviour: degree }),
    maliciousViolator: isMaliciousViolatorOn(appliesFrom, behaviour),
    ...(recidivism !== undefined && { recidivism }),
    ...(amnestiedBefore !== undefined && { amnestiedBefore }),
  };
}

/** What became of the damage by a day, as the files of the sentence have it; `undefined` where nothing had been claimed by then. */
export function damageRecorded(day: LegalDate, damages: OnTerm['damages']): 'REPAID' | 'UNPAID' | undefined {
  const repaid = repaidOn(day, damages);
  if (repaid === undefined) return undefined;
  return repaid ? 'REPAID' : 'UNPAID';
}
