import type { LegalDate } from '../event-log/event.ts';
import type { AmnestyAct } from '../law/amnesty/amnesty-act.ts';
import type { ScreenedSentence } from '../law/amnesty/amnesty-facts.ts';
import type { Child } from '../law/law-facts.ts';
import type { SocialStatusKind } from '../person/person.events.ts';
import { isMaliciousViolatorOn } from './behaviour-in-custody.ts';
import type { OnTerm } from './parole-facts.ts';
import { daysNotServed } from './term-served.ts';
import { personFacts } from './person-facts.ts';
import { holdsOn, type SentencedPerson } from './sentenced-person.ts';

/** What papers show of a sentence and no event records. Absent is not shown. */
export type ShownOfSentence = Pick<ScreenedSentence, 'damage' | 'recidivism' | 'amnestiedBefore'>;

/**
 * What any act of amnesty is told of a term.
 *
 * @param appliesFrom the day from which the act has effect: situations and behaviour are those of that day
 */
export function screenedSentence(
  act: Pick<AmnestyAct, 'vulnerable'>,
  appliesFrom: LegalDate,
  { term, sentence, person, behaviour }: OnTerm,
  { damage, recidivism, amnestiedBefore }: ShownOfSentence,
): ScreenedSentence {
  const { punishment, start, credits } = term;
  const degree = behaviour?.degrees.findLast(({ from }) => from <= appliesFrom)?.degree;
  return {
    effectiveOn: appliesFrom,
    person: { ...personFacts(person), children: childrenRecorded(act, appliesFrom, person) },
    offences: sentence.offences,
    punishment,
    start,
    ...(sentence.length && { term: sentence.length }),
    ...(sentence.facility && { facility: sentence.facility }),
    credits,
    interruptions: daysNotServed(term),
    suspended: sentence.suspended,
    ...(damage !== undefined && { damage }),
    ...(degree !== undefined && { behaviour: degree }),
    maliciousViolator: isMaliciousViolatorOn(appliesFrom, behaviour),
    ...(recidivism !== undefined && { recidivism }),
    ...(amnestiedBefore !== undefined && { amnestiedBefore }),
  };
}

/**
 * A situation with a child is recorded without the child's date of birth. It began with the child, so that the child is no younger than
 * it and, while it holds, under its age: for an act that asks for a child under that age or a higher one the answer is the same.
 */
function childrenRecorded({ vulnerable }: Pick<AmnestyAct, 'vulnerable'>, day: LegalDate, person: SentencedPerson): readonly Child[] {
  const soleParent = holdsOn(day, person, 'SINGLE_PARENT');
  return person.statuses.flatMap(({ kind, from, to }) => {
    const under = ageOfChild[kind];
    const holds = from <= day && (to === undefined || day <= to);
    return holds && under !== undefined && under <= vulnerable.childUnder ? [{ birthDate: from, soleParent }] : [];
  });
}

/** Under which age the child is that a situation is about; of many children one at least is under age. */
const ageOfChild: Readonly<Partial<Record<SocialStatusKind, number>>> = { CHILD_UNDER_3: 3, CHILD_UNDER_14: 14, MANY_CHILDREN: 18 };
